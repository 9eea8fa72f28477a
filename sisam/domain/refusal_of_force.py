"""Refusals of a forced handover; each class is a sentence in the message catalogue."""

from dataclasses import dataclass
from datetime import date

from sisam.errors import Conflict, NotPermitted


@dataclass(eq=False)
class NotForced(Conflict):
    """Only a handover that passes accountability can be ended without an answer."""

    step: str


@dataclass(eq=False)
class AnswerNotLate(Conflict):
    """The receiver still has time to answer."""

    step: str
    due_on: date


@dataclass(eq=False)
class SecondMissing(NotPermitted):
    """It takes two people of different organisations."""

    step: str


@dataclass(eq=False)
class NobodyReceives(NotPermitted):
    """Neither of the two speaks for the receiving side, or for the agency."""

    step: str
    confirmer: str
