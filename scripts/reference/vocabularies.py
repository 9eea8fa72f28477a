"""A sentence for every word of every closed vocabulary, by its enumeration."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sisam.application.ports.outbox import MessageStatus
from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.fact import Condition, Fact, Guard, LegalBasis, PlacementType, Protection
from sisam.domain.ladder import LadderSeat
from sisam.domain.language import Language
from sisam.domain.message import ItemKind
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reckoning import Clock, ClockFamily
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.domain.step import Cause, StepStatus
from sisam.domain.step_definition import ClockKind, StepKind
from sisam.domain.workflow import Phase


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of an enumeration, explained on one page of the reference."""

    #: The page without its ending.
    page: str
    title: str
    words: Mapping[StrEnum, str]


VOCABULARIES: Mapping[type[StrEnum], Vocabulary] = {
    StepStatus: Vocabulary(
        "views",
        "Where a step stands",
        {
            StepStatus.OPEN: "Its owner has to do it.",
            StepStatus.OFFERED: "Its owner has done it, and its confirmer has to answer.",
            StepStatus.CONFIRMED: (
                "It has ended: the confirmer has received it, or it is done and nobody had to."
            ),
            StepStatus.WAIVED: "It has ended: the side that it was owed to has let it go, with a reason.",
            StepStatus.TAKEN_OVER: (
                "It has ended here: the step named as its successor, in a linked case, goes on; not used yet."
            ),
            StepStatus.CANCELLED: "It has ended: something has made it pointless.",
        },
    ),
    DeadlineKind: Vocabulary(
        "views",
        "Kinds of deadline",
        {
            DeadlineKind.DO: "The owner's time to do the step.",
            DeadlineKind.ANSWER: "The confirmer's time to answer an offer.",
            DeadlineKind.WATCH: "The accountable party's time to move the case on, or to say why not.",
            DeadlineKind.PAUSE: "The time until somebody must say whether a pause goes on; not set yet.",
            DeadlineKind.REVIEW: "The time until care must be reviewed by law.",
            DeadlineKind.LAW: "Another time that a statute sets, such as the longest time of care.",
        },
    ),
    DeadlineStatus: Vocabulary(
        "views",
        "Where a deadline stands",
        {
            DeadlineStatus.PENDING: "It counts, and has not passed.",
            DeadlineStatus.MET: "What it asked for was done in time.",
            DeadlineStatus.MISSED: "It passed; that stays so for ever, whatever is done afterwards.",
            DeadlineStatus.CANCELLED: "It does not count any more: something else is asked for, or nothing.",
        },
    ),
    ClockFamily: Vocabulary(
        "views",
        "Ways of counting time",
        {
            ClockFamily.LEGAL: "Days, weeks, months or years, as lag (1930:173) counts them.",
            ClockFamily.WORKING_DAYS: "Monday to Friday without public holidays and the three eves.",
            ClockFamily.SCHOOL_DAYS: "Working days outside the school breaks.",
        },
    ),
    AlertCause: Vocabulary(
        "views",
        "Causes of an alert",
        {
            AlertCause.OVERDUE: "A deadline was missed.",
            AlertCause.VACANCY: "Nobody sits, or soon nobody will, where things fall due.",
            AlertCause.UNDELIVERABLE: "A person cannot be reached at the address that is known.",
            AlertCause.TECHNICAL: "The program failed, and a person must look.",
        },
    ),
    Cleared: Vocabulary(
        "views",
        "How the cause of an alert ended",
        {
            Cleared.STEP_ENDED: "The step was done, waived or cancelled.",
            Cleared.OFFERED: "The owner offered the step at last.",
            Cleared.ANSWERED: "The confirmer confirmed the step or sent it back.",
            Cleared.ANCHOR_MOVED: "The date that the deadline counts from changed, and a new one was set.",
            Cleared.REASSIGNED: "The offer was withdrawn, by its owner or for another confirmer.",
            Cleared.ANNULLED: "The command that the deadline rested on was undone as a mistake.",
            Cleared.CASE_CLOSED: "The case was closed; not used yet, because closing ends each step.",
            Cleared.SEAT_FILLED: "Somebody sits again where nobody sat.",
            Cleared.NO_DUTY: "Nothing falls due any more on the seat where nobody sits.",
            Cleared.GOT_THROUGH: "A message reached the person again.",
            Cleared.ADDRESS_CHANGED: "The person has another address now.",
            Cleared.LEFT: "The person sits nowhere any more.",
            Cleared.MENDED: "The fault is not there any more.",
        },
    ),
    MessageStatus: Vocabulary(
        "views",
        "Where a message stands",
        {
            MessageStatus.QUEUED: "It waits for its next moment to be sent.",
            MessageStatus.SENDING: "Somebody has claimed it to send it, until its next moment.",
            MessageStatus.SENT: "The channel has said that it took it.",
            MessageStatus.UNREACHABLE: "It was refused for good, and others tell its items instead.",
            MessageStatus.HELD: "It waits for its reader's office hours, or for their digest.",
        },
    ),
    ItemKind: Vocabulary(
        "views",
        "Kinds of item in a message",
        {
            ItemKind.NOTICE: "Something happened; nobody must answer.",
            ItemKind.REMINDER: "A deadline comes near.",
            ItemKind.OVERDUE: "A deadline was missed, and the alert stands on this person's rung.",
            ItemKind.VACANCY: "Nobody sits, or soon nobody will, where things fall due.",
            ItemKind.UNDELIVERABLE: "A message was refused for good; told to those who can mend the address.",
            ItemKind.TECHNICAL: "Something in the program or around it does not work.",
            ItemKind.SUMMARY: "Many things at once, told as one.",
            ItemKind.STATEMENT: "The daily account of what waits and what is late.",
        },
    ),
    Fact: Vocabulary(
        "events",
        "Facts of a case",
        {
            Fact.PLACEMENT_TYPE: "Why the youth is placed: acute, assessment or treatment.",
            Fact.LEGAL_BASIS: "The paragraph that the care rests on.",
            Fact.SCHOOL_FORM: "The code of the pupil's school form.",
            Fact.HOME_MUNICIPALITY: "The four-digit code of the home municipality.",
            Fact.NUMBER_UNKNOWN: "`yes` where the pupil's birth date is not known.",
            Fact.FORECAST_POSTPONED: "How many times the forecast of the discharge was moved to a later day.",
            Fact.SUDDEN: "Whether the pupil was discharged while no school place was confirmed.",
        },
    ),
    Cause: Vocabulary(
        "events",
        "Causes for which a step is cancelled",
        {
            Cause.OVERTAKEN: "Events have made it pointless for good; it counts as never done.",
            Cause.ANCHOR_LOST: "What it hung on is not known any more; it opens anew when it is.",
            Cause.NOT_APPLICABLE: "A condition makes it superfluous; it opens anew when that ends.",
            Cause.ACCOUNTABILITY_MOVED: "It was the watch of a party that is not accountable any more.",
            Cause.ANNULLED: "The command that opened it was undone as a mistake.",
            Cause.TRANSFERRED: "The pupil was moved to another home; not used yet.",
            Cause.CLOSED: "The case was closed.",
        },
    ),
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
    PlacementType: Vocabulary(
        "import-files",
        "Placement types",
        {
            PlacementType.ACUTE: (
                "The youth arrives at once, often before anybody has applied; clocks are shorter."
            ),
            PlacementType.ASSESSMENT: "The youth comes to be assessed (utredning).",
            PlacementType.TREATMENT: "The youth comes to be treated.",
        },
    ),
    Protection: Vocabulary(
        "import-files",
        "Kinds of protected identity",
        {
            Protection.NONE: "No protection.",
            Protection.SECRECY_MARKING: "Sekretessmarkering.",
            Protection.PROTECTED_REGISTRATION: "Skyddad folkbokföring.",
            Protection.FICTITIOUS: "Fingerade personuppgifter.",
        },
    ),
    Language: Vocabulary(
        "import-files",
        "Languages",
        {Language.SV: "Swedish.", Language.EN: "English."},
    ),
}
