"""What the members of the closed vocabularies are called in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.fact import Condition, Fact, Guard, LegalBasis, PlacementType, Protection
from sisam.domain.ladder import LadderSeat
from sisam.domain.language import Language
from sisam.domain.message import ItemKind
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reckoning import ClockFamily
from sisam.domain.schooling import SchoolingMode
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.domain.step import Cause, StepStatus
from sisam.domain.step_definition import StepKind
from sisam.domain.workflow import Phase
from sisam.wording.access_terms import ACCESS_VOCABULARIES


class Word(StrEnum):
    """The words of the service that stand beside a party, a step or a case."""

    ACCOUNTABLE = "accountable"
    OWNER = "owner"
    CONFIRMER = "confirmer"
    RECEIVER = "receiver"
    STANDS_IN = "stands_in"
    NOBODY = "nobody"
    UNKNOWN = "unknown"
    HOLDER = "holder"
    DEPUTY = "deputy"
    VACANT = "vacant"
    OVERDUE = "overdue"
    ALERT = "alert"
    ACKNOWLEDGED = "acknowledged"
    RESTRICTED = "restricted"
    WITHOUT_AGREEMENT = "without_agreement"
    OPEN_CASE = "open_case"
    CLOSED_CASE = "closed_case"


#: A member's Swedish and English term.
Pair = tuple[str, str]

# Members of different enums with the same value are equal, so each vocabulary has a table of its own.
_VOCABULARIES: dict[type[StrEnum], dict[StrEnum, Pair]] = {
    StepStatus: {
        StepStatus.OPEN: ("öppet", "open"),
        StepStatus.OFFERED: ("överlämnat, väntar på bekräftelse", "handed over, waits to be confirmed"),
        StepStatus.CONFIRMED: ("klart", "done"),
        StepStatus.WAIVED: ("struket", "waived"),
        StepStatus.TAKEN_OVER: ("överfört till ett annat ärende", "carried to another case"),
        StepStatus.CANCELLED: ("bortfallet", "cancelled"),
    },
    StepKind: {
        StepKind.HANDOVER: ("överlämning", "handover"),
        StepKind.TASK: ("uppgift", "task"),
        StepKind.MEETING: ("möte", "meeting"),
        StepKind.CHECK: ("kontroll", "check"),
        StepKind.FINDING: ("fråga att besvara", "question to answer"),
        StepKind.WATCH: ("bevakning", "watch"),
    },
    Cause: {
        Cause.OVERTAKEN: ("händelserna hann före", "events have overtaken it"),
        Cause.ANCHOR_LOST: (
            "det som steget vilar på är inte längre känt",
            "what it rests on is no longer known",
        ),
        Cause.NOT_APPLICABLE: ("steget behövs inte längre", "it is no longer needed"),
        Cause.ACCOUNTABILITY_MOVED: (
            "ansvaret har gått över till en annan part",
            "the accountability has moved",
        ),
        Cause.ANNULLED: ("det som öppnade steget är annullerat", "what opened it has been annulled"),
        Cause.TRANSFERRED: ("eleven har flyttats till ett annat hem", "the pupil has moved to another home"),
        Cause.CLOSED: ("ärendet är avslutat", "the case is closed"),
    },
    DeadlineKind: {
        DeadlineKind.DO: ("att göra", "to do"),
        DeadlineKind.ANSWER: ("att svara på", "to answer"),
        DeadlineKind.WATCH: ("bevakning", "watch"),
        DeadlineKind.PAUSE: ("paus", "pause"),
        DeadlineKind.REVIEW: ("prövning av vården", "review of care"),
        DeadlineKind.LAW: ("gräns enligt lag", "limit set by law"),
    },
    DeadlineStatus: {
        DeadlineStatus.PENDING: ("löper", "running"),
        DeadlineStatus.MET: ("hållen", "met"),
        DeadlineStatus.MISSED: ("passerad", "missed"),
        DeadlineStatus.CANCELLED: ("gäller inte längre", "cancelled"),
    },
    ClockFamily: {
        ClockFamily.LEGAL: ("kalendertid", "calendar time"),
        ClockFamily.WORKING_DAYS: ("arbetsdagar", "working days"),
        ClockFamily.SCHOOL_DAYS: ("skoldagar", "school days"),
    },
    AlertCause: {
        AlertCause.OVERDUE: ("försenat", "overdue"),
        AlertCause.VACANCY: ("roll utan person", "vacancy"),
        AlertCause.UNDELIVERABLE: ("gick inte att nå", "could not be reached"),
        AlertCause.TECHNICAL: ("tekniskt fel", "technical fault"),
        AlertCause.NO_SCHOOL: ("utan skola", "without school"),
        AlertCause.LOG_REVIEW: ("loggen är inte granskad", "log not reviewed"),
    },
    Cleared: {
        Cleared.STEP_ENDED: ("steget är avslutat", "the step has ended"),
        Cleared.OFFERED: ("steget är överlämnat", "the step has been handed over"),
        Cleared.ANSWERED: ("svaret har kommit", "the answer has come"),
        Cleared.ANCHOR_MOVED: ("tidsgränsen har flyttats", "the deadline has moved"),
        Cleared.REASSIGNED: ("steget ligger hos någon annan", "the step lies with somebody else"),
        Cleared.ANNULLED: ("det som larmet gällde är annullerat", "what it was about has been annulled"),
        Cleared.CASE_CLOSED: ("ärendet är avslutat", "the case is closed"),
        Cleared.SEAT_FILLED: ("någon har rollen igen", "somebody holds the role again"),
        Cleared.NO_DUTY: ("inget väntar på rollen längre", "nothing waits for the role any more"),
        Cleared.GOT_THROUGH: ("meddelanden kommer fram igen", "messages get through again"),
        Cleared.ADDRESS_CHANGED: ("adressen är ändrad", "the address has been changed"),
        Cleared.LEFT: ("personen har ingen roll längre", "the person holds no role any more"),
        Cleared.MENDED: ("felet är rättat", "the fault is mended"),
        Cleared.IN_SCHOOL: ("eleven går i skolan igen", "the pupil goes to school again"),
        Cleared.NOT_COMPULSORY: ("eleven har inte skolplikt", "the pupil is not of compulsory school age"),
        Cleared.REVIEWED: ("loggen är granskad", "the log is reviewed"),
    },
    Role: {
        Role.OFFICER: ("handläggare", "officer"),
        Role.MANAGER: ("chef", "manager"),
        Role.HEAD_TEACHER: ("rektor", "head teacher"),
        Role.CONTACT_TEACHER: ("kontaktlärare", "contact teacher"),
        Role.EDUCATIONAL_LEAD: ("pedagogiskt ansvarig", "educational lead"),
        Role.COORDINATOR: ("samordnare", "coordinator"),
        Role.ADMINISTRATOR: ("administratör", "administrator"),
        Role.OPERATIONS: ("driftansvarig", "operations"),
        Role.LOG_REVIEWER: ("loggranskare", "log reviewer"),
    },
    LadderSeat: {
        LadderSeat.OWNER: ("den som är sen", "the one who is late"),
        LadderSeat.OWNER_MANAGER: ("chefen hos den som är sen", "the manager of the one who is late"),
        LadderSeat.OWNER_COORDINATOR: (
            "samordnaren hos den som är sen",
            "the coordinator of the one who is late",
        ),
        LadderSeat.OTHER: ("den som väntar", "the one who waits"),
        LadderSeat.OTHER_MANAGER: ("chefen hos den som väntar", "the manager of the one who waits"),
        LadderSeat.OTHER_COORDINATOR: (
            "samordnaren hos den som väntar",
            "the coordinator of the one who waits",
        ),
    },
    Phase: {
        Phase.BEFORE: ("före placeringen", "before the placement"),
        Phase.DURING: ("under placeringen", "during the placement"),
        Phase.AFTER: ("efter placeringen", "after the placement"),
    },
    OrganisationKind: {
        OrganisationKind.SOCIAL_SERVICES: ("socialtjänst", "social services"),
        OrganisationKind.SCHOOL: ("skola", "school"),
        OrganisationKind.SCHOOL_AUTHORITY: ("huvudman", "school authority"),
        OrganisationKind.EDUCATION_ADMINISTRATION: ("utbildningsförvaltning", "education administration"),
        OrganisationKind.YOUTH_HOME: ("särskilt ungdomshem", "special youth home"),
        OrganisationKind.YOUTH_HOME_SCHOOL: ("skola vid ungdomshem", "youth home school"),
        OrganisationKind.PLACEMENT_UNIT: ("placeringsenhet", "placement unit"),
        OrganisationKind.ACTIVITY_RESPONSIBILITY: (
            "kommunalt aktivitetsansvar",
            "municipal activity responsibility",
        ),
        OrganisationKind.SUPPORT_OFFICE: ("samverkanskontor", "support office"),
        OrganisationKind.AGENCY: ("myndighet", "agency"),
    },
    Source: {
        Source.LAW: ("lag", "law"),
        Source.AGREEMENT: ("avtal", "agreement"),
        Source.MODEL: ("SiSam-modellen", "the SiSam model"),
        Source.POLICY: ("riktvärde", "default policy"),
    },
    Fact: {
        Fact.PLACEMENT_TYPE: ("typ av placering", "type of placement"),
        Fact.LEGAL_BASIS: ("lagrum för vården", "legal basis of the care"),
        Fact.SCHOOL_FORM: ("skolform", "school form"),
        Fact.HOME_MUNICIPALITY: ("hemkommun", "home municipality"),
        Fact.NUMBER_UNKNOWN: ("personnumret är okänt", "the personal number is unknown"),
        Fact.FORECAST_POSTPONED: ("antal framflyttade utskrivningar", "number of postponed discharges"),
        Fact.SUDDEN: ("utskrivning utan bekräftad skolplats", "discharged without a confirmed school place"),
        Fact.PROTECTED: ("skyddade personuppgifter", "protected identity"),
    },
    PlacementType: {
        PlacementType.ACUTE: ("akut", "acute"),
        PlacementType.ASSESSMENT: ("utredning", "assessment"),
        PlacementType.TREATMENT: ("behandling", "treatment"),
    },
    LegalBasis: {
        LegalBasis.LVU_2: ("2 § LVU", "LVU, section 2"),
        LegalBasis.LVU_3: ("3 § LVU", "LVU, section 3"),
        LegalBasis.LVU_2_3: ("2 och 3 §§ LVU", "LVU, sections 2 and 3"),
        LegalBasis.LVU_6: ("6 § LVU", "LVU, section 6"),
        LegalBasis.SOL: ("socialtjänstlagen", "the Social Services Act"),
        LegalBasis.LSU: ("LSU (sluten ungdomsvård)", "LSU (secure youth care)"),
    },
    Protection: {
        Protection.NONE: ("inget skydd", "none"),
        Protection.SECRECY_MARKING: ("sekretessmarkering", "secrecy marking"),
        Protection.PROTECTED_REGISTRATION: ("skyddad folkbokföring", "protected registration"),
        Protection.FICTITIOUS: ("fingerade personuppgifter", "fictitious identity"),
    },
    Condition: {
        Condition.ACUTE: ("placeringen är akut", "the placement is acute"),
        Condition.LIGHT: (
            "vistelsen är planerad till mindre än 28 dagar",
            "the stay is planned to be shorter than 28 days",
        ),
        Condition.SUDDEN: (
            "utskrivningen kom innan skolplatsen var bekräftad",
            "discharge came before the school place was confirmed",
        ),
        Condition.FORECAST_KNOWN: ("planerad utskrivning är känd", "the planned discharge is known"),
        Condition.FORECAST_UNKNOWN: ("planerad utskrivning är okänd", "the planned discharge is unknown"),
        Condition.DISCHARGED: ("eleven är utskriven", "the pupil is discharged"),
        Condition.NOT_DISCHARGED: ("eleven är inte utskriven", "the pupil is not discharged"),
        Condition.NO_HOME_SCHOOL: ("hemskola saknas eller är okänd", "the home school is missing or unknown"),
        Condition.NO_RECEIVING_SCHOOL: (
            "mottagande skola saknas, eller är okänd vid utskrivningen",
            "there is no receiving school, or it is unknown at discharge",
        ),
        Condition.COMPULSORY_AGE: ("eleven har skolplikt", "the pupil is of compulsory school age"),
        Condition.PAST_COMPULSORY_AGE: (
            "eleven har inte längre skolplikt",
            "the pupil is past compulsory school age",
        ),
        Condition.FIRST_OCCURRENCE: ("det är första gången", "it is the first time"),
        Condition.LATER_OCCURRENCE: ("det är inte första gången", "it is not the first time"),
        Condition.REVIEWED_BY_LAW: ("vården ska prövas enligt lag", "the law demands reviews of the care"),
        Condition.CARE_ENDS_AT_18: ("vården upphör vid 18 år", "the care ends at 18"),
        Condition.CARE_ENDS_AT_21: ("vården upphör vid 21 år", "the care ends at 21"),
        Condition.NUMBER_UNKNOWN: ("personnumret är okänt", "the personal number is unknown"),
    },
    Guard: {
        Guard.YOUTH_HOME_NAMED: (
            "ungdomshemmet och dess skola är registrerade",
            "the youth home and its school are recorded",
        ),
        Guard.RECEIVING_SIDE_ACCOUNTABLE: (
            "den mottagande sidan har tagit över ansvaret",
            "the receiving side is accountable",
        ),
        Guard.DATED_NEXT_STEP_OPEN: (
            "nästa steg är öppet och har ett datum",
            "the next step is open and has a date",
        ),
    },
    ItemKind: {
        ItemKind.NOTICE: ("meddelande", "notice"),
        ItemKind.REMINDER: ("påminnelse", "reminder"),
        ItemKind.OVERDUE: ("försenat", "overdue"),
        ItemKind.VACANCY: ("roll utan person", "vacancy"),
        ItemKind.UNDELIVERABLE: ("gick inte att nå", "undeliverable"),
        ItemKind.TECHNICAL: ("tekniskt fel", "technical fault"),
        ItemKind.SUMMARY: ("sammanfattning", "summary"),
        ItemKind.STATEMENT: ("dagsbesked", "daily statement"),
        ItemKind.NO_SCHOOL: ("utan skola", "without school"),
        ItemKind.LOG_REVIEW: ("loggen är inte granskad", "log not reviewed"),
    },
    EventType: {
        EventType.CASE_OPENED: ("ärendet öppnades", "the case was opened"),
        EventType.STATE_CHANGED: ("ärendet bytte läge", "the case changed its state"),
        EventType.ANCHOR_SET: ("ett datum registrerades", "a date was recorded"),
        EventType.FACT_SET: ("en uppgift registrerades", "a fact was recorded"),
        EventType.PARTY_SET: ("en part registrerades", "a party was recorded"),
        EventType.STEP_OPENED: ("ett steg öppnades", "a step opened"),
        EventType.STEP_OFFERED: ("ett steg lämnades över", "a step was handed over"),
        EventType.STEP_RETURNED: ("ett steg skickades tillbaka", "a step was returned"),
        EventType.OFFER_WITHDRAWN: ("en överlämning togs tillbaka", "a handover was taken back"),
        EventType.STEP_CONFIRMED: (
            "ansvaret gick över när ett steg bekräftades",
            "a confirmation moved the accountability",
        ),
        EventType.STEP_WAIVED: ("ett steg ströks", "a step was waived"),
        EventType.STEP_CANCELLED: ("ett steg föll bort", "a step was cancelled"),
        EventType.STEP_TAKEN_OVER: ("ett steg togs över", "a step was taken over"),
        EventType.STEP_REASSIGNED: ("ett steg bytte part", "a step changed hands"),
        EventType.STEP_RESTORED: ("ett steg återställdes", "a step was restored"),
        EventType.DEADLINE_SET: ("en tidsgräns sattes", "a deadline was set"),
        EventType.DEADLINE_MET: ("en tidsgräns hölls", "a deadline was met"),
        EventType.DEADLINE_MISSED: ("en tidsgräns passerades", "a deadline was missed"),
        EventType.DEADLINE_CANCELLED: ("en tidsgräns togs bort", "a deadline was cancelled"),
        EventType.ALERT_RAISED: ("ett larm gick", "an alert was raised"),
        EventType.ALERT_CLIMBED: ("ett larm gick vidare", "an alert climbed"),
        EventType.ALERT_ACKNOWLEDGED: ("ett larm kvitterades", "an alert was acknowledged"),
        EventType.ALERT_CLEARED: ("ett larm upphörde", "an alert was cleared"),
        EventType.ALERT_NOTED: ("en anteckning gjordes om ett larm", "a note was made on an alert"),
        EventType.ALERT_SNOOZED: ("ett larm sköts upp", "an alert was postponed"),
        EventType.ALERT_ASSIGNED: ("ett larm lades på en person", "an alert was given to one person"),
        EventType.DEADLINE_REMINDED: ("en påminnelse gick", "a reminder went out"),
        EventType.CASE_TRANSFERRED: ("eleven flyttades till ett annat hem", "the pupil was transferred"),
        EventType.PAUSE_STARTED: ("ett uppehåll började", "a pause began"),
        EventType.PAUSE_CHANGED: ("ett uppehåll ändrades", "a pause was changed"),
        EventType.PAUSE_ENDED: ("ett uppehåll upphörde", "a pause ended"),
        EventType.STEP_CARRIED: ("ett steg fördes över till ett annat ärende", "a step was carried on"),
        EventType.DEBT_ACCEPTED: ("ett steg togs emot från ett annat ärende", "a debt was accepted"),
        EventType.HOME_MOVE_SET: ("ett byte av hemkommun registrerades", "a change of home was recorded"),
        EventType.SPELL_RECORDED: ("skolgång registrerades", "schooling was recorded"),
        EventType.RULES_CHANGED: ("ärendet fick nya regler", "the case came under other rules"),
        EventType.DISCLOSED: ("uppgifter lämnades ut", "something was disclosed"),
        EventType.DISCLOSURE_ENDED: ("ett utlämnande togs tillbaka", "a disclosure was taken back"),
        EventType.HANDOVER_FORCED: ("en överlämning tvingades igenom", "a handover was forced"),
        EventType.COMMAND_ANNULLED: ("det var självt en annullering", "it was an annulment itself"),
        EventType.CASE_CLOSED: ("ärendet avslutades", "the case was closed"),
    },
    SchoolingMode: {
        SchoolingMode.ON_SITE: ("på plats", "on site"),
        SchoolingMode.PART_TIME: ("på deltid", "part time"),
        SchoolingMode.REMOTE: ("på distans", "remote"),
        SchoolingMode.HOME_TUITION: ("undervisning där eleven bor", "home tuition"),
    },
    Word: {
        Word.ACCOUNTABLE: ("ansvarig", "accountable"),
        Word.OWNER: ("ska göra det", "to do it"),
        Word.CONFIRMER: ("ska bekräfta", "to confirm it"),
        Word.RECEIVER: ("mottagaren", "the receiving side"),
        Word.STANDS_IN: ("ersätter", "stands in for"),
        Word.NOBODY: ("finns inte", "there is none"),
        Word.UNKNOWN: ("inte känd", "not known"),
        Word.HOLDER: ("ordinarie", "holder"),
        Word.DEPUTY: ("ersättare", "deputy"),
        Word.VACANT: ("ingen har rollen", "vacant"),
        Word.OVERDUE: ("försenat", "overdue"),
        Word.ALERT: ("larm", "alert"),
        Word.ACKNOWLEDGED: ("kvitterat", "acknowledged"),
        Word.RESTRICTED: ("skyddade personuppgifter", "protected identity"),
        Word.WITHOUT_AGREEMENT: ("utan avtal", "without an agreement"),
        Word.OPEN_CASE: ("pågår", "open"),
        Word.CLOSED_CASE: ("avslutat", "closed"),
    },
}

#: Every closed vocabulary that people read, by its enum.
VOCABULARIES: Mapping[type[StrEnum], Mapping[StrEnum, Pair]] = MappingProxyType(
    _VOCABULARIES | ACCESS_VOCABULARIES
)

#: What was asked for and is not there, by the kinds that `NotFound` carries.
MISSING: Mapping[str, Pair] = {
    "alert": ("inget larm", "no alert"),
    "calendar": ("ingen kalender", "no calendar"),
    "case": ("inget ärende", "no case"),
    "command": ("ingen registrering", "no command"),
    "law": ("ingen lagtabell", "no law table"),
    "organisation": ("ingen organisation", "no organisation"),
    "person": ("ingen person", "no person"),
    "seat": ("ingen roll", "no seat"),
    "step": ("inget steg", "no step"),
    "subject": ("ingen elev", "no pupil"),
    "workflow": ("inget arbetsflöde", "no workflow"),
}

_OF_FACTS: Mapping[Fact, type[StrEnum]] = {
    Fact.PLACEMENT_TYPE: PlacementType,
    Fact.LEGAL_BASIS: LegalBasis,
}
_ANSWERS: Mapping[str, Pair] = {"yes": ("ja", "yes"), "no": ("nej", "no")}


def term(member: StrEnum, language: Language) -> str:
    """Return what a member of a closed vocabulary is called."""
    return chosen(VOCABULARIES[type(member)][member], language)


def missing(kind: str, language: Language) -> str:
    """Return how it is said that there is no thing of that kind."""
    return chosen(MISSING.get(kind, ("inget", "nothing")), language)


def fact_value(fact: Fact, value: str, language: Language) -> str:
    """Return what a fact's value is called; a code, a number or a count is shown as it is."""
    if vocabulary := _OF_FACTS.get(fact):
        return term(vocabulary(value), language)
    return chosen(_ANSWERS[value], language) if value in _ANSWERS else value


def chosen(pair: Pair, language: Language) -> str:
    """Return the one of two terms that is in the language."""
    return pair[0] if language is Language.SV else pair[1]
