"""Exploring a workflow: everything that can happen to a case, through the engine itself."""

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sisam.domain.actor import DAEMON, Actor
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Act, Command, OpenCase, Tick
from sisam.domain.fact import Condition, Fact
from sisam.domain.ids import CaseId, CommandId, PartyName, SubjectId
from sisam.domain.rules import Rules
from sisam.domain.step import REVERSIBLE
from sisam.domain.workflow import Phase, Workflow
from sisam.engine.clocks import local_date
from sisam.engine.conditions import holds
from sisam.engine.deciding import decide
from sisam.errors import SisamError
from sisam.proof.lapses import Lapse, lapses, watch_alone
from sisam.proof.possible_acts import (
    Choice,
    absences,
    actor_of,
    choices,
    home_moves,
    new_placements,
    opening_parties,
    transfers,
)

#: A Monday in a school term, well inside every calendar.
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
#: Long enough for most deadlines to pass and the forecast of an exploration to be reached.
WAIT = timedelta(days=45)
#: More situations than this are not a workflow that people can follow.
SITUATIONS_MAX = 50_000

_DAEMON = Actor(DAEMON, None, "daemon")


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a case when it is opened."""

    facts: Mapping[Fact, str]
    #: Of the parties that may be missing, those that are known; others of the chain may be found later.
    known: tuple[PartyName, ...] = ()
    anchors: Mapping[Anchor, date] = field(default_factory=dict)
    #: Whether the pupil may go away for some days; that doubles the roads.
    pauses: bool = False
    #: Whether a new placement may open a case of its own meanwhile, to which debts can be carried.
    follows: bool = False
    #: How many times the pupil may come to another home; each multiplies the roads.
    transfers: int = 0
    #: Whether the home may move to another municipality.
    moves_home: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A situation worth telling of, with what led there."""

    state: str
    path: tuple[str, ...]
    lapse: Lapse | None = None

    @property
    def story(self) -> str:
        """Return what happened, one thing after the other."""
        return f"{', then '.join(self.path)}: the case stands in {self.state}."


@dataclass(slots=True)
class Exploration:
    """What was found on all roads through a workflow."""

    #: How many situations were looked at, no two alike.
    situations: int = 0
    #: Situations in which somebody is forgotten; there must be none.
    lapses: list[Found] = field(default_factory=list)
    #: Situations after the placement in which only the watch still asks.
    watched_only: list[Found] = field(default_factory=list)
    #: Who was accountable in some situation.
    accountable: set[PartyName] = field(default_factory=set)
    states: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Node:
    case: Case
    waits: int
    path: tuple[str, ...]

    @property
    def now(self) -> datetime:
        """Return the moment: only waiting takes time."""
        return START + self.waits * WAIT


def explore(rules: Rules, start: Start, waits: int = 1) -> Exploration:
    """Return what can come of a case: each order of acts, each done early, late or never.

    Time passes in `waits` strides of `WAIT`; between two of them any number of acts is tried.

    Raises:
        OverflowError: there are more situations than `SITUATIONS_MAX`.
    """
    exploration = Exploration()
    waiting = deque([_opened(rules, start)])
    seen: set[Hashable] = set()
    while waiting:
        node = waiting.popleft()
        key = (_situation(rules.workflow, node.case), node.waits)
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > SITUATIONS_MAX:
            raise OverflowError(f"more than {SITUATIONS_MAX} situations in workflow {rules.workflow.name}")
        _note(rules, node, exploration)
        waiting.extend(_next(rules, node, waits, start))
    exploration.situations = len(seen)
    return exploration


def _opened(rules: Rules, start: Start) -> _Node:
    parties = opening_parties(rules.workflow, start.known)
    act = OpenCase(CaseId("case"), "P-1", SubjectId("pupil"), parties, start.facts, anchors=start.anchors)
    command = _command(actor_of(parties[rules.workflow.chain[0]]), act, 0)
    return _Node(decide(rules, None, command, START).case, 0, ("opened",))


def _note(rules: Rules, node: _Node, exploration: Exploration) -> None:
    case = node.case
    exploration.states.add(case.state)
    if case.accountable is not None:
        exploration.accountable.add(case.accountable.party)
    exploration.lapses += [Found(case.state, node.path, lapse) for lapse in lapses(rules.workflow, case)]
    after = rules.workflow.states[case.state].phase is Phase.AFTER
    if case.open and after and watch_alone(rules.workflow, case):
        exploration.watched_only.append(Found(case.state, node.path))


def _next(rules: Rules, node: _Node, waits: int, start: Start) -> Iterator[_Node]:
    """Yield what follows: each choice that the engine allows, and the passing of time."""
    if not node.case.open:
        return
    today = local_date(node.now)
    away = absences(rules.workflow, node.case, today) if start.pauses else ()
    anew = new_placements(rules.workflow, node.case) if start.follows else ()
    moves = transfers(rules.workflow, node.case) if node.case.round <= start.transfers else ()
    homes = home_moves(rules.workflow, node.case) if start.moves_home else ()
    for choice in (*choices(rules.workflow, node.case, today), *away, *anew, *moves, *homes):
        case = _done(rules, node, choice)
        if case is not None:
            yield _Node(case, node.waits, (*node.path, choice.told))
    if node.waits < waits:
        later = _Node(node.case, node.waits + 1, (*node.path, f"{WAIT.days} days passed"))
        command = _command(_DAEMON, Tick(), node.case.length)
        yield _Node(decide(rules, node.case, command, later.now).case, later.waits, later.path)


def _done(rules: Rules, node: _Node, choice: Choice) -> Case | None:
    case = node.case
    try:
        for actor, act in choice.acts:
            case = decide(rules, case, _command(actor, act, case.length), node.now).case
    except SisamError:
        return None
    return case


def _command(actor: Actor, act: Act, number: int) -> Command:
    return Command(CommandId(f"c{number}"), actor, act, f"k{number}", words="because")


def _situation(workflow: Workflow, case: Case) -> Hashable:
    """Return what matters for who is asked next: two cases alike in this are taken for one.

    Of dates only those count that a step still opens on or ends by, and only whether they are known;
    what hangs on their order is told by the conditions.
    """
    accountable = case.accountable
    ahead = {step.id: step for step in workflow.steps.values() if step.until not in case.anchors}
    opening = {anchor for step in ahead.values() for each in step.opens for anchor in each.anchors}
    ending = {step.until for step in ahead.values() if step.until is not None}
    return (
        case.state,
        case.round,
        (accountable.party, accountable.round) if accountable else None,
        frozenset(each for each in _standing(workflow, case) if each[0] in ahead),
        frozenset((opening | ending).intersection(case.anchors)),
        frozenset(condition for condition in Condition if holds(condition, case)),
        frozenset(case.parties.values()),
        case.absent,
    )


def _standing(workflow: Workflow, case: Case) -> Iterator[tuple[str, str, int]]:
    """Yield for each step that has opened how it stands: its status, over for good, or as if never opened.

    Beside it stands the round of which it is. A pause that is over leaves nothing behind that matters for
    who is asked.
    """
    for step in case.steps.values():
        if step.live:
            yield step.definition, step.status, step.round
        elif step.cause not in REVERSIBLE and not workflow.steps[step.definition].asks_in_pause:
            yield step.definition, "over", step.round
