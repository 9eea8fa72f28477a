"""States: a case begins in one, can come to each, and can end from each."""

from collections.abc import Iterator

from sisam.domain.origin import Origin
from sisam.domain.workflow import State, Workflow
from sisam.proof.graph import endable, leaving, reachable
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import listed, named

STATES = Origin("workflow.toml", "state")


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each state that a case cannot come to or cannot end from."""
    yield from _initial(workflow)
    yield from _final(workflow)
    there, ending = reachable(workflow), endable(workflow)
    for state in workflow.states.values():
        if state.id not in there and not state.initial and not state.final:
            yield _unreachable(state)
        if not state.final and state.id not in ending:
            yield _no_end(workflow, state)


def _initial(workflow: Workflow) -> Iterator[Objection]:
    initial = [state for state in workflow.states.values() if state.initial]
    if not initial:
        yield Objection(
            code=Code.NO_INITIAL_STATE,
            origin=STATES,
            sentence="No state is the initial one.",
            remedy="Write initial = true at the state in which a case opens.",
            story=f"A child's care is being investigated. {workflow.name} has no state to begin in, so "
            "no case can be opened, and nobody is accountable from the first day.",
        )
    for state in initial[1:]:
        yield Objection(
            code=Code.SEVERAL_INITIAL_STATES,
            origin=state.origin,
            sentence=f"Both {named(initial[0])} and {named(state)} are initial.",
            remedy="Leave initial = true at one state only.",
            story=f"One office opens the case in {named(initial[0])}, the other believes that it stands in "
            f"{named(state)}. Each waits for what the other one's state asks for.",
        )


def _final(workflow: Workflow) -> Iterator[Objection]:
    final = [state for state in workflow.states.values() if state.final]
    if not final:
        yield Objection(
            code=Code.NO_FINAL_STATE,
            origin=STATES,
            sentence="No state is the final one.",
            remedy="Write final = true at the state in which a closed case stands.",
            story="The pupil has been in school for years, and the case still asks. People learn to "
            "look past its alerts, and past those of the pupil who is really missing.",
        )
    for state in final[1:]:
        yield Objection(
            code=Code.SEVERAL_FINAL_STATES,
            origin=state.origin,
            sentence=f"Both {named(final[0])} and {named(state)} are final.",
            remedy="Leave final = true at one state; how a case ended is told by its outcome.",
            story=f"A case comes to stand in {named(state)} without having been closed. It counts as "
            "over: nobody is watched any more, and what was still owed to the pupil is owed by nobody.",
        )


def _unreachable(state: State) -> Objection:
    return Objection(
        code=Code.UNREACHABLE_STATE,
        origin=state.origin,
        sentence=f"No case can come to stand in {named(state)}.",
        remedy="Add a transition that leads there, or remove the state.",
        story=f"What is to be done for a pupil in {named(state)} is well thought out and never "
        "happens: no move leads there, and the case stays where nobody thinks of it.",
    )


def _no_end(workflow: Workflow, state: State) -> Objection:
    onwards = leaving(workflow, state)
    if not onwards:
        code, where = Code.DEAD_END, "no transition leads on and no outcome closes it"
    else:
        moves = listed(each.id for each in onwards)
        code, where = Code.NO_WAY_TO_THE_END, f"{moves} leads on, but never to where it could be closed"
    return Objection(
        code=code,
        origin=state.origin,
        sentence=f"A case in {named(state)} can never end: {where}.",
        remedy=f"Name {state.id!r} in an outcome, or add a transition from it to a state that has one.",
        story=f"A case comes to stand in {named(state)}; {where}. Whatever happens to the pupil, "
        "nothing can be recorded of it. Everybody is alerted for ever about something that nobody can "
        "settle, until nobody listens.",
    )
