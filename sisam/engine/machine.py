"""The state machine of a workflow version, carried by `transitions`: its moves and their guards."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, cast

from transitions import EventData, Machine

from sisam.domain.case import Case
from sisam.domain.fact import Guard
from sisam.domain.ids import PartyName
from sisam.domain.refusal import GuardFails, UnknownName, WrongState
from sisam.domain.workflow import Workflow
from sisam.engine.sides import place_is_taken

_YOUTH_HOME = PartyName("youth_home")
_YOUTH_HOME_SCHOOL = PartyName("youth_home_school")
_MACHINES_KEPT = 32


class _Mover:
    """A throw-away model: a shared machine with registered models would grow without end."""

    __slots__ = ("case", "failed", "state", "workflow")

    def __init__(self, workflow: Workflow, case: Case) -> None:
        self.workflow = workflow
        self.case = case
        self.state = case.state
        self.failed: Guard | None = None


def target_of(workflow: Workflow, case: Case, trigger: str) -> str:
    """Return the state that a trigger moves the case to.

    Raises:
        UnknownName: the workflow has no such move.
        WrongState: it does not start in the case's state.
        GuardFails: one of its conditions does not hold.
    """
    if trigger not in workflow.transitions:
        raise UnknownName(kind="move", name=trigger, possible=tuple(workflow.transitions))
    if case.state not in workflow.transitions[trigger].sources:
        raise WrongState(move=trigger, state=case.state, possible=moves_from(workflow, case.state))
    mover = _Mover(workflow, case)
    moved = _machine(_Definition(workflow)).events[trigger].trigger(mover)
    if not moved:
        raise GuardFails(move=trigger, guard=cast("Guard", mover.failed))
    return mover.state


def moves_from(workflow: Workflow, state: str) -> tuple[str, ...]:
    """Return the moves that start in a state."""
    return tuple(_machine(_Definition(workflow)).get_triggers(state))


class _Definition:
    """A workflow as a key: those with the same states and moves share their machine."""

    __slots__ = ("key", "workflow")

    def __init__(self, workflow: Workflow) -> None:
        self.workflow = workflow
        moves = ((each.id, each.sources, each.target, each.guards) for each in workflow.transitions.values())
        self.key = (workflow.initial.id, *workflow.states, *moves)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Definition) and self.key == other.key


@lru_cache(maxsize=_MACHINES_KEPT)
def _machine(definition: _Definition) -> Machine:
    """Build the machine of a workflow version, without a model and without back doors."""
    workflow = definition.workflow
    return Machine(
        model=None,
        states=list(workflow.states),
        initial=workflow.initial.id,
        transitions=[
            {
                "trigger": each.id,
                "source": list(each.sources),
                "dest": each.target,
                "conditions": [_condition(guard) for guard in each.guards],
            }
            for each in workflow.transitions.values()
        ],
        auto_transitions=False,
        send_event=True,
    )


def _condition(guard: Guard) -> Callable[[EventData], bool]:
    """Return a guard as `transitions` wants it; the first that fails is remembered by name."""

    def check(data: EventData) -> bool:
        mover = cast("_Mover", cast("Any", data).model)
        holds = _GUARDS[guard](mover.workflow, mover.case)
        if not holds:
            mover.failed = guard
        return holds

    return check


def _receiving_side_is_accountable(workflow: Workflow, case: Case) -> bool:
    return place_is_taken(workflow, case, workflow.chain[-1])


def _a_dated_next_step_is_open(workflow: Workflow, case: Case) -> bool:
    """Tell whether some step after the handovers, other than the watch, is open with a clock of its own."""
    return any(
        not workflow.steps[step.definition].is_watch and case.live_deadline(step.id) is not None
        for step in case.live_steps()
    )


_GUARDS: Mapping[Guard, Callable[[Workflow, Case], bool]] = {
    Guard.YOUTH_HOME_NAMED: lambda _, case: (
        _YOUTH_HOME in case.parties and _YOUTH_HOME_SCHOOL in case.parties
    ),
    Guard.RECEIVING_SIDE_ACCOUNTABLE: _receiving_side_is_accountable,
    Guard.DATED_NEXT_STEP_OPEN: _a_dated_next_step_is_open,
}
