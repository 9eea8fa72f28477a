"""Names: whatever a workflow refers to must exist."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from sisam.domain.ids import PartyName
from sisam.domain.origin import Origin
from sisam.domain.source import Law, Source
from sisam.domain.step_definition import ACCOUNTABLE, StepDefinition
from sisam.domain.workflow import Workflow
from sisam.proof.graph import all_moves
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import named

CHAIN = Origin("workflow.toml", "chain")

_STORIES = {
    Code.UNKNOWN_PARTY: "{what} counts on {name!r}. No organisation can ever be that party, so nobody "
    "is told, nobody answers, and each of the others believes that {name!r} has the pupil.",
    Code.UNKNOWN_STATE: "{what} names the state {name!r}, in which no case can ever stand. Whoever wants to "
    "move the pupil's case that way is refused, and it stays where nobody looks for it.",
    Code.UNKNOWN_STEP: "{what} relies on {name!r} to ask whoever has gone silent. That step does not "
    "exist, so nobody is asked, and a case may rest there for years.",
    Code.UNKNOWN_LADDER: "{what} is late and its alert looks for the ladder {name!r}. There is none, "
    "so nobody is told, today or ever.",
    Code.UNKNOWN_CITATION: "{what} claims to rest on {name!r}. Nobody can look it up; the deadline is "
    "taken for an opinion, and the pupil waits while it is argued about.",
    Code.UNKNOWN_DOCUMENT: "{what} hands over {name!r}, and nobody knows what that is called. Whoever is to "
    "receive it cannot tell whether it came, and the next school begins without it.",
}


def objections(workflow: Workflow, law: Law) -> Iterator[Objection]:
    """Yield an objection for each name that nothing bears."""
    yield from _parties(workflow)
    yield from _states(workflow)
    yield from _watches(workflow)
    for step in workflow.steps.values():
        if step.ladder not in workflow.ladders:
            yield _unknown(
                Code.UNKNOWN_LADDER, step.origin, "ladder", step.ladder, workflow.ladders, named(step)
            )
        yield from _documents(step, workflow)
        yield from _citations(step, law)


def _documents(step: StepDefinition, workflow: Workflow) -> Iterator[Objection]:
    for name in step.documents:
        if name not in workflow.documents:
            yield _unknown(
                Code.UNKNOWN_DOCUMENT, step.origin, "document", name, workflow.documents, named(step)
            )


def _parties(workflow: Workflow) -> Iterator[Objection]:
    for origin, what, party in (*_party_uses(workflow), *_pausers(workflow)):
        if party not in workflow.parties:
            yield _unknown(Code.UNKNOWN_PARTY, origin, "party", party, workflow.parties, what)


def _party_uses(workflow: Workflow) -> Iterator[tuple[Origin, str, PartyName]]:
    """Yield every place that names a party, but for the words that mean whoever is accountable."""
    for party in workflow.chain:
        yield CHAIN, "The chain of accountability", party
    for definition in workflow.parties.values():
        for stand_in in definition.stand_ins:
            yield definition.origin, f"The party {definition.id}", stand_in.party
    for move in all_moves(workflow):
        for party in move.by:
            if party != ACCOUNTABLE:
                yield move.origin, named(move), party
    for step in workflow.steps.values():
        for party in _parties_of(step):
            if party != ACCOUNTABLE:
                yield step.origin, named(step), party


def _pausers(workflow: Workflow) -> Iterator[tuple[Origin, str, PartyName]]:
    if workflow.pause is not None:
        for party in workflow.pause.by:
            yield workflow.pause.origin, "A pause", party


def _parties_of(step: StepDefinition) -> Iterator[PartyName]:
    """Yield each party that a step names, once."""
    maybe = (step.owner, step.owner_towards_stand_in, step.confirmed_by, step.finds_party, *step.informs)
    opening = (party for opening in step.opens for party in opening.parties)
    yield from dict.fromkeys(party for party in (*maybe, *opening) if party is not None)


def _states(workflow: Workflow) -> Iterator[Objection]:
    for transition in workflow.transitions.values():
        for state in (*transition.sources, transition.target):
            if state not in workflow.states:
                yield _unknown(
                    Code.UNKNOWN_STATE, transition.origin, "state", state, workflow.states, named(transition)
                )
    for outcome in workflow.outcomes.values():
        for state in outcome.sources:
            if state not in workflow.states:
                yield _unknown(
                    Code.UNKNOWN_STATE, outcome.origin, "state", state, workflow.states, named(outcome)
                )
    yield from _states_of_pause(workflow)


def _states_of_pause(workflow: Workflow) -> Iterator[Objection]:
    pause = workflow.pause
    if pause is None:
        return
    for state in pause.sources:
        if state not in workflow.states:
            yield _unknown(Code.UNKNOWN_STATE, pause.origin, "state", state, workflow.states, "A pause")


def _watches(workflow: Workflow) -> Iterator[Objection]:
    for state in workflow.states.values():
        if state.watch is not None and state.watch not in workflow.steps:
            yield _unknown(
                Code.UNKNOWN_STEP,
                state.origin,
                "step",
                state.watch,
                workflow.steps,
                f"The state {named(state)}",
            )


def _citations(step: StepDefinition, law: Law) -> Iterator[Objection]:
    for rule in step.due:
        if rule.citation is not None and rule.citation not in law.provisions:
            yield _unknown(
                Code.UNKNOWN_CITATION, step.origin, "provision", rule.citation, law.provisions, named(step)
            )
        if rule.source is Source.LAW and rule.citation is None:
            yield _uncited(step, f"The due rule {rule.id}")
    if step.answer is not None and step.answer_source is Source.LAW:
        yield _uncited(step, "The answer clock")


def _uncited(step: StepDefinition, what: str) -> Objection:
    return Objection(
        code=Code.LAW_WITHOUT_CITATION,
        origin=step.origin,
        sentence=f"{what} says that it is law and cites no provision.",
        remedy="Add the citation of a provision in law.toml, or write whose rule it is: agreement, "
        "model or policy.",
        story=f"The deadline of {named(step)} is shown as law. Somebody asks which; nobody can say. "
        "From then on every deadline in the program is taken for an opinion, and the pupil's too.",
    )


def _unknown(code: Code, origin: Origin, kind: str, name: str, known: Iterable[str], what: str) -> Objection:
    near = get_close_matches(name, list(known), n=1)
    return Objection(
        code=code,
        origin=origin,
        sentence=f"{what} names the {kind} {name!r}, which does not exist.",
        remedy=f"Write {near[0]!r}, or define {name!r}." if near else f"Define {name!r}, or remove it.",
        story=_STORIES[code].format(what=what, name=name),
    )
