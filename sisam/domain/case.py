"""A case (ärende): one run of a workflow for one pupil's placement."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from sisam.domain.accountability import Accountability, Membership
from sisam.domain.alert import Alert
from sisam.domain.anchor import OF_A_ROUND, Anchor
from sisam.domain.deadline import Deadline, DeadlineStatus
from sisam.domain.disclosure import Disclosure
from sisam.domain.fact import Fact
from sisam.domain.home_move import HomeMove
from sisam.domain.ids import AlertId, CaseId, DeadlineId, OrganisationId, PartyName, StepId, SubjectId
from sisam.domain.pause import Pause
from sisam.domain.rules import RulesKey
from sisam.domain.schooling import Spell
from sisam.domain.step import Step
from sisam.domain.workflow import Phase


@dataclass(frozen=True, slots=True)
class Case:
    """The whole state of a case: what a fold of its journal gives."""

    id: CaseId
    number: str
    subject_id: SubjectId
    rules: RulesKey
    state: str
    phase: Phase
    opened_at: datetime
    #: The last local day on which the accountable organisation did something.
    last_act_on: date
    restricted: bool = False
    round: int = 1
    previous_case_id: CaseId | None = None
    outcome: str | None = None
    closed_at: datetime | None = None
    closed_position: int | None = None
    anchors: Mapping[Anchor, date] = field(default_factory=dict)
    facts: Mapping[Fact, str] = field(default_factory=dict)
    #: Which organisation each party is now; what is neither here nor in `absent` is not known.
    parties: Mapping[PartyName, OrganisationId] = field(default_factory=dict)
    #: Parties recorded as *there is none*.
    absent: frozenset[PartyName] = frozenset()
    #: All of them, in the order of their recording; at most the last one goes on.
    pauses: tuple[Pause, ...] = ()
    #: The spells of schooling that were recorded by command; others follow from anchors.
    spells: tuple[Spell, ...] = ()
    #: The change of home municipality that waits for its confirmation.
    home_move: HomeMove | None = None
    #: What may be shown to parties that do not own it, in the order of their recording.
    disclosures: tuple[Disclosure, ...] = ()
    #: The dates of a round that the case had in each round before this one, from the first.
    earlier_dates: tuple[Mapping[Anchor, date], ...] = ()
    memberships: tuple[Membership, ...] = ()
    accountabilities: tuple[Accountability, ...] = ()
    steps: Mapping[StepId, Step] = field(default_factory=dict)
    #: The live ones; a loaded case may lack those that have ended.
    deadlines: Mapping[DeadlineId, Deadline] = field(default_factory=dict)
    alerts: Mapping[AlertId, Alert] = field(default_factory=dict)
    #: How many deadlines and alerts there have been, for their ids.
    deadline_count: int = 0
    alert_count: int = 0
    #: How many events the journal of the case holds.
    length: int = 0
    #: When something happens by itself next; None when closed.
    next_at: datetime | None = None
    #: When its last event was recorded; nothing is recorded before that, wherever the clock is put.
    recorded_at: datetime | None = field(default=None, compare=False)

    @property
    def open(self) -> bool:
        """Tell whether the case is not closed."""
        return self.closed_at is None

    @property
    def accountable(self) -> Accountability | None:
        """Return who must see to it now; None once the case is closed."""
        last = self.accountabilities[-1] if self.accountabilities else None
        return last if last is not None and last.until_position is None else None

    @property
    def pause(self) -> Pause | None:
        """Return the pause that goes on, if there is one."""
        last = self.pauses[-1] if self.pauses else None
        return last if last is not None and last.live else None

    def as_in(self, round_: int) -> "Case":
        """Return the case with the dates of a round: what stays from before a transfer counts by those."""
        if round_ > len(self.earlier_dates):
            return self
        shared = {anchor: on for anchor, on in self.anchors.items() if anchor not in OF_A_ROUND}
        return replace(self, anchors={**shared, **self.earlier_dates[round_ - 1]})

    def live_steps(self) -> Iterator[Step]:
        """Yield the steps that are still owed, in the order of their opening."""
        return (step for step in self.steps.values() if step.live)

    def live_deadline(self, step_id: StepId) -> Deadline | None:
        """Return a step's clock: the pending deadline, else the missed one whose alert still goes on."""
        pending = missed = None
        for deadline in self.deadlines.values():
            if deadline.step_id != step_id:
                continue
            if deadline.status is DeadlineStatus.PENDING:
                pending = deadline
            elif deadline.status is DeadlineStatus.MISSED and self.alert_of(deadline.id):
                missed = deadline
        return pending or missed

    def alert_of(self, deadline_id: DeadlineId) -> Alert | None:
        """Return the uncleared alert of a missed deadline."""
        return next(
            (alert for alert in self.alerts.values() if alert.deadline_id == deadline_id and alert.live), None
        )


_FIELDS = tuple(each.name for each in fields(Case))
_PLACES = {name: place for place, name in enumerate(_FIELDS)}
_values_of = attrgetter(*_FIELDS)


def changed(case: Case, changes: Mapping[str, Any]) -> Case:
    """Return a case with other values in some fields; `replace` takes twice as long."""
    values = list(_values_of(case))
    for name, value in changes.items():
        values[_PLACES[name]] = value
    return Case(*values)
