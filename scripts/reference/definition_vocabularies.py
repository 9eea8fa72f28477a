"""A sentence for every word that definition files may use, by its enumeration."""

from collections.abc import Mapping
from enum import StrEnum

from scripts.reference.vocabulary import Vocabulary
from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition, Guard, LegalBasis
from sisam.domain.ladder import LadderSeat
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reckoning import Clock
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.domain.step_definition import ClockKind, OnTransfer, OpenedBy, StepKind
from sisam.domain.workflow import Phase

#: In the order of the page.
DEFINITION_VOCABULARIES: Mapping[type[StrEnum], Vocabulary] = {
    StepKind: Vocabulary(
        "definitions",
        "Kinds of step",
        {
            StepKind.HANDOVER: "One side gives something over, and another confirms that it has it.",
            StepKind.TASK: "Somebody does something.",
            StepKind.MEETING: "People meet.",
            StepKind.CHECK: "Somebody looks whether something is as it should be.",
            StepKind.FINDING: "Somebody finds out a date or a party; recording it ends the step.",
            StepKind.WATCH: "Whoever is accountable moves the case on, or says why not.",
        },
    ),
    ClockKind: Vocabulary(
        "definitions",
        "Kinds of a step's own clock",
        {
            ClockKind.DO: "An ordinary step: something is to be done.",
            ClockKind.WATCH: "A watch step.",
            ClockKind.REVIEW: "A review that the law asks for; due rules may count from the next one.",
            ClockKind.LAW: "Another time that a statute sets.",
            ClockKind.PAUSE: "The question whether a pause goes on.",
        },
    ),
    OpenedBy: Vocabulary(
        "definitions",
        "Acts that open a step",
        {
            OpenedBy.CHANGE_OF_PARTY: "The accountable party becomes another organisation.",
            OpenedBy.CHANGE_OF_HOME: "The pupil's home municipality changes.",
            OpenedBy.NEW_PLACEMENT: "A case is opened for a new placement of the same pupil.",
            OpenedBy.PAUSE: "The case is paused.",
        },
    ),
    OnTransfer: Vocabulary(
        "definitions",
        "What a transfer does to a step",
        {
            OnTransfer.STAYS: "It goes on as it is, and does not open anew.",
            OnTransfer.ANEW: "It stays a debt, and opens anew in the new round too.",
            OnTransfer.REPLACED: "It is cancelled, and opens anew in the new round.",
            OnTransfer.MOVES: "It goes on in the new round; one that has passed accountability opens anew.",
        },
    ),
    Clock: Vocabulary(
        "definitions",
        "Clocks",
        {
            Clock.DAYS: "Days of the calendar; one that ends on a free day moves on, unless it is a maximum.",
            Clock.WEEKS: "Weeks, ending on the same day of the week; they move likewise.",
            Clock.MONTHS: "Months, ending on the same date or the last of the month; they move likewise.",
            Clock.YEARS: "Years, ending on the same date or the last of the month; they move likewise.",
            Clock.WORKING_DAYS: "Monday to Friday without public holidays and the three eves.",
            Clock.SCHOOL_DAYS: "Working days outside the school breaks.",
        },
    ),
    Source: Vocabulary(
        "definitions",
        "Sources of a due rule",
        {
            Source.LAW: "A statute says so; the rule cites the provision.",
            Source.AGREEMENT: "The parties have agreed on it.",
            Source.MODEL: "A public description of SiSam says so.",
            Source.POLICY: "Our default, which an agreement may replace.",
        },
    ),
    Phase: Vocabulary(
        "definitions",
        "Phases",
        {
            Phase.BEFORE: "Before the admission.",
            Phase.DURING: "From the admission to the discharge.",
            Phase.AFTER: "After the discharge.",
        },
    ),
    Role: Vocabulary(
        "definitions",
        "Roles",
        {
            Role.OFFICER: "Acts for an authority, such as the placing social worker.",
            Role.MANAGER: "Is the officer's manager; second rung of the ladders.",
            Role.HEAD_TEACHER: "Acts for a school (rektor).",
            Role.CONTACT_TEACHER: "Is the school's named contact for the pupil.",
            Role.EDUCATIONAL_LEAD: "Acts for the school at a youth home.",
            Role.COORDINATOR: "Is the last rung of the ladders, and gets what goes to an empty seat.",
            Role.ADMINISTRATOR: "Looks after the organisation's people and seats; acts in no case.",
            Role.OPERATIONS: "Sees to it that the program runs; acts in no case.",
            Role.LOG_REVIEWER: "Reads who was shown what; acts in no case.",
        },
    ),
    OrganisationKind: Vocabulary(
        "definitions",
        "Kinds of organisation",
        {
            OrganisationKind.SOCIAL_SERVICES: "Socialtjänsten in a municipality or a district of one.",
            OrganisationKind.SCHOOL: "A school, municipal or independent.",
            OrganisationKind.SCHOOL_AUTHORITY: "Who runs schools (huvudman).",
            OrganisationKind.EDUCATION_ADMINISTRATION: (
                "Utbildningsförvaltningen, which stands in for a school."
            ),
            OrganisationKind.YOUTH_HOME: "A state youth home (särskilt ungdomshem).",
            OrganisationKind.YOUTH_HOME_SCHOOL: "The school at a youth home; the home is its parent.",
            OrganisationKind.PLACEMENT_UNIT: "The unit of SiS that allots places; there is one.",
            OrganisationKind.ACTIVITY_RESPONSIBILITY: "Kommunala aktivitetsansvaret (KAA) in a municipality.",
            OrganisationKind.SUPPORT_OFFICE: "A collaboration office of SPSM.",
            OrganisationKind.AGENCY: "An agency of the state; its coordinator is where every climb can end.",
        },
    ),
    LadderSeat: Vocabulary(
        "definitions",
        "Whom a rung tells",
        {
            LadderSeat.OWNER: "The seat that acts for the side that is late.",
            LadderSeat.OWNER_MANAGER: "The manager at the side that is late.",
            LadderSeat.OWNER_COORDINATOR: "The coordinator at the side that is late.",
            LadderSeat.OTHER: (
                "The seat that acts for the side that waits; where there is none, for the accountable party."
            ),
            LadderSeat.OTHER_MANAGER: "The manager at the side that waits.",
            LadderSeat.OTHER_COORDINATOR: "The coordinator at the side that waits.",
        },
    ),
    Guard: Vocabulary(
        "definitions",
        "Guards",
        {
            Guard.YOUTH_HOME_NAMED: "The youth home and its school are recorded as parties.",
            Guard.RECEIVING_SIDE_ACCOUNTABLE: (
                "Accountability has come to the last place of the chain in this round."
            ),
            Guard.DATED_NEXT_STEP_OPEN: (
                "A step other than the watch is open, with a deadline or an alert of its own."
            ),
        },
    ),
    Condition: Vocabulary(
        "definitions",
        "Conditions",
        {
            Condition.ACUTE: "The placement type is acute.",
            Condition.LIGHT: "Admission and forecast are known, and lie less than 28 days apart.",
            Condition.SUDDEN: "The pupil was discharged before the school place was confirmed.",
            Condition.FORECAST_KNOWN: "The day of the planned discharge is recorded.",
            Condition.FORECAST_UNKNOWN: "The day of the planned discharge is not recorded.",
            Condition.DISCHARGED: "The pupil has been discharged.",
            Condition.NOT_DISCHARGED: "The pupil has not been discharged.",
            Condition.NO_HOME_SCHOOL: "The home school is not known, or it is recorded that there is none.",
            Condition.NO_RECEIVING_SCHOOL: (
                "It is recorded that there is no receiving school, or none is known at the discharge."
            ),
            Condition.COMPULSORY_AGE: (
                "The pupil is of compulsory school age on the day of the discharge, else of the forecast,"
                " else of the admission, else of the opening; also where that is not known."
            ),
            Condition.PAST_COMPULSORY_AGE: "The pupil is past compulsory school age on that day.",
            Condition.FIRST_OCCURRENCE: "A step that repeats stands open for the first time.",
            Condition.LATER_OCCURRENCE: "A step that repeats has stood open before.",
            Condition.REVIEWED_BY_LAW: "The care rests on LVU 2 or 3 §, so LVU 13 § asks for reviews.",
            Condition.CARE_ENDS_AT_18: "The care rests on LVU 2 §, so LVU 21 § ends it at 18.",
            Condition.CARE_ENDS_AT_21: (
                "The care rests on LVU 3 §, alone or beside 2 §, so LVU 21 § ends it at 21."
            ),
            Condition.NUMBER_UNKNOWN: "The pupil's birth date is not known.",
        },
    ),
    Anchor: Vocabulary(
        "definitions",
        "Dates",
        {
            Anchor.OPENED: "Set by the program: the case was opened.",
            Anchor.INVESTIGATION_OPENED: "Social services opened an investigation of the need for care.",
            Anchor.CUSTODY_DECIDED: "Immediate custody was decided.",
            Anchor.CARE_EXECUTED: "The care or the custody was executed; most times of LVU count from here.",
            Anchor.APPLIED: "The application for a place reached SiS.",
            Anchor.ADMITTED: "The pupil was admitted to the home.",
            Anchor.FIRST_LESSON: "The pupil had the first lesson at the home.",
            Anchor.FORECAST: "The discharge is planned for this day; it may lie ahead.",
            Anchor.DISCHARGED: "The pupil was discharged.",
            Anchor.SCHOOL_STARTS: "The receiving school is planned to start on this day; it may lie ahead.",
            Anchor.SCHOOL_STARTED: "The pupil has started at the receiving school.",
            Anchor.COMPULSORY_SCHOOLING_UNTIL: "The last day of compulsory schooling; it may lie ahead.",
            Anchor.TURNS_18: "The 18th birthday; it may lie ahead.",
            Anchor.TURNS_20: "The 20th birthday; it may lie ahead.",
            Anchor.TURNS_21: "The 21st birthday; it may lie ahead.",
            Anchor.FIRST_ADMITTED: "The first admission, whatever homes the pupil has come to since.",
            Anchor.FORECAST_SET: "Set by the program: the forecast was given or renewed.",
            Anchor.CONTACT_CONFIRMED: "Set by a step: the home school confirmed the first contact.",
            Anchor.HANDOVER_CONFIRMED: (
                "Set by a step: the youth home's school confirmed the educational handover."
            ),
            Anchor.PLACE_CONFIRMED: "Set by a step: the school place was confirmed.",
            Anchor.PREVIOUS_DUE: "Of a step that repeats: its previous occurrence was first due.",
            Anchor.LAST_ACT: "The accountable organisation did something in the case for the last time.",
            Anchor.OFFERED: "Of a step: it was offered; answers count from here.",
            Anchor.RETURNED: "Of a step: it was sent back, or its offer was withdrawn.",
            Anchor.REOPENED: "Of a step: it opened anew because something was lost.",
            Anchor.STEP_OPENED: "Of a step: it was recorded as open.",
            Anchor.REVIEW: "The next review of the care that the law asks for.",
            Anchor.TERM_END: "The next end of a school term in the calendar.",
            Anchor.PAUSE_UNTIL: "The last planned day of the pause that goes on.",
        },
    ),
    LegalBasis: Vocabulary(
        "definitions",
        "Legal bases of care",
        {
            LegalBasis.LVU_2: "LVU 2 §: conditions in the home.",
            LegalBasis.LVU_3: "LVU 3 §: the youth's own behaviour.",
            LegalBasis.LVU_2_3: "LVU 2 and 3 §§ together.",
            LegalBasis.LVU_6: "LVU 6 §: immediate custody.",
            LegalBasis.SOL: "Socialtjänstlagen: care with consent.",
            LegalBasis.LSU: "LSU: closed youth care, a sentence.",
        },
    ),
}
