"""Refusals: why the engine does not do what was asked; each class is a sentence in the message catalogue."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Guard
from sisam.errors import Conflict, Invalid, NotFound, NotPermitted


@dataclass(eq=False)
class NotTheOwner(NotPermitted):
    """The step belongs to another organisation."""

    step: str
    owner: str


@dataclass(eq=False)
class NotTheConfirmer(NotPermitted):
    """Another organisation is to confirm the step."""

    step: str
    confirmer: str


@dataclass(eq=False)
class OfferedBySamePerson(NotPermitted):
    """Nobody confirms or returns their own offer."""

    step: str


@dataclass(eq=False)
class NotAParty(NotPermitted):
    """The actor's organisation is not one of those who may do this."""

    may: tuple[str, ...]


@dataclass(eq=False)
class NotTheWaiver(NotPermitted):
    """A step is waived by the side that it is owed to."""

    step: str
    may: tuple[str, ...]


@dataclass(eq=False)
class StepMissing(NotFound):
    """The case has no such step."""

    step: str

    def __post_init__(self) -> None:
        """Tell the kind and the name as every NotFound does."""
        NotFound.__init__(self, "step", self.step)


@dataclass(eq=False)
class StepNotOpen(Conflict):
    """The step is not open."""

    step: str
    status: str


@dataclass(eq=False)
class StepNotOffered(Conflict):
    """Nothing is offered."""

    step: str
    status: str


@dataclass(eq=False)
class NobodyConfirms(Conflict):
    """The step is not handed over: it is done, not offered."""

    step: str


@dataclass(eq=False)
class SomebodyConfirms(Conflict):
    """The step is handed over: it is offered and confirmed, not done."""

    step: str


@dataclass(eq=False)
class EndsByFinding(Conflict):
    """The step ends when the date or party that it asks for is recorded."""

    step: str
    finds: tuple[str, ...]


@dataclass(eq=False)
class EndsWithClosing(Conflict):
    """The step ends when the case is closed."""

    step: str


@dataclass(eq=False)
class NotWaivable(Conflict):
    """The step cannot be waived before the case is closed."""

    step: str


@dataclass(eq=False)
class AlreadyOwner(Conflict):
    """The organisation owns the step already, or is the one to confirm it."""

    step: str


@dataclass(eq=False)
class CaseClosed(Conflict):
    """The case is closed."""

    number: str


@dataclass(eq=False)
class WrongState(Conflict):
    """The move does not start in the state that the case stands in."""

    move: str
    state: str
    possible: tuple[str, ...]


@dataclass(eq=False)
class GuardFails(Conflict):
    """A condition of the move does not hold."""

    move: str
    guard: Guard


@dataclass(eq=False)
class SettleFirst(Conflict):
    """Steps are still open that the one who closes may not waive."""

    steps: tuple[str, ...]


@dataclass(eq=False)
class SomethingRestsOnIt(Conflict):
    """The command cannot be annulled, because something rests on it."""

    what: str


@dataclass(eq=False)
class KeyUsedOtherwise(Conflict):
    """The key of the command was sent with another one before; nothing was done now."""


@dataclass(eq=False)
class AlreadyRecorded(Conflict):
    """It is recorded like that already."""

    what: str


@dataclass(eq=False)
class ProtectionStays(Conflict):
    """That the pupil is protected was not told when this case was opened, or not by it alone."""


@dataclass(eq=False)
class Unsuitable(Invalid):
    """What was asked does not fit the rules; the subclasses say how."""

    def __post_init__(self) -> None:
        """Leave the list of faults empty: the class and its attributes say it."""
        Invalid.__init__(self)


@dataclass(eq=False)
class UnknownName(Unsuitable):
    """The workflow has no such name."""

    kind: str
    name: str
    possible: tuple[str, ...]


@dataclass(eq=False)
class ReasonMissing(Unsuitable):
    """A reason must be given."""

    act: str


@dataclass(eq=False)
class DateMissing(Unsuitable):
    """The step needs a date."""

    step: str
    anchor: Anchor


@dataclass(eq=False)
class NotRecordable(Unsuitable):
    """The date follows from other things; it cannot be set."""

    anchor: Anchor


@dataclass(eq=False)
class PartyNeeded(Unsuitable):
    """Nobody stands in for the party, or it is too late: it cannot be recorded as *none*."""

    party: str


@dataclass(eq=False)
class FollowsAccountability(Conflict):
    """The step belongs to whoever is accountable; nobody takes it over."""

    step: str


@dataclass(eq=False)
class HandsToItself(Unsuitable):
    """The same organisation would hand over to itself."""

    party: str
    other: str


@dataclass(eq=False)
class BoundByLaw(Conflict):
    """The law lays the step on its owner; nobody takes it over."""

    step: str


@dataclass(eq=False)
class BeforeTheCase(Unsuitable):
    """The day lies before the case was opened."""

    on: date
    opened_on: date


@dataclass(eq=False)
class StateRestsOnDate(Unsuitable):
    """The state of the case rests on the date; it can be changed but not taken away."""

    anchor: Anchor


@dataclass(eq=False)
class DateAhead(Unsuitable):
    """The date lies ahead though it tells what has happened."""

    what: str
    on: date


@dataclass(eq=False)
class DateOrder(Unsuitable):
    """Two dates stand in an order that cannot be."""

    first: Anchor
    first_on: date
    then: Anchor
    then_on: date


@dataclass(eq=False)
class WrongKind(Unsuitable):
    """An organisation of that kind cannot be this party."""

    party: str
    kind: str
    possible: tuple[str, ...]


@dataclass(eq=False)
class SecondNameMissing(Unsuitable):
    """The outcome needs a second person, another than the one who closes."""

    outcome: str


@dataclass(eq=False)
class SpellOrder(Unsuitable):
    """A spell of schooling would end before it begins."""

    on: date
    until: date


@dataclass(eq=False)
class NoSchool(Unsuitable):
    """Nobody goes to school at an organisation of that kind."""

    organisation_kind: str
    possible: tuple[str, ...]


@dataclass(eq=False)
class NothingToEnd(Unsuitable):
    """The pupil goes to no school on that day by anything that is recorded."""

    on: date
