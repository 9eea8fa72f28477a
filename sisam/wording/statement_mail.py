"""The figures of an organisation's day, as a mail tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sisam.domain.language import Language
from sisam.domain.message import Message
from sisam.domain.notification_text import Placeholder
from sisam.wording.mail_sentences import Counted, Sentence
from sisam.wording.terms import Pair, chosen

_GROUP = 4
_GROUPS = 4
_LATE: Final[Pair] = ("Gör det som är försenat hos er först.", "Do first what is late with you.")
_OWED_LATE: Final[Pair] = (
    "Ring dem som är försenade med något ni väntar på.",
    "Call those who are late with something that you wait for.",
)
_VACANT: Final[Pair] = (
    "Utse någon till varje roll som är tom eller blir det inom 30 dagar.",
    "Name somebody for each role that is empty or will be within 30 days.",
)
_WITHOUT_SCHOOL: Final[Pair] = (
    "Se till att alla elever som är utan skola i dag får en skolgång.",
    "See to it that all pupils who are without school today get one.",
)
_NOTHING: Final[Pair] = (
    "Inget är försenat. Ni behöver inte göra något med anledning av det här mejlet.",
    "Nothing is late. You need not do anything because of this mail.",
)
_CALL_AGENCY: Final[Pair] = (
    "Har det inte kommit klockan 8 är något fel. Ring då samordnaren hos {agency}{phone}.",
    "If it has not come by 8 o'clock, something is wrong. Call the coordinator at {agency}{phone}.",
)
_CALL_OPERATIONS: Final[Pair] = (
    "Har det inte kommit klockan 8 är något fel. Ring då den som sköter servern.",
    "If it has not come by 8 o'clock, something is wrong. Call whoever runs the server.",
)


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
        # What waits from before an upgrade does not tell it.
        Placeholder.WITHOUT_SCHOOL: values.get("without_school", "0"),
        Placeholder.TO_DO: " ".join(chosen(each, language) for each in _to_do(values)),
        Placeholder.IF_MISSING: _if_missing(values, language),
        Placeholder.CHECKSUM: read_aloud(values["checksum"]),
    }


def read_aloud(checksum: str) -> str:
    """Return as much of a checksum as two people need who compare it by telephone."""
    return " ".join(checksum[each * _GROUP : (each + 1) * _GROUP] for each in range(_GROUPS))


def _to_do(values: Mapping[str, str]) -> Iterator[Pair]:
    """Yield what the figures of the day ask for."""
    asked = {
        "late": _LATE,
        "without_school": _WITHOUT_SCHOOL,
        "owed_late": _OWED_LATE,
        "vacancies": _VACANT,
    }
    found = [pair for name, pair in asked.items() if int(values.get(name, 0))]
    yield from found or [_NOTHING]


def _if_missing(values: Mapping[str, str], language: Language) -> str:
    """Say whom to call where no statement comes: the agency, and there whoever runs the server."""
    agency, number = values.get("agency", ""), values.get("agency_phone", "")
    if not agency:
        return chosen(_CALL_OPERATIONS, language)
    phone = Sentence.PHONE.said(language, phone=number) if number else ""
    return chosen(_CALL_AGENCY, language).format(agency=agency, phone=phone)


def _summary(values: Mapping[str, str], language: Language) -> str:
    late, waiting = int(values["late"]), int(values["waiting"])
    is_late = Counted.LATE.said(late, language) if late else Sentence.NOTHING_LATE.said(language)
    waits = Sentence.WAITS if waiting else Sentence.NOTHING_WAITS
    return f"{is_late}, {waits.said(language, count=waiting)}"
