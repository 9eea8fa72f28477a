"""Refusals about two cases of one pupil: what cannot be linked, settled or carried."""

from dataclasses import dataclass

from sisam.errors import Conflict, NotPermitted


@dataclass(eq=False)
class AnotherPupil(Conflict):
    """The case before is about another pupil."""

    number: str


@dataclass(eq=False)
class AnotherName(Conflict):
    """The personal number belongs to a pupil of another name."""


@dataclass(eq=False)
class NameAndNumberApart(Conflict):
    """The name and the personal number that somebody typed are not one pupil's; whose is not told."""


@dataclass(eq=False)
class CaseNumberTaken(Conflict):
    """There is a case with that number already, whosever it is."""

    number: str


@dataclass(eq=False)
class NothingFollows(Conflict):
    """No open case of a new placement follows, so that nothing can be carried."""

    number: str


@dataclass(eq=False)
class NoPartyThere(NotPermitted):
    """The actor's organisation is no party of the new placement's case, and carries nothing into it."""


@dataclass(eq=False)
class CarriesNothing(Conflict):
    """Nothing is carried where a case ends like that."""

    outcome: str


@dataclass(eq=False)
class NotOwedThere(Conflict):
    """The new placement's case has no such step open that could go on with it."""

    steps: tuple[str, ...]


@dataclass(eq=False)
class EndsHere(Conflict):
    """The step ends with the case itself and is carried nowhere."""

    step: str


@dataclass(eq=False)
class SettleOrCarry(Conflict):
    """Steps are open that are neither carried nor the closer's to waive."""

    number: str
    steps: tuple[str, ...]
    #: Those of them that the new placement's case could go on with.
    carriable: tuple[str, ...] = ()
