"""Terms of who may do what, of what was shown, and of disclosures, in Swedish and English."""

from enum import StrEnum
from typing import Final

from sisam.domain.access import Function, Right
from sisam.domain.disclosure import DisclosedMatter, DisclosureBasis
from sisam.domain.joint_request import ImportKind, JointAnswer, JointKind
from sisam.domain.log_review import ReviewOutcome
from sisam.domain.reading import Purpose, Ruling, Shown

#: What each word is called, in Swedish and in English.
ACCESS_VOCABULARIES: Final[dict[type[StrEnum], dict[StrEnum, tuple[str, str]]]] = {
    Function: {
        Function.SOCIAL_WORKER: ("socialsekreterare", "social worker"),
        Function.SOCIAL_MANAGER: ("chef eller samordnare i socialtjänsten", "social services manager"),
        Function.HOME_HEAD: ("samordnare eller chef i SiS", "SiS coordinator or head"),
        Function.HOME_SCHOOL_STAFF: ("SiS skola och placeringsenhet", "SiS school and placement unit"),
        Function.SCHOOL_STAFF: ("hemskola, mottagande skola eller KAA", "home or receiving school, or KAA"),
        Function.SCHOOL_AUTHORITY: ("samordnare hos skolhuvudmannen", "school authority coordinator"),
        Function.STATISTICIAN: ("läser bara statistik", "reads statistics only"),
        Function.LOG_REVIEWER: ("loggranskare", "log reviewer"),
        Function.ADMINISTRATOR: ("administratör", "administrator"),
        Function.OPERATIONS: ("drift", "operations"),
        Function.DAEMON: ("programmet självt", "the program itself"),
    },
    Right: {
        Right.WORK_LIST: ("se den egna arbetslistan", "see the own work list"),
        Right.SEARCH: ("söka ärenden", "search for cases"),
        Right.READ_CASE: ("öppna ett ärende", "open a case"),
        Right.IDENTITY: ("se vem eleven är", "see who the pupil is"),
        Right.UNMASK: ("se skyddade personuppgifter", "see a protected identity"),
        Right.WHEREABOUTS: ("se var eleven finns när det är dolt", "see hidden whereabouts"),
        Right.ACT: ("göra den egna partens steg", "do the own party's steps"),
        Right.CONFIRM: ("bekräfta eller skicka tillbaka", "confirm or return"),
        Right.FORCE_HANDOVER: ("avsluta en överlämning utan svar", "force a handover"),
        Right.DISPOSE: ("gallra", "dispose"),
        Right.ACKNOWLEDGE: ("kvittera ett larm", "acknowledge an alert"),
        Right.SEATS: ("ändra roller och ersättare", "change seats and deputies"),
        Right.BREAK_GLASS: ("öppna ett ärende i nödläge", "break the glass"),
        Right.READ_LOG: ("läsa åtkomstloggen", "read the read log"),
        Right.STATISTICS: ("se statistik", "see statistics"),
        Right.IMPORT: ("läsa in filer", "import files"),
        Right.PUBLISH: ("publicera ett arbetsflöde", "publish a workflow"),
        Right.USERS: ("bjuda in och stänga av användare", "invite and disable users"),
        Right.OVERSIGHT: ("se hur tjänsten mår", "see how the service is"),
    },
    ReviewOutcome: {
        ReviewOutcome.NOTHING_TO_REMARK: ("inget att anmärka på", "nothing to remark"),
        ReviewOutcome.FOLLOWED_UP: ("något följs upp", "something is followed up"),
    },
    Shown: {
        Shown.WORK_LIST: ("arbetslistan", "the work list"),
        Shown.CASE_LIST: ("en lista över ärenden", "a list of cases"),
        Shown.SEARCH: ("en sökning", "a search"),
        Shown.CASE: ("ärendet", "the case"),
        Shown.STEP: ("ett steg", "a step"),
        Shown.PREVIEW: ("en förhandsvisning", "a preview"),
        Shown.PRINT: ("en utskrift", "a print-out"),
        Shown.IDENTITY: ("vem eleven är", "who the pupil is"),
        Shown.WHEREABOUTS: ("var eleven finns", "where the pupil is"),
        Shown.ALERTS: ("larm", "alerts"),
        Shown.GAPS: ("dagar utan skola", "days without school"),
        Shown.STATISTICS: ("statistik", "statistics"),
        Shown.EXPORT: ("en fil med utdrag", "an export"),
        Shown.READ_LOG: ("åtkomstloggen", "the read log"),
        Shown.IMPORT: ("en inläsning", "an import"),
        Shown.REGISTER: ("registret över roller och konton", "the register of seats and accounts"),
        Shown.OVERSIGHT: ("hur driften står till", "how operations stand"),
        Shown.ACT: ("svaret på något som gjordes", "the answer to something that was done"),
    },
    Purpose: {
        Purpose.WORK: ("arbete i ärendet", "work on the case"),
        Purpose.REASON: ("med ett angivet skäl", "with a reason"),
        Purpose.REVIEW: ("granskning av loggen", "review of the log"),
        Purpose.OVERSIGHT: ("drift", "operations"),
    },
    Ruling: {
        Ruling.ALLOWED: ("visades", "shown"),
        Ruling.DENIED: ("nekades", "denied"),
    },
    DisclosureBasis: {
        DisclosureBasis.CONSENT: ("samtycke", "consent"),
        DisclosureBasis.STATUTORY_DUTY: ("skyldighet i lag", "statutory duty"),
        DisclosureBasis.NEEDED_FOR_CARE: ("behövs för vården (26 kap. 9 § OSL)", "needed for the care"),
        DisclosureBasis.OWN_NEED: ("nödvändigt för den egna verksamheten (10 kap. 2 § OSL)", "own need"),
    },
    DisclosedMatter: {
        DisclosedMatter.IDENTITY: ("elevens namn och nummer", "the pupil's name and number"),
        DisclosedMatter.CARE: ("varför och hur eleven är placerad", "why and how the pupil is placed"),
        DisclosedMatter.WORDS: ("det som har skrivits i ärendet", "what was written in the case"),
    },
    JointKind: {
        JointKind.FORCED_HANDOVER: ("avsluta en överlämning utan svar", "a forced handover"),
        JointKind.IMPORT: ("en inläsning av en fil", "an import of a file"),
    },
    ImportKind: {
        ImportKind.ORGANISATIONS: ("organisationer", "organisations"),
        ImportKind.SEATS: ("roller", "seats"),
        ImportKind.PLACEMENTS: ("placeringar", "placements"),
        ImportKind.STEPS: ("steg", "steps"),
    },
    JointAnswer: {
        JointAnswer.AGREED: ("godkänd", "agreed"),
        JointAnswer.REFUSED: ("avslagen", "refused"),
        JointAnswer.WITHDRAWN: ("återtagen", "withdrawn"),
        JointAnswer.LAPSED: ("förföll utan svar", "lapsed"),
    },
}
