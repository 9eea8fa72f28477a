"""A sentence for every word of every closed vocabulary, by its enumeration."""

from collections.abc import Mapping
from enum import StrEnum

from scripts.reference.access_vocabularies import ACCESS_VOCABULARIES
from scripts.reference.definition_vocabularies import DEFINITION_VOCABULARIES
from scripts.reference.vocabulary import Vocabulary
from sisam.application.ports.outbox import MessageStatus
from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.fact import Fact, PlacementType, Protection
from sisam.domain.language import Language
from sisam.domain.log_review import ReviewOutcome
from sisam.domain.message import ItemKind
from sisam.domain.reckoning import ClockFamily
from sisam.domain.schooling import SchoolingMode
from sisam.domain.step import Cause, StepStatus

_OTHERS: Mapping[type[StrEnum], Vocabulary] = {
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
                "It has ended here: the step named as its successor, in a linked case, goes on."
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
            DeadlineKind.PAUSE: "The time until somebody must say whether a pause goes on.",
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
            AlertCause.NO_SCHOOL: "A pupil of compulsory school age goes to no school today.",
            AlertCause.LOG_REVIEW: "Nobody has looked through a month of the read log.",
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
            Cleared.IN_SCHOOL: "The pupil goes to school.",
            Cleared.NOT_COMPULSORY: "The pupil is not of compulsory school age any more.",
            Cleared.REVIEWED: "Somebody has looked through the log of the month and signed for it.",
        },
    ),
    ReviewOutcome: Vocabulary(
        "views",
        "What comes of a review of the read log",
        {
            ReviewOutcome.NOTHING_TO_REMARK: "There was nothing to ask about.",
            ReviewOutcome.FOLLOWED_UP: "Something is being asked about, under a registry number.",
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
            ItemKind.NO_SCHOOL: "A pupil of compulsory school age goes to no school.",
            ItemKind.LOG_REVIEW: "A month of the read log is to be looked through.",
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
            Fact.PROTECTED: "`yes` where the pupil came under protected identity after the opening.",
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
            Cause.TRANSFERRED: "The pupil was moved to another home.",
            Cause.CLOSED: "The case was closed.",
        },
    ),
    SchoolingMode: Vocabulary(
        "views",
        "Ways of going to school",
        {
            SchoolingMode.ON_SITE: "At the school, full time.",
            SchoolingMode.PART_TIME: "At the school, part of the time.",
            SchoolingMode.REMOTE: "Remote teaching.",
            SchoolingMode.HOME_TUITION: "Teaching where the pupil lives.",
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
VOCABULARIES: Mapping[type[StrEnum], Vocabulary] = {
    **_OTHERS,
    **ACCESS_VOCABULARIES,
    **DEFINITION_VOCABULARIES,
}
