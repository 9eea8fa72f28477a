"""Parties: whoever is missing has somebody who acts instead, and is looked for."""

from collections.abc import Iterator

from sisam.domain.ids import PartyName
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import PartyDefinition, Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import listed, named, party_named
from sisam.proof.worlds import World, told, worlds


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each party that may be missing with nobody in its place."""
    for party in workflow.parties.values():
        yield from _stand_ins(workflow, party)
        for stand_in in party.stand_ins:
            if stand_in.party == party.id or workflow.parties[stand_in.party].missing_when is not None:
                yield _missing_too(workflow, party, stand_in.party)
        acting = [step for step in workflow.steps.values() if _acts(step, party.id)]
        if party.missing_when is not None and acting and not _looked_for(workflow, party.id):
            yield _not_looked_for(workflow, party, acting[0])


def _stand_ins(workflow: Workflow, party: PartyDefinition) -> Iterator[Objection]:
    who = party_named(workflow, party.id)
    if party.missing_when is not None and not party.stand_ins:
        yield Objection(
            code=Code.NO_STAND_IN,
            origin=party.origin,
            sentence=f"{who} may be missing ({party.missing_when}) and nobody stands in.",
            remedy="Name who acts instead in stand_ins.",
            story=f"A pupil has no organisation as {who}: {_words(party.missing_when)}. Nobody stands "
            "in, so the steps that wait for it never open, and everybody else has done their part.",
        )
    elif party.stand_ins and party.missing_when is None:
        stand_ins = listed(party_named(workflow, each.party) for each in party.stand_ins)
        yield Objection(
            code=Code.STAND_IN_NEVER_ACTS,
            origin=party.origin,
            sentence=f"{stand_ins} would stand in for {who}, which never counts as missing.",
            remedy="Say in missing_when when they act, or remove the stand_ins.",
            story=f"A pupil has no organisation as {who}. {stand_ins} was meant to act instead; "
            "nothing says when, so it is never asked, and the steps stay unopened.",
        )
    elif (gap := _gap(party)) is not None:
        yield Objection(
            code=Code.STAND_INS_LEAVE_A_GAP,
            origin=party.origin,
            sentence=f"Nobody stands in for {who} where {told(gap)}.",
            remedy="Let the last stand-in have no condition, or let the conditions cover every case.",
            story=f"A pupil has no organisation as {who}, and for this pupil {told(gap)}. None of the "
            "stand-ins is meant then. The place of the receiver is empty, and nobody says that it is "
            "theirs.",
        )


def _gap(party: PartyDefinition) -> World | None:
    """Return a world in which no stand-in's condition holds."""
    if not party.stand_ins or any(each.when is None for each in party.stand_ins):
        return None
    conditions = frozenset(each.when for each in party.stand_ins if each.when is not None)
    return next((world for world in worlds(conditions) if not world & conditions), None)


def _missing_too(workflow: Workflow, party: PartyDefinition, stand_in: PartyName) -> Objection:
    who, instead = party_named(workflow, party.id), party_named(workflow, stand_in)
    return Objection(
        code=Code.STAND_IN_MAY_BE_MISSING,
        origin=party.origin,
        sentence=f"{instead} stands in for {who} and may itself be missing.",
        remedy="Name a stand-in that every case has.",
        story=f"A pupil has no organisation as {who}. {instead} is to act instead, and there is none "
        "either. Each points to the other, and the pupil falls between two empty chairs.",
    )


def _acts(step: StepDefinition, party: PartyName) -> bool:
    return not step.opened_by and party in (
        step.owner,
        step.confirmed_by,
        step.owner_towards_stand_in,
        *(each for opening in step.opens for each in opening.parties),
    )


def _looked_for(workflow: Workflow, party: PartyName) -> bool:
    return any(step.is_finding and step.finds_party == party for step in workflow.steps.values())


def _not_looked_for(workflow: Workflow, party: PartyDefinition, step: StepDefinition) -> Objection:
    who = party_named(workflow, party.id)
    return Objection(
        code=Code.NOBODY_FINDS_PARTY,
        origin=step.origin,
        sentence=f"{named(step)} needs {who}, which may be unknown, and no finding step asks for it.",
        remedy=f'Add a step of kind "finding" with finds_party = "{party.id}".',
        story=f"Nobody knows yet who is {who} of this pupil. {named(step)} waits until it is known. To "
        "find it out is nobody's task, so it waits for ever.",
    )


def _words(name: str) -> str:
    return name.replace("_", " ")
