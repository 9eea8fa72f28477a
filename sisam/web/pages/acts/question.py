"""A question: one field of an act's form, as the page asks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.web.language import Texts
from sisam.wording.dates import short_date

#: The value, what it is called, and what more is said of it.
Choice = tuple[str, str] | tuple[str, str, str]


class Manner(StrEnum):
    """How a question is answered; the closed list, each a field of the macros."""

    DATE = "date"
    LINE = "line"
    PASSAGE = "passage"
    LIST = "list"
    ALTERNATIVES = "alternatives"
    BOXES = "boxes"
    #: One box, that may be left empty.
    BOX = "box"
    #: A list that is searched first, since it is long.
    SOUGHT = "sought"


@dataclass(frozen=True, slots=True)
class Question:
    """One field, in the language of the page."""

    manner: Manner
    name: str
    label: str
    hint: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    #: The first and the last day that can be meant; empty: any.
    least: str = ""
    most: str = ""

    def said(self, value: str, texts: Texts) -> str:
        """Return an answer as people say it."""
        if self.manner is Manner.DATE:
            return short_date(date.fromisoformat(value), texts.language)
        if self.manner is Manner.BOX:
            return texts("Ja")
        return next((choice[1] for choice in self.choices if choice[0] == value), value)
