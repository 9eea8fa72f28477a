"""An alert of the site: its cause lies in no single case's steps, but in a seat, an address or a fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.ids import AlertId, CaseId, OrganisationId, PersonId
from sisam.domain.log_month import LogMonth
from sisam.domain.seat import Role, Seat


class Sort(StrEnum):
    """What sort of thing an alert of the site is about: the first part of its key; a closed list.

    The rest of the key is ``seat:ORGANISATION:ROLE``, ``person:PERSON:CHANNEL``, ``case:CASE``,
    ``channel:CHANNEL``, ``audit:INVARIANT`` and ``log:CONTROLLER:MONTH``, with ids and closed words;
    ``auditor`` stands alone.
    """

    SEAT = "seat"
    PERSON = "person"
    CASE = "case"
    CHANNEL = "channel"
    AUDIT = "audit"
    AUDITOR = "auditor"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class About:
    """What an alert of the site is about; with its cause it is unique while the alert goes on."""

    sort: Sort
    parts: tuple[str, ...] = ()

    @classmethod
    def seat(cls, seat: Seat) -> "About":
        """Return that it is about a seat on which nobody sits."""
        return cls(Sort.SEAT, (seat.organisation_id, seat.role.value))

    @classmethod
    def person(cls, person_id: PersonId, channel: str) -> "About":
        """Return that it is about a person whom a channel does not reach."""
        return cls(Sort.PERSON, (person_id, channel))

    @classmethod
    def case(cls, case_id: CaseId) -> "About":
        """Return that it is about a case: its rules throw, or its pupil goes to no school."""
        return cls(Sort.CASE, (case_id,))

    @classmethod
    def channel(cls, channel: str) -> "About":
        """Return that it is about a channel that works for nobody."""
        return cls(Sort.CHANNEL, (channel,))

    @classmethod
    def audit(cls, invariant: str) -> "About":
        """Return that it is about an invariant that does not hold."""
        return cls(Sort.AUDIT, (invariant,))

    @classmethod
    def auditor(cls) -> "About":
        """Return that it is about an auditor of whom nothing is heard."""
        return cls(Sort.AUDITOR)

    @classmethod
    def log(cls, controller_id: OrganisationId, month: LogMonth) -> "About":
        """Return that it is about a month of the read log that nobody has looked through."""
        return cls(Sort.LOG, (controller_id, month.written))

    @classmethod
    def of(cls, key: str) -> "About":
        """Return what a key says.

        Raises:
            ValueError: it begins with none of the sorts.
        """
        sort, _, rest = key.partition(":")
        if not rest:
            return cls(Sort(sort))
        # A case's id or an organisation's may hold a colon; only the last part of two never does.
        parts = rest.rsplit(":", 1) if sort in (Sort.SEAT, Sort.PERSON, Sort.LOG) else [rest]
        return cls(Sort(sort), tuple(parts))

    @property
    def key(self) -> str:
        """Return it as the store keeps it and the audit reads it."""
        return ":".join((self.sort.value, *self.parts))

    @property
    def as_seat(self) -> Seat | None:
        """Return the seat that it is about, if it is about one."""
        if self.sort is not Sort.SEAT:
            return None
        return Seat(OrganisationId(self.parts[0]), Role(self.parts[1]))

    @property
    def as_case(self) -> CaseId | None:
        """Return the case that it is about, if it is about one."""
        return CaseId(self.parts[0]) if self.sort is Sort.CASE else None

    @property
    def as_person(self) -> tuple[PersonId, str] | None:
        """Return the person and the channel that it is about, if it is about them."""
        return (PersonId(self.parts[0]), self.parts[1]) if self.sort is Sort.PERSON else None

    @property
    def as_log(self) -> tuple[OrganisationId, LogMonth] | None:
        """Return the controller and the month of the read log that it is about, if it is about them."""
        if self.sort is not Sort.LOG:
            return None
        return OrganisationId(self.parts[0]), LogMonth.read(self.parts[1])


@dataclass(frozen=True, slots=True)
class SiteAlert:
    """One alert of the site."""

    id: AlertId
    cause: AlertCause
    about: About
    #: Whose people mend it; None: the agency's, who run the site.
    organisation_id: OrganisationId | None
    #: Index of the rung that it stands on, from 0.
    rung: int
    #: How many times it has been sent again from this rung.
    round: int
    raised_at: datetime
    #: When it goes on by itself; None when it is cleared.
    next_at: datetime | None
    #: The closed values that it was told with last.
    detail: Mapping[str, str] = field(default_factory=dict)
    acknowledged_at: datetime | None = None
    acknowledged_by: PersonId | None = None
    acknowledged_until: date | None = None
    cleared_at: datetime | None = None
    cleared_reason: Cleared | None = None
    #: The last day of a postponement; a rung can be postponed once.
    snoozed_until: date | None = None

    @property
    def live(self) -> bool:
        """Tell whether its cause is still there."""
        return self.cleared_at is None

    @property
    def tells_of(self) -> CaseId | None:
        """Return the case of whose pupil it tells; that a case's rules throw tells of nobody."""
        return self.about.as_case if self.cause is AlertCause.NO_SCHOOL else None


class ActKind(StrEnum):
    """What was done about an alert of the site; a case's alerts have the journal for that."""

    RAISED = "raised"
    CLIMBED = "climbed"
    ACKNOWLEDGED = "acknowledged"
    NOTED = "noted"
    SNOOZED = "snoozed"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class SiteAct:
    """One thing that was done about an alert of the site, and the alert as it was afterwards."""

    alert: SiteAlert
    kind: ActKind
    at: datetime
    #: None: the program by itself.
    person_id: PersonId | None = None
    via: str = "daemon"
    until: date | None = None
    #: What was written with it.
    words: str | None = None
    #: What makes it harmless to be sent again; None where nobody sent it.
    key: str | None = None
