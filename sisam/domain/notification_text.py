"""The text of a notification, with placeholders from a closed list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Template as Pattern

from sisam.domain.language import Language


class Placeholder(StrEnum):
    """What a notification may say; nothing here tells anything of the pupil (I24)."""

    CASE_NUMBER = "case_number"
    STEP = "step"
    ROUTINE = "routine"
    DUE = "due"
    ON = "on"
    COUNT = "count"
    REASON = "reason"
    ROLE = "role"
    #: Empty in a restricted case.
    ORGANISATION = "organisation"
    PARTY = "party"
    PHONE = "phone"
    #: The role of whoever could not be reached.
    SEAT = "seat"
    #: Empty where there are no pages; `CALL` then says whom to call.
    LINK = "link"
    CALL = "call"
    DAYS_LATE = "days_late"
    #: The bodies of several notifications in one mail; only the text `SEVERAL` may use it.
    ITEMS = "items"


#: The text that binds several notifications to one mail.
SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class NotificationText:
    """A subject and a body in one language."""

    subject: str
    body: str

    def filled(self, values: Mapping[Placeholder, str]) -> "NotificationText":
        """Return the text with its placeholders filled; what is not among the values is empty.

        A line of the body whose placeholders are all empty is left out, so that a step without a
        date, or a case whose organisations may not be told, leaves no "Due:" without an answer.
        """
        told = {each.value: values.get(each, "") for each in Placeholder}
        lines = "\n".join(_filled_lines(self.body, told))
        while "\n\n\n" in lines:
            lines = lines.replace("\n\n\n", "\n\n")
        return NotificationText(Pattern(self.subject).substitute(told), lines.strip() + "\n")


#: All texts, by language and by the name of their file.
NotificationTexts = Mapping[Language, Mapping[str, NotificationText]]


def _filled_lines(body: str, told: Mapping[str, str]) -> Iterator[str]:
    for line in body.splitlines():
        pattern = Pattern(line)
        names = pattern.get_identifiers()
        if not names or any(told[name] for name in names):
            yield pattern.substitute(told)
