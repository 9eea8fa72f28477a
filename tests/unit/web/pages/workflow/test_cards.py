"""The cards tell of each step who, to whom, until when, and who says so; nobody takes policy for law."""

import pytest

from sisam.domain.language import Language
from sisam.domain.source import Source
from sisam.web.pages.workflow.cards import Card, Time, cards_of
from tests.builders import agreed_rules, an_agreement, shipped_rules

RULES = shipped_rules()
AGREED = agreed_rules(an_agreement())


def cards(language: Language = Language.SV, *, agreed: bool = False) -> dict[str, Card]:
    workflow = AGREED.workflow if agreed else RULES.workflow
    phases = cards_of(workflow, RULES.workflow, RULES.law, language)
    return {card.id: card for phase in phases for routine in phase.routines for card in routine.cards}


def test_every_step_has_its_card_once() -> None:
    phases = cards_of(RULES.workflow, RULES.workflow, RULES.law, Language.SV)
    told = [card.id for phase in phases for routine in phase.routines for card in routine.cards]

    assert sorted(RULES.workflow.steps) == sorted(told)


def test_no_two_routines_share_a_place_on_the_page() -> None:
    phases = cards_of(RULES.workflow, RULES.workflow, RULES.law, Language.SV)
    places = [routine.id for phase in phases for routine in phase.routines]

    assert len(set(places)) == len(places)


@pytest.mark.parametrize("step", RULES.workflow.steps.values(), ids=lambda step: step.id)
def test_each_time_of_a_step_tells_its_own_source(step: object) -> None:
    told = cards()[step.id]  # type: ignore[attr-defined]

    assert [rule.source for rule in step.due] == [time.source for time in told.due]  # type: ignore[attr-defined]


def test_a_time_of_the_law_tells_its_provision_and_what_that_says() -> None:
    (time,) = cards()["review_of_care"].due

    assert Source.LAW is time.source
    assert "13 § LVU (1990:52)" == time.citation
    assert time.law.startswith("Nämnden ska minst en gång var sjätte månad")


def test_a_policy_cites_nothing() -> None:
    told = [time for card in cards().values() for time in card.due if time.source is Source.POLICY]

    assert told
    assert [] == [time for time in told if time.citation or time.law]


def test_a_handover_names_both_sides_and_that_it_passes_accountability() -> None:
    card = cards()["educational_handover"]

    assert ("hemskolan", "ungdomshemmets skola", True) == (card.owner, card.confirmer, card.passes)
    assert Time("3 arbetsdagar", Source.POLICY) == card.answer


def test_what_an_agreement_changes_is_marked_beside_what_would_hold() -> None:
    card = cards(agreed=True)["contact"]

    changed = card.due[1]
    assert "3 arbetsdagar efter inledningen av utredningen, annars ärendets öppnande" == changed.text
    assert (Source.AGREEMENT, "5 arbetsdagar", Source.POLICY) == (
        changed.source,
        changed.instead_of,
        changed.instead_source,
    )
    assert Time("1 arbetsdag", Source.AGREEMENT, "", "", "3 arbetsdagar", Source.POLICY) == card.answer


def test_only_what_an_agreement_changes_is_marked() -> None:
    def changed(card: Card) -> bool:
        return any(each.instead_source for each in (*card.due, card.answer) if each)

    assert ["contact"] == [card.id for card in cards(agreed=True).values() if changed(card)]
    assert [] == [card.id for card in cards().values() if changed(card)]
