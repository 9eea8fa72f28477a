"""The parties of a workflow: who acts for each, and who stands in where it is missing."""

from __future__ import annotations

from dataclasses import dataclass

from sisam.domain.language import Language
from sisam.domain.workflow import PartyDefinition, Workflow
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party in the words of one language."""

    title: str
    #: The seat that acts for it.
    role: str
    #: The seat that would act for it without the agreement; empty: the same.
    role_instead_of: str
    #: Who stands in, each with the condition if there is one.
    stand_ins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that accountability passes through, and the steps that bring it there."""

    title: str
    #: Empty: the case begins here.
    by_steps: tuple[tuple[str, str], ...]


def parties_of(workflow: Workflow, plain: Workflow, language: Language) -> tuple[ShownParty, ...]:
    """Return every party; `plain` is the workflow as it is without an agreement."""
    return tuple(
        _shown(workflow, party, plain.parties[party.id], language) for party in workflow.parties.values()
    )


def chain_of(workflow: Workflow, language: Language) -> tuple[Place, ...]:
    """Return the places of accountability, in order, each with the steps whose confirmation leads there."""
    return tuple(
        Place(
            workflow.parties[party].title[language],
            tuple(
                (step.id, step.title[language])
                for step in workflow.steps.values()
                if step.passes_accountability and step.confirmed_by == party and not step.keeps_place
            ),
        )
        for party in workflow.chain
    )


def _shown(
    workflow: Workflow, party: PartyDefinition, before: PartyDefinition, language: Language
) -> ShownParty:
    return ShownParty(
        title=party.title[language],
        role=term(party.role, language),
        role_instead_of=term(before.role, language) if before.role != party.role else "",
        stand_ins=tuple(
            (
                workflow.parties[each.party].title[language],
                term(each.when, language) if each.when else "",
            )
            for each in party.stand_ins
        ),
    )
