"""A sentence for every word of the read log, by its enumeration."""

from collections.abc import Mapping
from enum import StrEnum

from scripts.reference.vocabulary import Vocabulary
from sisam.domain.reading import Purpose, Ruling, Shown

ACCESS_VOCABULARIES: Mapping[type[StrEnum], Vocabulary] = {
    Shown: Vocabulary(
        "views",
        "What is shown",
        {
            Shown.WORK_LIST: "What waits on somebody's organisations.",
            Shown.CASE_LIST: "A case as a line of a list.",
            Shown.SEARCH: "A case that a search found, or a search that found none.",
            Shown.CASE: "A case.",
            Shown.STEP: "Steps of a case.",
            Shown.PREVIEW: "What an act would do.",
            Shown.PRINT: "A case, to be printed.",
            Shown.IDENTITY: "Who the pupil is.",
            Shown.WHEREABOUTS: "Where a pupil is whose whereabouts are hidden.",
            Shown.ALERTS: "Alerts of a case.",
            Shown.GAPS: "Days without school.",
            Shown.STATISTICS: "Sums, without small cells.",
            Shown.EXPORT: "What was taken away as a file.",
            Shown.READ_LOG: "Lines of the read log itself.",
            Shown.IMPORT: "What a file would change.",
            Shown.REGISTER: "Who sits where and who can sign in; written only where it was denied.",
            Shown.OVERSIGHT: "How the site itself is; written only where it was denied.",
            Shown.ACT: "What came of an act; what it was stands in the journal.",
        },
    ),
    Purpose: Vocabulary(
        "views",
        "What something is shown for",
        {
            Purpose.WORK: "Ordinary work in the own scope.",
            Purpose.REASON: "A reason of the person's own, which is kept enciphered beside it.",
            Purpose.REVIEW: "To look after who has read what.",
            Purpose.OVERSIGHT: "To look after the site; never anything of a pupil.",
        },
    ),
    Ruling: Vocabulary(
        "views",
        "What came of it",
        {Ruling.ALLOWED: "It was shown or done.", Ruling.DENIED: "It was refused."},
    ),
}
