"""A draft: the case while a decision is being made, changed by recording events and in no other way."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from sisam.domain.actor import DAEMON, Actor
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.event import Event, EventType
from sisam.domain.event_keys import EVENT_SHAPES
from sisam.domain.ids import CaseId
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.message import Message
from sisam.domain.refusal import DateAhead
from sisam.domain.rules import Rules
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.folding.evolving import evolve
from sisam.engine.folding.rule_names import names_of

_BY_ITSELF = Actor(DAEMON, None, "daemon")


@dataclass(slots=True)
class Draft:
    """One decision in the making."""

    rules: Rules
    command: Command
    now: datetime
    before: Case | None
    events: list[Event] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    _case: Case | None = None
    #: While set, events are the program's own: time passed, nobody acted.
    time_passes: bool = False
    #: The local day of recording.
    today: date = field(init=False)

    def __post_init__(self) -> None:
        """Start from the case as it was."""
        self._case = self.before
        self.today = local_date(self.now)

    @property
    def case(self) -> Case:
        """Return the case as it stands in this draft."""
        if self._case is None:
            raise RuntimeError("a case must be opened before anything else is decided")
        return self._case

    @property
    def workflow(self) -> Workflow:
        """Return the workflow that the case follows."""
        return self.rules.workflow

    @property
    def happened_on(self) -> date:
        """Return the local day on which what the command tells happened."""
        return self.command.happened_on or self.today

    def record(
        self,
        type: EventType,  # noqa: A002
        *,
        words: str | None = None,
        from_state: str | None = None,
        to_state: str | None = None,
        case_id: CaseId | None = None,
        **data: str | int | bool | None,
    ) -> Event:
        """Append an event and fold it into the case.

        Raises:
            ValueError: the event has a key that its type does not have.
            DateAhead: the command tells of a day that has not been, and a clock from it would be silent.
        """
        known = EVENT_SHAPES[type].keys.keys()
        if not data.keys() <= known:
            unknown = data.keys() - known
            raise ValueError(f"{type} has no key {', '.join(sorted(unknown))}")
        event = Event(
            case_id=case_id or self.case.id,
            position=(self._case.length if self._case else 0) + 1,
            type=type,
            recorded_at=self.now,
            happened_at=self._happened_at(type),
            actor=_BY_ITSELF if self.time_passes else self.command.actor,
            command_id=self.command.id,
            data=data,
            words=words,
            from_state=from_state,
            to_state=to_state,
        )
        self._case = evolve(self.rules, self._case, event)
        self.events.append(event)
        return event

    def follow(self, rules: Rules) -> None:
        """Record that the case follows other rules, and go on by them."""
        self.record(EventType.RULES_CHANGED, words=self.command.words, **names_of(rules.key))
        self.rules = rules

    def tell(self, message: Message) -> None:
        """Add something to tell a seat."""
        self.messages.append(message)

    def _happened_at(self, type: EventType) -> datetime:  # noqa: A002
        """Return the instant of the event: now, or the start of the local day that was named."""
        if self.time_passes or self.command.happened_on in (None, self.today):
            return self.now
        if self.happened_on > self.today:
            raise DateAhead(what=type, on=self.happened_on)
        return datetime.combine(self.happened_on, time.min, tzinfo=STOCKHOLM).astimezone(UTC)
