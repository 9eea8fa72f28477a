"""Everything that the page of the workflow tells, in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass

from sisam.application.rules.showing_rules import RulesInForce
from sisam.domain.agreement import Agreement
from sisam.domain.language import Language
from sisam.domain.workflow import Workflow
from sisam.web.pages.workflow.cards import PhaseOfCards, cards_of
from sisam.web.pages.workflow.drawing import Drawing, drawn
from sisam.web.pages.workflow.ladders import ShownLadder, ladders_of
from sisam.web.pages.workflow.moves import Move, moves_of
from sisam.web.pages.workflow.parties import Place, ShownParty, chain_of, parties_of
from sisam.wording.agreements import agreement_title


@dataclass(frozen=True, slots=True)
class ShownWorkflow:
    """A workflow as the page shows it."""

    title: str
    version: str
    law_version: str
    #: The code of the agreement that lies over it; empty: none.
    agreement: str
    #: What that agreement is called; empty: there is none.
    agreement_title: str
    #: The code and the title of each agreement in force.
    agreements: tuple[tuple[str, str], ...]
    #: The id of the state that a case stands in; empty: no case was asked for.
    here: str
    #: Each state's title by its id.
    states: dict[str, str]
    #: The ids of the states in which a case may be paused.
    pauses_in: tuple[str, ...]
    drawing: Drawing
    moves: tuple[Move, ...]
    chain: tuple[Place, ...]
    phases: tuple[PhaseOfCards, ...]
    parties: tuple[ShownParty, ...]
    ladders: tuple[ShownLadder, ...]


def shown_workflow(rules: RulesInForce, language: Language, here: str = "") -> ShownWorkflow:
    """Return the workflow of some rules; `here` is the id of the state that a case stands in."""
    workflow, plain = rules.workflow, rules.rules.workflow
    moves = moves_of(workflow, language)
    return ShownWorkflow(
        title=workflow.title[language],
        version=workflow.version,
        law_version=rules.rules.law.version,
        agreement=rules.agreement.code if rules.agreement else "",
        agreement_title=_called(rules.agreement, language) if rules.agreement else "",
        agreements=tuple((each.code, each.title[language]) for each in rules.agreements),
        here=here if here in workflow.states else "",
        states={state.id: state.title[language] for state in workflow.states.values()},
        pauses_in=_pauses_in(workflow),
        drawing=drawn(workflow, moves, language, here),
        moves=tuple(moves),
        chain=chain_of(workflow, language),
        phases=cards_of(workflow, plain, rules.rules.law, language),
        parties=parties_of(workflow, plain, language),
        ladders=ladders_of(workflow, language),
    )


def _called(agreement: Agreement, language: Language) -> str:
    return agreement_title(agreement.title[language], agreement.registry_number, language)


def _pauses_in(workflow: Workflow) -> tuple[str, ...]:
    return workflow.pause.sources if workflow.pause else ()
