"""What waits on some organisations, asked of all cases at once: steps, cases without any, and alerts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Protocol

from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.ids import AlertId, CaseId, OrganisationId, PartyName, PersonId, StepId, SubjectId
from sisam.domain.rules import RulesKey
from sisam.domain.source import Source
from sisam.domain.step import Side, StepStatus
from sisam.domain.workflow import Phase


class Urgency(IntEnum):
    """How soon something must be done, the worst first."""

    LATE = 1
    TODAY = 2
    #: Before the Sunday that ends the week has passed.
    THIS_WEEK = 3
    #: Within the weeks that people plan ahead.
    AHEAD = 4
    #: It is another organisation's move.
    WAITING = 5
    #: So far ahead that nobody thinks of it yet.
    LATER = 6


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a step in a work list; the list goes on after it."""

    urgency: Urgency
    #: The day that it is sorted by: since when it is late, or its last day.
    since: date
    step_id: StepId


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose work is asked for: that of organisations, as any party or as some of them."""

    organisations: frozenset[OrganisationId]
    #: None: whatever they act as.
    parties: frozenset[PartyName] | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the work is asked for; None asks for any."""

    urgency: Urgency | None = None
    #: 1 to 7, or 0 for what stands beside the routines.
    routine: int | None = None
    phase: Phase | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """The moment that is looked at, with the days that part what is urgent from what is not."""

    now: datetime
    today: date
    #: The last day of the week.
    sunday: date
    #: The last day that people plan for.
    horizon: date


@dataclass(frozen=True, slots=True)
class CaseMark:
    """What a list knows of a case."""

    id: CaseId
    number: str
    subject_id: SubjectId
    restricted: bool
    state: str
    phase: Phase
    rules: RulesKey
    #: Who decides whom a restricted case names; None where nobody is recorded.
    social_services: OrganisationId | None


@dataclass(frozen=True, slots=True)
class ClockMark:
    """The one clock of a live step: pending, or missed with an alert that goes on; and how it was counted."""

    kind: DeadlineKind
    status: DeadlineStatus
    due_on: date
    due_at: datetime
    rule: str
    anchor: str
    anchor_on: date
    source: Source
    times: int
    floor_on: date | None
    paused_days: int


@dataclass(frozen=True, slots=True)
class AlertMark:
    """An alert that goes on."""

    id: AlertId
    ladder: str
    rung: int
    raised_at: datetime
    acknowledged_until: date | None
    acknowledged_by: PersonId | None
    #: Who is told alone, up to a day.
    assigned_to: PersonId | None
    assigned_until: date | None


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A live step in which some organisations have a side."""

    case: CaseMark
    id: StepId
    definition: str
    routine: int | None
    status: StepStatus
    owner: Side
    confirmer: Side | None
    first_due_on: date
    returns: int
    offered_by: PersonId | None
    clock: ClockMark | None
    alert: AlertMark | None
    place: Place


@dataclass(frozen=True, slots=True)
class WorkPage:
    """One page of steps, and how many there are."""

    #: Of each urgency, whichever is selected.
    counts: Mapping[Urgency, int]
    steps: tuple[WorkStep, ...]


@dataclass(frozen=True, slots=True)
class AccountableCase:
    """An open case for which an organisation is accountable."""

    case: CaseMark
    accountable: Side


@dataclass(frozen=True, slots=True)
class Telling:
    """What decides whom an alert tells: where it stands on which ladder, and between whom; alike for many."""

    ladder: str
    rung: int
    #: Who is told alone, up to a day.
    assigned_to: PersonId | None
    assigned_until: date | None
    #: It is the answer that is late.
    answering: bool
    owner: Side
    confirmer: Side | None
    #: Told where there is no confirmer.
    accountable: Side | None
    rules: RulesKey


@dataclass(frozen=True, slots=True)
class AlertedStep:
    """A live alert with its step."""

    alert_id: AlertId
    step_id: StepId
    telling: Telling


@dataclass(frozen=True, slots=True)
class Alarm:
    """A step with an alert that goes on, and its place in a list of such."""

    raised_at: str
    step_id: StepId


class WorkLists(Protocol):
    """The work of organisations, found by index whatever else there is."""

    def page(
        self, whose: Whose, selection: Selection, days: Days, after: Place | None, limit: int
    ) -> WorkPage:
        """Return live steps after a place, the most urgent first, and how many there are of each urgency."""
        ...

    def idle(self, organisations: Collection[OrganisationId], limit: int) -> Sequence[AccountableCase]:
        """Return open cases for which they are accountable while no live step has them on a side."""
        ...

    def alerted(self, organisations: Collection[OrganisationId], today: date) -> Sequence[AlertedStep]:
        """Return the alerts that nobody has acknowledged for now, in whose cases they have a part.

        They have a side in the step, or are accountable for the case and nobody confirms it. The
        oldest stands first.
        """
        ...

    def alarmed(
        self, organisations: Collection[OrganisationId], after: Alarm | None, limit: int
    ) -> Sequence[Alarm]:
        """Return the live steps with an alert that goes on, in whose cases they have a part.

        The part is that of `alerted`; they come after a place, the one raised first before the others.
        """
        ...

    def named(self, step_ids: Collection[StepId]) -> Mapping[StepId, WorkStep]:
        """Return live steps by their ids."""
        ...

    def concerned(self, case_ids: Collection[CaseId]) -> Mapping[CaseId, AccountableCase]:
        """Return these cases with who is accountable for each; closed ones are left out."""
        ...
