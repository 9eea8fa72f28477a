"""Rules are told in words, what they say apart from who says so."""

from sisam.domain.anchor import Anchor
from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.source import Source
from sisam.domain.step_definition import ACCOUNTABLE
from sisam.proof.shown_rules import endings, openings, party_named, source_told, time_told
from tests.unit.proof.small_workflow import a_law, a_workflow, due

SMALL = a_workflow()
STARTED = SMALL.steps["started"]


def test_a_time_is_told_without_its_source() -> None:
    (rule,) = STARTED.due

    assert "5 arbetsdagar efter den planerade skolstarten" == time_told(rule, Language.SV)
    assert "5 working days after the planned start of school" == time_told(rule, Language.EN)


def test_of_several_dates_the_first_that_is_known_is_told_to_count() -> None:
    rule = due(3, Anchor.ADMITTED, Anchor.APPLIED)

    assert "3 arbetsdagar efter inskrivningen, annars ansökan till SiS" == time_told(rule, Language.SV)


def test_law_is_told_with_its_provision() -> None:
    (rule,) = STARTED.due

    assert "lag: The Act, 1 §" == source_told(rule, a_law(), Language.SV)


def test_a_policy_is_told_as_one() -> None:
    assert "default policy" == source_told(
        due(1, Anchor.ADMITTED, source=Source.POLICY), a_law(), Language.EN
    )


def test_whoever_is_accountable_is_named_so() -> None:
    assert "den ansvariga parten" == party_named(SMALL, ACCOUNTABLE, Language.SV)
    assert "the giver" == party_named(SMALL, PartyName("giver"), Language.EN)


def test_what_opens_a_step_is_told_and_what_ends_it() -> None:
    assert ("discharge + the planned start of school",) == openings(SMALL, STARTED, Language.EN)
    assert [] == list(endings(STARTED, Language.EN))
