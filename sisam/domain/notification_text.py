"""The text of a notification, with placeholders from a closed list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Template as Pattern

from sisam.domain.language import Language
from sisam.domain.message import OF_NO_CASE, Template


class Placeholder(StrEnum):
    """What a notification may say; nothing here tells anything of the pupil (I24)."""

    CASE_NUMBER = "case_number"
    STEP = "step"
    #: What the step asks of whoever is to do it, as a sentence.
    ASKS = "asks"
    #: The number of the routine and how many there are: ``4 av 7``.
    ROUTINE = "routine"
    DUE = "due"
    #: Since when something is late, with the number of days in parentheses.
    LATE_SINCE = "late_since"
    DAYS_LATE = "days_late"
    #: What a date of the case is called; `WAS` and `ON` are that date before and now.
    DATE = "date"
    WAS = "was"
    ON = "on"
    #: The month of the read log that is to be reviewed, such as ``november 2026``.
    MONTH = "month"
    #: The number of the case of the new placement; only to a party of it.
    NEW_CASE = "new_case"
    COUNT = "count"
    REASON = "reason"
    #: A sentence: that the one who confirms becomes responsible; empty where nothing moves.
    PASSES = "passes"
    ROLE = "role"
    #: A sentence: which seat is empty, so that somebody else gets the message.
    INSTEAD = "instead"
    #: Empty in a restricted case.
    ORGANISATION = "organisation"
    PARTY = "party"
    PHONE = "phone"
    #: The role of whoever could not be reached.
    SEAT = "seat"
    #: Empty where there are no pages; `CALL` then says whom to call.
    LINK = "link"
    CALL = "call"
    #: Of an organisation's day: steps that wait for it, late ones among them, alerts that go on.
    WAITING = "waiting"
    LATE = "late"
    ALERTS = "alerts"
    #: What others owe it, and its seats that are empty or will be.
    OWED = "owed"
    VACANCIES = "vacancies"
    #: Pupils of compulsory school age for whom it acts, and who go to no school today.
    WITHOUT_SCHOOL = "without_school"
    #: Of the journals that it shares: the beginning, in groups, so that it can be read aloud.
    CHECKSUM = "checksum"
    #: Sentences: what is to be done about the day, and whom to call on a day that brings no statement.
    TO_DO = "to_do"
    IF_MISSING = "if_missing"
    #: How many of what a mail of several tells, for its subject.
    SUMMARY = "summary"
    #: The bodies of several notifications in one mail.
    ITEMS = "items"


#: The text that binds several notifications to one mail.
SEVERAL = "several"

_OF_SEVERAL = frozenset(
    {
        Placeholder.CALL,
        Placeholder.COUNT,
        Placeholder.INSTEAD,
        Placeholder.ITEMS,
        Placeholder.ROLE,
        Placeholder.SUMMARY,
    }
)
#: Told where an organisation's day is told in numbers.
_OF_A_DAY = frozenset(
    {
        Placeholder.ALERTS,
        Placeholder.CHECKSUM,
        Placeholder.IF_MISSING,
        Placeholder.LATE,
        Placeholder.OWED,
        Placeholder.TO_DO,
        Placeholder.VACANCIES,
        Placeholder.WAITING,
        Placeholder.WITHOUT_SCHOOL,
    }
)
_OF_ONE = frozenset(Placeholder) - _OF_A_DAY - {Placeholder.ITEMS, Placeholder.SUMMARY}
#: Texts that tell the numbers of an organisation's day.
_WITH_NUMBERS = frozenset({Template.IMPORTED, Template.STATEMENT})
#: A remark in parentheses that names the case.
_NAMES_CASE = re.compile(rf"\s*\([^()]*\$\{{?{Placeholder.CASE_NUMBER}\b[^()]*\)")


def placeholders_of(name: str) -> frozenset[Placeholder]:
    """Return what the text of that name may say."""
    if name == SEVERAL:
        return _OF_SEVERAL
    return _OF_ONE | _OF_A_DAY | {Placeholder.SUMMARY} if name in _WITH_NUMBERS else _OF_ONE


def needed_by(name: str) -> frozenset[Placeholder]:
    """Return what the text of that name must say."""
    if name == SEVERAL:
        return frozenset({Placeholder.ITEMS})
    return frozenset() if name in OF_NO_CASE else frozenset({Placeholder.CASE_NUMBER})


@dataclass(frozen=True, slots=True)
class NotificationText:
    """A subject and a body in one language."""

    subject: str
    body: str

    @property
    def heading(self) -> str:
        """Return the subject as it stands below the number of its case: without that in parentheses."""
        return _NAMES_CASE.sub("", self.subject)

    def filled(self, values: Mapping[Placeholder, str]) -> "NotificationText":
        """Return the text with its placeholders filled; what is not among the values is empty.

        A line of the body whose placeholders are all empty is left out, so that a step without a
        date, or a case whose organisations may not be told, leaves no "Due:" without an answer.
        """
        lines = "\n".join(line.told for line in self.lines(values))
        while "\n\n\n" in lines:
            lines = lines.replace("\n\n\n", "\n\n")
        return NotificationText(_filled(self.subject, values), lines.strip() + "\n")

    def lines(self, values: Mapping[Placeholder, str]) -> Iterator["Line"]:
        """Yield the lines of the body that say something, or nothing on purpose."""
        for line in self.body.splitlines():
            names = frozenset(map(Placeholder, Pattern(line).get_identifiers()))
            if not names or any(values.get(name) for name in names):
                yield Line(line, names, _filled(line, values))

    def heading_with(self, values: Mapping[Placeholder, str]) -> str:
        """Return the heading with its placeholders filled."""
        return _filled(self.heading, values)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body: as it was written, what it asks for, and what it tells."""

    written: str
    names: frozenset[Placeholder]
    told: str


#: What is not among the values.
_EMPTY: dict[str, str] = dict.fromkeys(map(str, Placeholder), "")


def _filled(pattern: str, values: Mapping[Placeholder, str]) -> str:
    filled = dict(_EMPTY)
    filled.update(values.items())
    return Pattern(pattern).substitute(filled)


#: All texts, by language and by the name of their file.
NotificationTexts = Mapping[Language, Mapping[str, NotificationText]]
