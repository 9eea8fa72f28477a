"""Operations are told what is new, once; and again every day while it is wrong."""

from datetime import timedelta

import pytest

from sisam.auditor.inspection import Inspection
from sisam.auditor.told import AGAIN_AFTER, MORE_AFTER, Told, news_of
from tests.builders import NOW
from tests.unit.auditor.inspections import GREEN, MINUTE, red

US = ("a@example.se", "b@example.se")


def known(inspection: Inspection, missing: tuple[str, ...] = (), ago: timedelta = MINUTE) -> Told:
    """What operations know who were told of an inspection some time ago."""
    news = news_of(inspection, Told(NOW, ("nothing like it",), ""), US)
    assert news is not None
    return Told(inspection.at - ago, news.kinds, news.digest, missing)


def is_told(inspection: Inspection, told: Told | None) -> bool:
    return news_of(inspection, told, US) is not None


def test_a_site_that_was_always_well_is_no_news() -> None:
    assert None is news_of(GREEN, None, US)


def test_what_is_red_at_the_first_look_is_news_for_everybody() -> None:
    news = news_of(red("I05"), None, US)

    assert news is not None
    assert (NOW, ("I05",), US) == (news.at, news.kinds, news.missing)


def test_what_was_told_is_not_told_at_every_look() -> None:
    assert not is_told(red("I05"), known(red("I05")))
    assert not is_told(GREEN, known(GREEN, ago=timedelta(days=30)))


@pytest.mark.parametrize("after", [red("I20"), red("I05", "I20"), GREEN, Inspection(NOW, could_not=("No.",))])
def test_other_invariants_and_all_being_well_again_are_news_at_once(after: Inspection) -> None:
    assert is_told(after, known(red("I05")))


@pytest.mark.parametrize(("ago", "told"), [(MINUTE, False), (MORE_AFTER, True)])
def test_other_cases_of_the_same_invariant_are_news_within_the_hour(ago: timedelta, told: bool) -> None:
    assert told is is_told(red("I05", case="c2"), known(red("I05", case="c1"), ago=ago))


@pytest.mark.parametrize(
    ("ago", "told"),
    [(AGAIN_AFTER - MINUTE, False), (AGAIN_AFTER, True), (-MINUTE, True)],
)
def test_what_stays_red_is_told_again_every_day_and_when_the_clock_is_put_back(
    ago: timedelta, told: bool
) -> None:
    assert told is is_told(red("I05"), known(red("I05"), ago=ago))


def test_whoever_has_not_taken_it_is_told_as_if_at_first() -> None:
    told = known(red("I05"), missing=("b@example.se",))

    assert told == news_of(red("I05"), told, US)


def test_whoever_is_no_longer_in_the_settings_is_told_nothing() -> None:
    told = known(red("I05"), missing=("gone@example.se",))

    assert None is news_of(red("I05"), told, US)


def test_where_nobody_is_named_nothing_is_told() -> None:
    assert None is news_of(red("I05"), None, ())
    assert None is news_of(red("I05"), known(GREEN), ())
