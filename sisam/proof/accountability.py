"""Accountability: it starts with somebody and can reach every place of the chain, without a gap."""

from collections.abc import Iterator
from itertools import pairwise

from sisam.domain.ids import PartyName
from sisam.domain.origin import Origin
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.openings import moments
from sisam.proof.saying import named, party_named

CHAIN = Origin("workflow.toml", "chain")


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each place at which accountability could come to a halt or get lost."""
    if not workflow.chain:
        yield _no_chain(workflow)
        return
    yield from _start(workflow)
    for before, party in pairwise(workflow.chain):
        if not any(_passes_to(workflow, step, party) for step in workflow.steps.values()):
            yield _halt(workflow, before, party)
    for step in workflow.steps.values():
        if step.passes_accountability and step.confirmed_by and step.confirmed_by not in workflow.chain:
            yield _out_of_the_chain(workflow, step, step.confirmed_by)


def _start(workflow: Workflow) -> Iterator[Objection]:
    first = workflow.parties[workflow.chain[0]]
    if first.missing_when is None:
        return
    who = party_named(workflow, first.id)
    yield Objection(
        code=Code.CHAIN_STARTS_WITH_NOBODY,
        origin=CHAIN,
        sentence=f"The chain starts with {who}, which may be missing ({first.missing_when}).",
        remedy="Let the chain start with a party that every case has from its first day.",
        story=f"A case is opened for a pupil who has no {who}. From the first minute on nobody is "
        "accountable: the first step has no owner, and its alert nobody to go to.",
    )


def _passes_to(workflow: Workflow, step: StepDefinition, party: PartyName) -> bool:
    """Tell whether a step can bring accountability to a party's place; a change of party or home does not."""
    passes = step.passes_accountability and not step.opened_by and step.confirmed_by == party
    return passes and any(True for _ in moments(workflow, step))


def _no_chain(workflow: Workflow) -> Objection:
    return Objection(
        code=Code.NO_CHAIN,
        origin=CHAIN,
        sentence="The chain of accountability is empty.",
        remedy="List the parties through which accountability moves, in order.",
        story=f"A case of {workflow.name} is opened. Everybody has a step to do, and nobody is the one "
        "who must see to it that the next one is done.",
    )


def _halt(workflow: Workflow, before: PartyName, party: PartyName) -> Objection:
    giver, receiver = party_named(workflow, before), party_named(workflow, party)
    return Objection(
        code=Code.NOBODY_PASSES_ON,
        origin=CHAIN,
        sentence=f"No step ever passes accountability to {receiver}.",
        remedy=f'Add passes_accountability = true to the step in which "{party}" confirms that it has '
        "the pupil.",
        story=f"{receiver[0].upper()}{receiver[1:]} has taken the pupil over, as everybody thinks. No "
        f"step ever asked it to confirm that. On paper {giver} is still accountable and has stopped "
        f"looking; {receiver} does not know that it should.",
    )


def _out_of_the_chain(workflow: Workflow, step: StepDefinition, receiver: PartyName) -> Objection:
    who = party_named(workflow, receiver)
    return Objection(
        code=Code.PASSES_OUT_OF_THE_CHAIN,
        origin=step.origin,
        sentence=f"{named(step)} passes accountability to {who}, which has no place of its own in the chain.",
        remedy="Let a party of the chain confirm it; a stand-in confirms by standing in.",
        story=f"{who[0].upper()}{who[1:]} confirms {named(step)}. The chain does not know its place, "
        "so nobody can say to whom it goes on from there, and it does not go on.",
    )
