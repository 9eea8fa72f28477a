"""Each condition of the closed list, held against the domain's words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition, Fact
from sisam.domain.ids import PartyName
from sisam.engine.conditions import all_hold, holds, of_compulsory_age
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, TODAY, a_case

LATER = TODAY + timedelta(days=28)
HOME = PartyName("home_school")
RECEIVING = PartyName("receiving_school")


@pytest.mark.parametrize(
    ("condition", "fact", "holding"),
    [
        (Condition.ACUTE, Fact.PLACEMENT_TYPE, {"acute"}),
        (Condition.REVIEWED_BY_LAW, Fact.LEGAL_BASIS, {"lvu_2", "lvu_3", "lvu_2_3"}),
        (Condition.CARE_ENDS_AT_18, Fact.LEGAL_BASIS, {"lvu_2"}),
        (Condition.CARE_ENDS_AT_21, Fact.LEGAL_BASIS, {"lvu_3", "lvu_2_3"}),
        (Condition.NUMBER_UNKNOWN, Fact.NUMBER_UNKNOWN, {"yes"}),
    ],
)
def test_what_a_fact_decides(condition: Condition, fact: Fact, holding: set[str]) -> None:
    values = {"acute", "assessment", "treatment", "lvu_2", "lvu_3", "lvu_2_3", "lvu_6", "sol", "lsu", "yes"}

    assert holding == {value for value in values if holds(condition, a_case(facts={fact: value}))}
    assert not holds(condition, a_case())


@pytest.mark.parametrize(("days", "light"), [(0, True), (27, True), (28, False), (100, False)])
def test_a_stay_is_light_when_it_is_planned_to_last_less_than_28_days(days: int, light: bool) -> None:
    case = a_case(anchors={Anchor.ADMITTED: TODAY, Anchor.FORECAST: TODAY + timedelta(days=days)})

    assert light is holds(Condition.LIGHT, case)


@pytest.mark.parametrize("known", [Anchor.ADMITTED, Anchor.FORECAST])
def test_a_stay_of_unknown_length_is_not_light(known: Anchor) -> None:
    assert not holds(Condition.LIGHT, a_case(anchors={known: TODAY}))


@pytest.mark.parametrize(
    ("discharged", "recorded", "sudden"),
    [(None, None, False), (None, "yes", False), (TODAY, "yes", True), (TODAY, "no", False)],
)
def test_a_discharge_is_sudden_for_as_long_as_it_lasts_or_never(
    discharged: date | None, recorded: str | None, sudden: bool
) -> None:
    case = a_case(
        anchors={Anchor.DISCHARGED: discharged} if discharged else {},
        facts={Fact.SUDDEN: recorded} if recorded else {},
    )

    assert sudden is holds(Condition.SUDDEN, case)


@pytest.mark.parametrize(
    ("known", "unknown", "anchor"),
    [
        (Condition.FORECAST_KNOWN, Condition.FORECAST_UNKNOWN, Anchor.FORECAST),
        (Condition.DISCHARGED, Condition.NOT_DISCHARGED, Anchor.DISCHARGED),
    ],
)
def test_a_date_is_known_or_it_is_not(known: Condition, unknown: Condition, anchor: Anchor) -> None:
    with_it, without = a_case(anchors={anchor: TODAY}), a_case()

    assert (True, False) == (holds(known, with_it), holds(unknown, with_it))
    assert (False, True) == (holds(known, without), holds(unknown, without))


def test_there_is_no_home_school_while_none_is_named_and_when_there_is_none() -> None:
    assert holds(Condition.NO_HOME_SCHOOL, a_case())
    assert holds(Condition.NO_HOME_SCHOOL, a_case(absent=frozenset({HOME})))
    assert not holds(Condition.NO_HOME_SCHOOL, a_case(parties={HOME: HOME_SCHOOL}))


@pytest.mark.parametrize(
    ("named", "none", "discharged", "expected"),
    [
        (False, False, False, False),
        (False, True, False, True),
        (False, False, True, True),
        (True, False, True, False),
        (True, False, False, False),
    ],
)
def test_a_receiving_school_is_missing_when_recorded_as_none_or_unknown_at_discharge(
    named: bool, none: bool, discharged: bool, expected: bool
) -> None:
    case = a_case(
        parties={RECEIVING: NEW_SCHOOL} if named else {},
        absent=frozenset({RECEIVING}) if none else frozenset(),
        anchors={Anchor.DISCHARGED: TODAY} if discharged else {},
    )

    assert expected is holds(Condition.NO_RECEIVING_SCHOOL, case)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_the_last_day_of_compulsory_schooling_still_counts(days: int) -> None:
    until = TODAY + timedelta(days=days)
    case = a_case(anchors={Anchor.OPENED: TODAY, Anchor.COMPULSORY_SCHOOLING_UNTIL: until})

    assert (days >= 0) is of_compulsory_age(case)
    assert (days >= 0, days < 0) == (
        holds(Condition.COMPULSORY_AGE, case),
        holds(Condition.PAST_COMPULSORY_AGE, case),
    )


def test_a_pupil_whose_age_is_unknown_counts_as_of_compulsory_age() -> None:
    assert of_compulsory_age(a_case(anchors={Anchor.OPENED: TODAY}))


@pytest.mark.parametrize(
    ("anchors", "expected"),
    [
        ((Anchor.DISCHARGED, Anchor.FORECAST, Anchor.ADMITTED), False),
        ((Anchor.FORECAST, Anchor.ADMITTED), False),
        ((Anchor.ADMITTED,), False),
        ((), True),
    ],
)
def test_the_age_is_asked_for_on_the_latest_day_that_is_known(
    anchors: tuple[Anchor, ...], expected: bool
) -> None:
    """The first of the named anchors lies past the end of compulsory schooling, all others before it."""
    days = {anchor: TODAY - timedelta(days=1) for anchor in (*anchors, Anchor.OPENED)}
    if anchors:
        days[anchors[0]] = TODAY + timedelta(days=1)

    assert expected is of_compulsory_age(a_case(anchors={**days, Anchor.COMPULSORY_SCHOOLING_UNTIL: TODAY}))


def test_occurrences_are_first_or_later() -> None:
    case = a_case()

    assert [True, False, False] == [holds(Condition.FIRST_OCCURRENCE, case, n) for n in (1, 2, 3)]
    assert [False, True, True] == [holds(Condition.LATER_OCCURRENCE, case, n) for n in (1, 2, 3)]


@given(st.lists(st.sampled_from(Condition)))
def test_all_hold_means_that_none_fails(conditions: list[Condition]) -> None:
    case = a_case(anchors={Anchor.OPENED: TODAY, Anchor.FORECAST: LATER})

    assert all(holds(each, case) for each in conditions) is all_hold(conditions, case)


@pytest.mark.parametrize("condition", Condition)
def test_every_condition_has_a_meaning(condition: Condition) -> None:
    assert holds(condition, a_case(anchors={Anchor.OPENED: TODAY})) in (True, False)
