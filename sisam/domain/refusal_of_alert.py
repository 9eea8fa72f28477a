"""Refusals of what is done about an alert; each class is a sentence in the message catalogue."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.refusal import Unsuitable
from sisam.errors import Conflict, NotFound


@dataclass(eq=False)
class AlertMissing(NotFound):
    """The case has no such alert that still goes on."""

    alert: str

    def __post_init__(self) -> None:
        """Tell the kind and the name as every NotFound does."""
        NotFound.__init__(self, "alert", self.alert)


@dataclass(eq=False)
class TooLong(Unsuitable):
    """An acknowledgement buys at most seven days, and ends today at the earliest."""

    until: date
    latest: date


@dataclass(eq=False)
class SnoozedTooLong(Unsuitable):
    """A postponement lasts at most as long as the present rung waits, and ends today at the earliest."""

    until: date
    latest: date


@dataclass(eq=False)
class SnoozedInVain(Unsuitable):
    """The alert would not have gone on before that day has ended in any case."""

    until: date
    on: date


@dataclass(eq=False)
class SnoozedAlready(Conflict):
    """A rung is postponed once; somebody could postpone it for ever else."""

    until: date


@dataclass(eq=False)
class AcknowledgedAlready(Conflict):
    """Somebody has said what they do about the alert; it is quiet until then."""

    until: date


@dataclass(eq=False)
class AssignedTooLong(Unsuitable):
    """An alert is given to one person for at most seven days, and up to today at the earliest."""

    until: date
    latest: date


@dataclass(eq=False)
class OnLastRung(Conflict):
    """The last rung tells everybody who sits there; nobody takes it alone."""

    alert: str


@dataclass(eq=False)
class SeatNotTold(Conflict):
    """The rung on which the alert stands does not tell that seat."""

    role: str


@dataclass(eq=False)
class SitsElsewhere(Unsuitable):
    """The person is not there for any seat that the alert tells at the author's organisation."""

    email: str


@dataclass(eq=False)
class SitsTwice(Unsuitable):
    """The person sits in several of the seats told; their colleagues in the others would hear nothing."""

    email: str
