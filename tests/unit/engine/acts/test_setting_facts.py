"""A fact that was told at the opening becomes another, and what depends on it follows."""

from datetime import date

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import SetDate, SetFact
from sisam.domain.fact import Fact
from sisam.domain.refusal import AlreadyRecorded, NotAParty, SomethingRestsOnIt, UnknownName
from sisam.domain.step import Cause
from tests.builders import HOME_SCHOOL, PLACEMENT_UNIT, SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.story import IMPORT, Story, admitted


def in_custody() -> Story:
    """An acute placement on the board's own decision, before the court's."""
    story = admitted(placement_type="acute", legal_basis="lvu_6")
    story.does(SetDate(Anchor.CARE_EXECUTED, date(2026, 10, 30)))
    return story


def test_the_courts_decision_brings_the_reviews_and_the_end_of_care() -> None:
    story = in_custody()
    story.does(SetDate(Anchor.TURNS_18, date(2028, 3, 15)))
    assert not {"review_of_care", "end_of_care"} & story.live()

    story.does(SetFact(Fact.LEGAL_BASIS, "lvu_2"))

    assert {"review_of_care", "end_of_care"} <= story.live()
    assert date(2027, 4, 30) == story.due("review_of_care")


def test_care_of_another_kind_ends_what_the_law_asked_for() -> None:
    story = in_custody()
    story.does(SetFact(Fact.LEGAL_BASIS, "lvu_3"))

    story.does(SetFact(Fact.LEGAL_BASIS, "sol"))

    assert Cause.ANCHOR_LOST is story.step("review_of_care").cause


def test_a_placement_that_is_acute_no_longer_has_the_times_of_the_others() -> None:
    story = admitted(placement_type="acute", legal_basis="sol")
    assert date(2026, 11, 3) == story.due("contact")

    story.does(SetFact(Fact.PLACEMENT_TYPE, "treatment"), PLACEMENT_UNIT)

    assert date(2026, 11, 9) == story.due("contact")


def test_only_whoever_decides_may_change_it() -> None:
    story = in_custody()

    refusal = story.refuses(NotAParty, SetFact(Fact.LEGAL_BASIS, "lvu_3"), PLACEMENT_UNIT)

    assert ("social_services",) == refusal.may
    story.refuses(NotAParty, SetFact(Fact.PLACEMENT_TYPE, "treatment"), HOME_SCHOOL)
    story.refuses(NotAParty, SetFact(Fact.SCHOOL_FORM, "grundskola"), YOUTH_HOME_SCHOOL)


def test_a_file_may_tell_for_all() -> None:
    story = in_custody()

    story.does(SetFact(Fact.LEGAL_BASIS, "lvu_3"), HOME_SCHOOL, via=IMPORT)

    assert "lvu_3" == story.case.facts[Fact.LEGAL_BASIS]


@pytest.mark.parametrize("fact", [Fact.SUDDEN, Fact.FORECAST_POSTPONED, Fact.HOME_MUNICIPALITY])
def test_what_follows_from_other_things_cannot_be_set(fact: Fact) -> None:
    refusal = in_custody().refuses(UnknownName, SetFact(fact, "yes"))

    assert ("placement_type", "legal_basis", "school_form") == refusal.possible


def test_a_value_that_does_not_exist_is_refused_with_those_that_do() -> None:
    refusal = in_custody().refuses(UnknownName, SetFact(Fact.PLACEMENT_TYPE, "long"))

    assert ("acute", "assessment", "treatment") == refusal.possible


def test_what_it_is_already_is_not_recorded_again() -> None:
    assert Fact.LEGAL_BASIS == in_custody().refuses(AlreadyRecorded, SetFact(Fact.LEGAL_BASIS, "lvu_6")).what


def test_a_mistake_is_undone_and_what_followed_from_it_too() -> None:
    story = in_custody()
    mistake = story.does(SetFact(Fact.LEGAL_BASIS, "lvu_3"))

    story.undoes(mistake)

    assert "lvu_6" == story.case.facts[Fact.LEGAL_BASIS]
    assert "review_of_care" not in story.live()


def test_undoing_what_was_told_first_makes_it_unknown_again() -> None:
    story = in_custody()
    story.undoes(story.does(SetFact(Fact.SCHOOL_FORM, "grundskola")))

    assert Fact.SCHOOL_FORM not in story.case.facts


def test_a_fact_that_has_changed_since_is_not_undone() -> None:
    story = in_custody()
    mistake = story.does(SetFact(Fact.LEGAL_BASIS, "lvu_3"))
    story.does(SetFact(Fact.LEGAL_BASIS, "lvu_2"))

    story.refuses(SomethingRestsOnIt, story.annulment(mistake), SOCIAL_SERVICES, words="A mistake.")


def of_compulsory_age(until: date) -> Story:
    """A pupil born in 2011, whose schooling is compulsory until a day."""
    story = in_custody()
    story.does(SetDate(Anchor.TURNS_18, date(2029, 3, 15)))
    story.does(SetDate(Anchor.COMPULSORY_SCHOOLING_UNTIL, until))
    return story


@pytest.mark.parametrize(
    ("forms", "until"),
    [
        (["specialskola"], date(2028, 6, 30)),
        (["specialskola", "grundskola"], date(2027, 6, 30)),
        (["grundskola"], date(2027, 6, 30)),
    ],
)
def test_a_form_that_ends_later_lets_compulsory_schooling_end_later(forms: list[str], until: date) -> None:
    story = of_compulsory_age(date(2027, 6, 30))

    for form in forms:
        story.does(SetFact(Fact.SCHOOL_FORM, form))

    assert until == story.case.anchors[Anchor.COMPULSORY_SCHOOLING_UNTIL]


def test_an_end_of_compulsory_schooling_that_was_decided_stays_in_another_form() -> None:
    story = of_compulsory_age(date(2027, 12, 20))

    story.does(SetFact(Fact.SCHOOL_FORM, "specialskola"))

    assert date(2027, 12, 20) == story.case.anchors[Anchor.COMPULSORY_SCHOOLING_UNTIL]


def test_where_the_year_of_birth_is_not_known_nothing_follows_from_the_form() -> None:
    story = in_custody()
    story.does(SetDate(Anchor.COMPULSORY_SCHOOLING_UNTIL, date(2027, 6, 30)))

    story.does(SetFact(Fact.SCHOOL_FORM, "specialskola"))

    assert date(2027, 6, 30) == story.case.anchors[Anchor.COMPULSORY_SCHOOLING_UNTIL]


def test_undoing_another_form_undoes_the_later_end_too() -> None:
    story = of_compulsory_age(date(2027, 6, 30))

    story.undoes(story.does(SetFact(Fact.SCHOOL_FORM, "specialskola")))

    assert date(2027, 6, 30) == story.case.anchors[Anchor.COMPULSORY_SCHOOLING_UNTIL]
