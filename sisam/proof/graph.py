"""The graph of states: which state can follow which."""

from collections.abc import Iterable

from sisam.domain.workflow import Outcome, State, Transition, Workflow


def all_moves(workflow: Workflow) -> tuple[Transition | Outcome, ...]:
    """Return everything that changes the state of a case: the transitions, then the outcomes."""
    return (*workflow.transitions.values(), *workflow.outcomes.values())


def leaving(workflow: Workflow, state: State) -> tuple[Transition, ...]:
    """Return the transitions that lead out of a state to another one."""
    return tuple(
        each for each in workflow.transitions.values() if state.id in each.sources and each.target != state.id
    )


def reachable(workflow: Workflow) -> frozenset[str]:
    """Return the states in which a case can come to stand."""
    found = _closure((state.id for state in workflow.states.values() if state.initial), _forward(workflow))
    if any(source in found for outcome in workflow.outcomes.values() for source in outcome.sources):
        found |= {state.id for state in workflow.states.values() if state.final}
    return frozenset(found)


def endable(workflow: Workflow) -> frozenset[str]:
    """Return the states from which a case can be closed: by an outcome, now or after some moves."""
    closing = {source for outcome in workflow.outcomes.values() for source in outcome.sources}
    backward: dict[str, set[str]] = {}
    for source, targets in _forward(workflow).items():
        for target in targets:
            backward.setdefault(target, set()).add(source)
    return frozenset(_closure(closing, backward))


def _forward(workflow: Workflow) -> dict[str, set[str]]:
    forward: dict[str, set[str]] = {}
    for transition in workflow.transitions.values():
        for source in transition.sources:
            forward.setdefault(source, set()).add(transition.target)
    return forward


def _closure(start: Iterable[str], edges: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        state = waiting.pop()
        if state not in found:
            found.add(state)
            waiting.extend(edges.get(state, ()))
    return found
