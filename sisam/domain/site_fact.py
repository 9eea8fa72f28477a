"""What is true of a site at a moment that may be a cause for an alert of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from sisam.domain.alert import Cleared
from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.log_month import LogMonth
from sisam.domain.seat import Seat

#: How the reply begins of a message that a channel took and could not deliver.
CAME_BACK: Final = "It came back"
#: Mail servers give up after five days; what has not come back by then has arrived.
QUIET_AFTER_RETURN: Final = timedelta(days=5)


@dataclass(frozen=True, slots=True)
class Duty:
    """What waits on a seat: steps that are open, or offered to it."""

    #: How many.
    count: int
    #: The first and the last pending due day; None where all are late.
    first_due_on: date | None = None
    last_due_on: date | None = None
    #: Some are late already.
    late: bool = False

    def with_more(self, other: "Duty") -> "Duty":
        """Return both together."""
        days = [
            day
            for day in (self.first_due_on, self.last_due_on, other.first_due_on, other.last_due_on)
            if day is not None
        ]
        return Duty(
            self.count + other.count,
            min(days, default=None),
            max(days, default=None),
            self.late or other.late,
        )

    def touches(self, day: date) -> bool:
        """Tell whether something is late already, or falls due on the day or after it."""
        return self.late or (self.last_due_on is not None and self.last_due_on >= day)

    def first_due_from(self, day: date) -> date | None:
        """Return the first pending due day on or after a day; None where there is none, or it is not known.

        Only the first and the last day are kept, so nothing is known of those between them.
        """
        if self.first_due_on is not None and self.first_due_on >= day:
            return self.first_due_on
        return day if self.last_due_on == day else None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """A person whose address a channel refused for good."""

    person_id: PersonId
    channel: str
    #: The address as it was refused.
    address: str
    since: datetime
    #: What the channel said.
    reply: str
    #: The person has another address by now.
    moved: bool = False

    @property
    def came_back(self) -> bool:
        """Tell whether the channel took the message first and could not deliver it afterwards."""
        return self.reply.startswith(CAME_BACK)

    def is_refuted(self, now: datetime) -> bool:
        """Tell whether a message that the channel takes now shows that the person can be reached.

        What came back had been taken, too; there only days without another one show it.
        """
        return not self.came_back or now - self.since >= QUIET_AFTER_RETURN


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """A case to which nothing could be done when it was last looked at."""

    case_id: CaseId
    case_number: str
    since: datetime
    #: The class of the error, and nothing that it says.
    error: str


@dataclass(frozen=True, slots=True)
class ChannelFault:
    """A channel that works for nobody."""

    channel: str
    since: datetime


@dataclass(frozen=True, slots=True)
class AuditorWord:
    """What the auditor said last."""

    at: datetime
    #: How often each invariant was found broken.
    counts: Mapping[str, int] = field(default_factory=dict)
    #: It has said nothing for so long that nobody can rely on it.
    overdue: bool = False
    #: What it left cannot be read, so that nobody knows what it found.
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Unschooled:
    """A pupil of compulsory school age, in an open case, who goes to no school on the day."""

    case_id: CaseId
    case_number: str
    #: The first school day without school.
    since: date
    #: School days from then on, the day that is looked at included.
    days: int
    #: Who acts for the accountable party, and for the social services.
    seats: tuple[Seat, ...]
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """A month of a controller's read log that is to be looked through, and that nobody has signed for."""

    controller_id: OrganisationId
    month: LogMonth
    #: The last day on which that is in time.
    due_on: date


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """All causes that a site can have at one moment."""

    duties: Mapping[Seat, Duty] = field(default_factory=dict)
    #: Organisations some of whose duties could not be told, since the rules throw.
    untold: frozenset[OrganisationId] = frozenset()
    unreachables: tuple[Unreachable, ...] = ()
    case_failures: tuple[CaseFailure, ...] = ()
    channel_faults: tuple[ChannelFault, ...] = ()
    unschooled: tuple[Unschooled, ...] = ()
    #: Why a pupil of whom an alert told is none of these any more, by case.
    schooled: Mapping[CaseId, Cleared] = field(default_factory=dict)
    #: Cases of which nobody can tell whether the pupil is one of these, since the rules throw.
    unjudged: frozenset[CaseId] = frozenset()
    unreviewed: tuple[Unreviewed, ...] = ()
    #: None: no auditor has ever looked.
    auditor: AuditorWord | None = None
