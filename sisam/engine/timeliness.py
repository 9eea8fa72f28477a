"""Timeliness: whether a step was done in time by the day when it happened, whenever that was recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.event import Event, EventType
from sisam.domain.step import Step
from sisam.engine.clocks import days_late, local_date

#: What stops a clock by doing what it asks for.
_DEEDS = frozenset(
    {
        EventType.STEP_OFFERED,
        EventType.STEP_RETURNED,
        EventType.STEP_CONFIRMED,
        EventType.HANDOVER_FORCED,
    }
)
_ENDS = {
    EventType.DEADLINE_MET: DeadlineStatus.MET,
    EventType.DEADLINE_MISSED: DeadlineStatus.MISSED,
    EventType.DEADLINE_CANCELLED: DeadlineStatus.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Timeliness:
    """One thing that was done with a step, beside the day by which it was to be done."""

    kind: DeadlineKind
    #: The last day in time.
    due_on: date
    #: The day that lateness counts from: the first due date, or for an answer its own.
    late_since: date
    happened_on: date
    recorded_on: date
    #: What the deadline says for ever: missed is what was not recorded in time either.
    status: DeadlineStatus

    @property
    def in_time(self) -> bool:
        """Tell whether it happened in time."""
        return self.happened_on <= self.due_on

    @property
    def days_late(self) -> int:
        """Return by how many calendar days it happened too late; 0 where it was in time."""
        return 0 if self.in_time else days_late(self.late_since, self.happened_on)

    @property
    def told_late(self) -> bool:
        """Tell whether it happened in time and was recorded only after its day."""
        return self.in_time and self.recorded_on > self.due_on


def timeliness(step: Step, journal: Iterable[Event]) -> tuple[Timeliness, ...]:
    """Return each offer, answer and end of a step beside its clock, in order; what was annulled is none."""
    events = tuple(journal)
    annulled = {each.data["command"] for each in events if each.type is EventType.COMMAND_ANNULLED}
    ended = {each.data["deadline"]: _ENDS[each.type] for each in events if each.type in _ENDS}
    clock: Event | None = None
    found = []
    for event in events:
        if event.data.get("step") != step.id:
            continue
        if event.type is EventType.DEADLINE_SET:
            clock = event
        elif event.type in _DEEDS and clock is not None and event.command_id not in annulled:
            status = ended.get(clock.data["deadline"], DeadlineStatus.PENDING)
            found.append(_judged(step, clock, event, status))
    return tuple(found)


def _judged(step: Step, clock: Event, deed: Event, status: DeadlineStatus) -> Timeliness:
    kind = DeadlineKind(str(clock.data["kind"]))
    due_on = date.fromisoformat(str(clock.data["due_on"]))
    return Timeliness(
        kind=kind,
        due_on=due_on,
        late_since=due_on if kind is DeadlineKind.ANSWER else step.first_due_on,
        happened_on=local_date(deed.happened_at),
        recorded_on=local_date(deed.recorded_at),
        status=status,
    )
