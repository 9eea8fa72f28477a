"""Moves: transitions and outcomes that somebody may make, and the hard stop that no move goes round."""

from collections.abc import Iterator

from sisam.domain.fact import Guard
from sisam.domain.organisation import OrganisationKind
from sisam.domain.workflow import Outcome, Phase, State, Transition, Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import named

#: What must hold before the first state after the placement is left (domain: hard stop 2).
HARD_STOP = (Guard.RECEIVING_SIDE_ACCOUNTABLE, Guard.DATED_NEXT_STEP_OPEN)


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each move that nobody may make, or that goes round a hard stop."""
    stops = hard_stops(workflow)
    for transition in workflow.transitions.values():
        yield from _transition(workflow, transition)
        yield from _unguarded(workflow, transition, stops)
    for outcome in workflow.outcomes.values():
        if not outcome.by:
            yield _nobody_may(outcome)
        yield from _too_easy(workflow, outcome, stops)


def hard_stops(workflow: Workflow) -> tuple[State, ...]:
    """Return the states after the placement to which a move from the placement leads."""
    entered = {
        transition.target
        for transition in workflow.transitions.values()
        if any(workflow.states[source].phase is Phase.DURING for source in transition.sources)
    }
    return tuple(
        state
        for state in workflow.states.values()
        if state.id in entered and state.phase is Phase.AFTER and not state.final
    )


def _transition(workflow: Workflow, transition: Transition) -> Iterator[Objection]:
    if not transition.by:
        yield _nobody_may(transition)
    if workflow.states[transition.target].final:
        yield Objection(
            code=Code.ENDS_WITHOUT_OUTCOME,
            origin=transition.origin,
            sentence=f"{named(transition)} leads to the final state without an outcome.",
            remedy="Make it an outcome: only closing settles what is still open.",
            story=f"Somebody makes the move {named(transition)}. The case stands at its end; how it "
            "ended nobody has said, and the steps that were still owed to the pupil hang in the air.",
        )
    for source in transition.sources:
        if workflow.states[source].final:
            yield Objection(
                code=Code.LEAVES_THE_END,
                origin=transition.origin,
                sentence=f"{named(transition)} leads out of the final state {source!r}.",
                remedy="Remove it there: a closed case is never reopened, a new placement is a new case.",
                story=f"A closed case is moved on by {named(transition)}. Nobody has been accountable "
                "since it was closed, and nobody becomes accountable now.",
            )


def _unguarded(workflow: Workflow, transition: Transition, stops: tuple[State, ...]) -> Iterator[Objection]:
    for state in stops:
        missing = [guard for guard in HARD_STOP if guard not in transition.guards]
        if state.id in transition.sources and transition.target != state.id and missing:
            yield _no_hard_stop(transition, state, missing)
    if Guard.YOUTH_HOME_NAMED not in transition.guards and _admits(workflow, transition):
        yield Objection(
            code=Code.HOME_NOT_NAMED,
            origin=transition.origin,
            sentence=f"{named(transition)} can be made before the youth home is named.",
            remedy=f'Add "{Guard.YOUTH_HOME_NAMED}" to its guards.',
            story=f"{named(transition)} is recorded on a Sunday night, without the home. The handover "
            "to the home's school cannot open, because nobody knows which school it is, and no lesson "
            "is planned.",
        )


def _admits(workflow: Workflow, transition: Transition) -> bool:
    """Tell whether a placement begins with the move, where a home's school must be found in the chain."""
    begins = workflow.states[transition.target].phase is Phase.DURING and any(
        workflow.states[source].phase is Phase.BEFORE for source in transition.sources
    )
    at_home = any(
        OrganisationKind.YOUTH_HOME_SCHOOL in workflow.parties[party].kinds
        and workflow.parties[party].missing_when is None
        for party in workflow.chain
    )
    return begins and at_home


def _no_hard_stop(transition: Transition, state: State, missing: list[Guard]) -> Objection:
    told = " and ".join(guard.replace("_", " ") for guard in missing)
    return Objection(
        code=Code.MISSING_HARD_STOP,
        origin=transition.origin,
        sentence=f"{named(transition)} leaves {named(state)} without the guard {told}.",
        remedy=f"Add {', '.join(repr(str(guard)) for guard in missing)} to its guards.",
        story=f"A pupil comes to {named(state)} on a Friday. On Monday somebody makes the move "
        f"{named(transition)}, to have it done; that {told} nobody has checked. The youth home "
        "believes that the school has the pupil, the school has never heard of the pupil.",
    )


def _too_easy(workflow: Workflow, outcome: Outcome, stops: tuple[State, ...]) -> Iterator[Objection]:
    held = {state.id for state in stops}
    for source in outcome.sources:
        state = workflow.states[source]
        if outcome.two_names or not (state.phase is Phase.DURING or source in held):
            continue
        yield Objection(
            code=Code.ONE_NAME_ENOUGH,
            origin=outcome.origin,
            sentence=f"{named(outcome)} closes a case in {named(state)} in one person's name.",
            remedy=f"Write two_names = true, or take {source!r} out of its sources.",
            story=f"A pupil's case stands in {named(state)}; the receiving side has confirmed nothing. "
            f"One tired person closes it as {named(outcome)}. Nobody else is asked, and nobody looks "
            "for the pupil any more.",
        )


def _nobody_may(move: Transition | Outcome) -> Objection:
    return Objection(
        code=Code.NOBODY_MAY,
        origin=move.origin,
        sentence=f"Nobody may make the move {named(move)}.",
        remedy="Name the parties that may in `by`.",
        story=f"It is time for {named(move)}, and everybody who tries is refused. The case stays as it "
        "was, and what it then asks for is about a pupil who is somewhere else.",
    )
