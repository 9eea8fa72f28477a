"""The figures of an organisation's day, as a mail tells them."""

from __future__ import annotations

from collections.abc import Mapping

from sisam.domain.language import Language
from sisam.domain.message import Message
from sisam.domain.notification_text import Placeholder
from sisam.wording.mail_sentences import Counted, Sentence

_GROUP = 4
_GROUPS = 4


def statement_fields(message: Message, language: Language) -> dict[Placeholder, str]:
    """Return what the message of a statement says beside what every message does."""
    values = message.values
    return {
        Placeholder.SUMMARY: _summary(values, language),
        Placeholder.COUNT: values["cases"],
        Placeholder.WAITING: values["waiting"],
        Placeholder.LATE: values["late"],
        Placeholder.ALERTS: values["alerts"],
        Placeholder.OWED: values["owed"],
        Placeholder.VACANCIES: values["vacancies"],
        Placeholder.CHECKSUM: read_aloud(values["checksum"]),
    }


def read_aloud(checksum: str) -> str:
    """Return as much of a checksum as two people need who compare it by telephone."""
    return " ".join(checksum[each * _GROUP : (each + 1) * _GROUP] for each in range(_GROUPS))


def _summary(values: Mapping[str, str], language: Language) -> str:
    late, waiting = int(values["late"]), int(values["waiting"])
    is_late = Counted.LATE.said(late, language) if late else Sentence.NOTHING_LATE.said(language)
    waits = Sentence.WAITS if waiting else Sentence.NOTHING_WAITS
    return f"{is_late}, {waits.said(language, count=waiting)}"
