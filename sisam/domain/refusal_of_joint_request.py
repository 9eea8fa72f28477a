"""Refusals of what takes two people; each class is a sentence in the message catalogue."""

from dataclasses import dataclass

from sisam.domain.joint_request import JointAnswer
from sisam.domain.refusal import Unsuitable
from sisam.errors import Conflict, NotPermitted


@dataclass(eq=False)
class AskedAlready(Conflict):
    """Somebody has asked for the same, and it waits for an answer."""


@dataclass(eq=False)
class NobodyElse(Conflict):
    """There is nobody else who could agree to it."""


@dataclass(eq=False)
class AnsweredAlready(Conflict):
    """The request has been answered, taken back, or has lapsed."""

    answer: JointAnswer


@dataclass(eq=False)
class AskedBySamePerson(NotPermitted):
    """Nobody agrees to, or refuses, what they have asked for."""


@dataclass(eq=False)
class AskedByAnother(NotPermitted):
    """Only whoever asked takes a request back."""


@dataclass(eq=False)
class AskerLeft(Conflict):
    """Whoever asked for it may not do it any more."""


@dataclass(eq=False)
class NotWhatWasAsked(Conflict):
    """What somebody agrees to is not what was asked."""


@dataclass(eq=False)
class FileTooLarge(Unsuitable):
    """A file that two people look at is larger than it may be."""

    most_bytes: int
