"""Days without school are counted from the dates of a case; the expected counts come from a wall calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.fact import Fact, PlacementType
from sisam.engine.gaps import Gap, Gaps, gaps
from tests.builders import a_case, shipped_rules

CALENDAR = shipped_rules().calendar
#: A Friday; the autumn break of that year is the week before Monday 2 November.
TODAY = date(2026, 11, 20)


def nov(day: int) -> date:
    return date(2026, 11, day)


def placed(placement_type: PlacementType = PlacementType.TREATMENT, **anchors: date) -> Case:
    return a_case(
        facts={Fact.PLACEMENT_TYPE: placement_type.value},
        anchors={Anchor(name): on for name, on in anchors.items()},
    )


def told(case: Case, today: date = TODAY) -> Gaps:
    return gaps(CALENDAR, case, today)


def a_gap(**fields: Any) -> Gap:  # noqa: ANN401
    return Gap(**{"goes_on": False, "compulsory_days": 0, "other_days": 0, **fields})


def test_a_case_without_admission_has_no_gap() -> None:
    assert Gaps(None, None) == told(placed())


def test_the_days_from_admission_to_the_day_before_the_first_lesson_count() -> None:
    # Thursday, Friday, Monday, Tuesday.
    case = placed(admitted=nov(5), first_lesson=nov(11))

    assert a_gap(first_on=nov(5), until=nov(11), compulsory_days=4) == told(case).at_admission


def test_a_lesson_on_the_day_of_admission_leaves_an_empty_gap() -> None:
    case = placed(admitted=nov(5), first_lesson=nov(5))

    assert 0 == told(case).days


def test_the_week_of_the_autumn_break_has_no_school_days() -> None:
    case = placed(admitted=date(2026, 10, 23), first_lesson=nov(3))

    # Friday 23 October and Monday 2 November.
    assert 2 == told(case).days


def test_an_acute_pupil_is_without_school_from_the_day_the_care_is_executed() -> None:
    dates = {"care_executed": nov(3), "admitted": nov(5), "first_lesson": nov(6)}

    acute, planned = placed(PlacementType.ACUTE, **dates), placed(PlacementType.TREATMENT, **dates)

    assert (3, 1) == (told(acute).days, told(planned).days)


def test_an_acute_pupil_in_custody_is_without_school_before_any_admission() -> None:
    case = placed(PlacementType.ACUTE, care_executed=nov(18))

    assert a_gap(first_on=nov(18), until=nov(21), compulsory_days=3, goes_on=True) == told(case).at_admission


def test_without_a_first_lesson_the_gap_goes_on_today() -> None:
    case = placed(admitted=nov(19))

    assert a_gap(first_on=nov(19), until=nov(21), compulsory_days=2, goes_on=True) == told(case).at_admission


def test_a_discharge_without_any_lesson_ends_the_first_gap_and_begins_the_second_the_day_after() -> None:
    case = placed(admitted=nov(9), discharged=nov(11))

    assert Gaps(
        a_gap(first_on=nov(9), until=nov(12), compulsory_days=3),
        a_gap(first_on=nov(12), until=nov(21), compulsory_days=7, goes_on=True),
    ) == told(case)


def test_the_day_of_the_discharge_is_the_homes_and_the_day_of_the_start_the_schools() -> None:
    case = placed(admitted=nov(2), first_lesson=nov(2), discharged=nov(6), school_started=nov(10))

    assert a_gap(first_on=nov(7), until=nov(10), compulsory_days=1) == told(case).at_discharge


def test_a_planned_start_is_no_start() -> None:
    case = placed(admitted=nov(2), first_lesson=nov(2), discharged=nov(17), school_starts=nov(18))

    assert a_gap(first_on=nov(18), until=nov(21), compulsory_days=3, goes_on=True) == told(case).at_discharge


def test_days_past_compulsory_schooling_are_told_apart() -> None:
    case = placed(admitted=nov(16), compulsory_schooling_until=nov(17))

    gap = told(case).at_admission

    assert gap is not None
    assert (2, 3, 5) == (gap.compulsory_days, gap.other_days, gap.days)


def test_nobody_counts_on_once_the_case_is_closed() -> None:
    case = a_case(
        anchors={Anchor.ADMITTED: nov(2), Anchor.FIRST_LESSON: nov(2), Anchor.DISCHARGED: nov(9)},
        closed_at=datetime(2026, 11, 11, 12, 0, tzinfo=UTC),
    )

    assert a_gap(first_on=nov(10), until=nov(12), compulsory_days=2) == told(case).at_discharge
