"""The moves of a workflow as the page tells them: from where, to where, by whom and on what condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.workflow import Outcome, Workflow
from sisam.wording.lists import one_of
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class Move:
    """A way out of some states; what ends a case from the same states by the same party is one."""

    #: Stands on the drawing and before the text.
    number: int
    #: What it is called; ways to end have several.
    titles: tuple[str, ...]
    #: The states that it leads out of, by id.
    sources: tuple[str, ...]
    #: The state that it leads to, by id.
    target: str
    #: The states that it leads out of, in words.
    out_of: str
    #: Who may make it, in words.
    by: str
    #: Who else may choose one of the ways to end, in words, beside its title; empty: nobody.
    also: tuple[str, ...] = ()
    #: What must hold before it can be made.
    guards: tuple[str, ...] = ()
    #: It ends the case.
    ends: bool = False
    #: Two people must agree to it.
    two_names: bool = False
    #: The pupil comes to another home, and the next round begins.
    starts_round: bool = False


def moves_of(workflow: Workflow, language: Language) -> list[Move]:
    """Return every move, the ways to end last, numbered in this order."""
    told = [
        Move(
            number=number,
            titles=(each.title[language],),
            sources=each.sources,
            target=each.target,
            out_of=_states(workflow, each.sources, language),
            by=_parties(workflow, each.by, language),
            guards=tuple(term(guard, language) for guard in each.guards),
            starts_round=each.starts_round,
        )
        for number, each in enumerate(workflow.transitions.values(), 1)
    ]
    return [*told, *_endings(workflow, language, len(told) + 1)]


def _endings(workflow: Workflow, language: Language, first: int) -> Iterator[Move]:
    alike: dict[tuple[tuple[str, ...], bool, PartyName], list[Outcome]] = {}
    for each in workflow.outcomes.values():
        alike.setdefault((each.sources, each.two_names, each.by[0]), []).append(each)
    for number, ((sources, two_names, _), outcomes) in enumerate(alike.items(), first):
        by_all = [party for party in outcomes[0].by if all(party in each.by for each in outcomes)]
        others = ([party for party in each.by if party not in by_all] for each in outcomes)
        yield Move(
            number=number,
            titles=tuple(each.title[language] for each in outcomes),
            sources=sources,
            target=workflow.final.id,
            out_of=_states(workflow, sources, language),
            by=_parties(workflow, by_all, language),
            also=tuple(_parties(workflow, parties, language) for parties in others),
            ends=True,
            two_names=two_names,
        )


def _states(workflow: Workflow, states: Iterable[str], language: Language) -> str:
    return one_of((workflow.states[each].title[language] for each in states), language)


def _parties(workflow: Workflow, parties: Iterable[PartyName], language: Language) -> str:
    return one_of((workflow.parties[each].title[language] for each in parties), language)
