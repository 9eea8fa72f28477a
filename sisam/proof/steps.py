"""Steps: whoever hands over has a receiver, who has a clock; whoever asks asks for something."""

from collections.abc import Iterator

from sisam.domain.anchor import Anchor
from sisam.domain.ids import PartyName
from sisam.domain.step_definition import ACCOUNTABLE, StepDefinition, StepKind
from sisam.domain.workflow import Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import named, party_named


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each step that could end with nobody having answered."""
    for step in workflow.steps.values():
        yield from _handing_over(workflow, step)
        yield from _finding(workflow, step)


def _handing_over(workflow: Workflow, step: StepDefinition) -> Iterator[Objection]:
    owner = party_named(workflow, step.owner)
    if step.confirmed_by is None:
        if step.kind is StepKind.HANDOVER or step.passes_accountability:
            yield _no_confirmer(step, owner)
        return
    confirmer = party_named(workflow, step.confirmed_by)
    if step.answer is None or step.answer.count == 0:
        yield _no_answer(step, owner, confirmer)
    both = _both_sides(workflow, step)
    if both is not None:
        yield _confirms_itself(step, party_named(workflow, both))


def _no_confirmer(step: StepDefinition, owner: str) -> Objection:
    what = "passes accountability" if step.passes_accountability else "is a handover"
    return Objection(
        code=Code.NO_CONFIRMER,
        origin=step.origin,
        sentence=f"{named(step)} {what} and nobody confirms it.",
        remedy="Name in confirmed_by who receives it.",
        story=f"{owner[0].upper()}{owner[1:]} sends {named(step)} and ticks it off. It lies in an "
        "inbox that nobody reads. Sent is not done, but here it counts as done, and both sides believe "
        "the other one has the pupil.",
    )


def _no_answer(step: StepDefinition, owner: str, confirmer: str) -> Objection:
    return Objection(
        code=Code.NO_ANSWER_CLOCK,
        origin=step.origin,
        sentence=f"{named(step)} is confirmed by {confirmer}, who may take for ever.",
        remedy='Add answer = { count = 3, clock = "working_days", source = "policy" }.',
        story=f"{owner[0].upper()}{owner[1:]} offers {named(step)} in time, and its clock ends. For "
        f"{confirmer} no clock starts. The offer lies unanswered over the summer, and no deadline says "
        "that it does.",
    )


def _confirms_itself(step: StepDefinition, both: str) -> Objection:
    return Objection(
        code=Code.CONFIRMS_ITSELF,
        origin=step.origin,
        sentence=f"{named(step)} can come to be handed over by {both} to {both}.",
        remedy="Name another owner, or in owner_towards_stand_in who hands over to a stand-in.",
        story=f"In some cases {both} stands on both sides of {named(step)}. It would hand the pupil to "
        "itself and confirm that to itself; nobody outside ever looks at whether there is a school.",
    )


def _both_sides(workflow: Workflow, step: StepDefinition) -> PartyName | None:
    """Return a party that could both own and confirm a step, in itself or by standing in."""
    confirmer = step.confirmed_by
    if step.opened_by or confirmer is None or ACCOUNTABLE in (step.owner, confirmer):
        return None
    if confirmer in _acting_as(workflow, step.owner):
        return confirmer
    towards = step.owner_towards_stand_in or step.owner
    stand_ins = _acting_as(workflow, confirmer) - {confirmer}
    return next((party for party in sorted(_acting_as(workflow, towards)) if party in stand_ins), None)


def _acting_as(workflow: Workflow, party: PartyName) -> set[PartyName]:
    return {party, *(stand_in.party for stand_in in workflow.parties[party].stand_ins)}


def _finding(workflow: Workflow, step: StepDefinition) -> Iterator[Objection]:
    found: set[Anchor] = set(step.finds_anchors)
    owner = party_named(workflow, step.owner)
    if step.is_finding and not found and step.finds_party is None:
        yield Objection(
            code=Code.FINDS_NOTHING,
            origin=step.origin,
            sentence=f"{named(step)} is a finding step that asks for nothing.",
            remedy="Name what it asks for in finds_anchors or finds_party.",
            story=f"{owner[0].upper()}{owner[1:]} gets {named(step)} and is asked for nothing. What is "
            "not known of this pupil stays unknown, and what waits for it never opens.",
        )
    if not step.is_finding and (found or step.finds_party is not None):
        yield Objection(
            code=Code.FINDS_AND_IS_NO_FINDING,
            origin=step.origin,
            sentence=f"{named(step)} asks for something and is a {step.kind} step.",
            remedy='Write kind = "finding", so that it ends when the answer is recorded and not before.',
            story=f"{owner[0].upper()}{owner[1:]} marks {named(step)} as done without having recorded "
            "the answer. It never comes back, the answer stays unknown, and what waits for it never "
            "opens.",
        )
    if step.is_finding and step.opens and all(_waits_for(step, opening.anchors) for opening in step.opens):
        yield Objection(
            code=Code.FINDING_WAITS_FOR_ITSELF,
            origin=step.origin,
            sentence=f"{named(step)} opens only when what it asks for is known.",
            remedy="Let it open on something that is known before.",
            story=f"What {named(step)} asks for is not known, so it does not open; it does not open, "
            "so nobody is asked, and it stays unknown.",
        )


def _waits_for(step: StepDefinition, anchors: tuple[Anchor, ...]) -> bool:
    return any(anchor in step.finds_anchors for anchor in anchors)
