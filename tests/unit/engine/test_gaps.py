"""Days without school are counted from spells; the expected counts come from a wall calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.calendar import BeyondCalendar, Break
from sisam.domain.case import Case
from sisam.domain.fact import Fact, PlacementType
from sisam.domain.ids import PartyName
from sisam.domain.schooling import Spell
from sisam.domain.workflow import Phase
from sisam.engine.gaps import Gaps, Missing, gaps, without_school
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, YOUTH_HOME_SCHOOL, a_case, shipped_rules

CALENDAR = shipped_rules().calendar
#: A Friday; the autumn break of that year is the week before Monday 2 November.
TODAY = date(2026, 11, 20)
ACUTE = PlacementType.ACUTE
TREATMENT = PlacementType.TREATMENT
PARTIES = {PartyName("youth_home_school"): YOUTH_HOME_SCHOOL, PartyName("receiving_school"): NEW_SCHOOL}


def nov(day: int) -> date:
    return date(2026, 11, day)


def placed(
    placement_type: PlacementType = TREATMENT,
    spells: tuple[Spell, ...] = (),
    closed_at: datetime | None = None,
    **anchors: date,
) -> Case:
    dates = {"opened": anchors.get("admitted", nov(5)), **anchors}
    return a_case(
        facts={Fact.PLACEMENT_TYPE: placement_type.value},
        anchors={Anchor(name): on for name, on in dates.items()},
        parties=PARTIES,
        spells=spells,
        closed_at=closed_at,
    )


def told(case: Case, today: date = TODAY) -> Gaps:
    return gaps(CALENDAR, case, today)


def counts(case: Case, today: date = TODAY) -> tuple[int, int, int]:
    found = told(case, today).by_phase
    return found[Phase.BEFORE], found[Phase.DURING], found[Phase.AFTER]


def test_the_days_from_admission_to_the_day_before_the_first_lesson_count() -> None:
    # Thursday, Friday, Monday, Tuesday.
    case = placed(admitted=nov(5), first_lesson=nov(11))

    assert ((0, 4, 0), None) == (counts(case), told(case).since)


def test_a_lesson_on_the_day_of_admission_leaves_no_day_without_school() -> None:
    assert 0 == told(placed(admitted=nov(5), first_lesson=nov(5))).days


def test_the_week_of_the_autumn_break_has_no_school_days() -> None:
    case = placed(admitted=date(2026, 10, 23), first_lesson=nov(3))

    # Friday 23 October and Monday 2 November.
    assert 2 == told(case).days


def test_the_days_from_the_opening_without_a_home_school_are_before_the_admission() -> None:
    # Thursday and Friday before; Monday in the placement.
    case = placed(opened=nov(5), admitted=nov(9), first_lesson=nov(10))

    assert (2, 1, 0) == counts(case)


def test_a_pupil_at_the_home_school_misses_nothing_before_the_admission() -> None:
    at_home = Spell(HOME_SCHOOL, date(2026, 8, 20), nov(8))

    assert (0, 1, 0) == counts(
        placed(spells=(at_home,), opened=nov(5), admitted=nov(9), first_lesson=nov(10))
    )


def test_an_acute_pupil_is_looked_after_from_the_custody() -> None:
    dates: dict[str, Any] = {"custody_decided": nov(5), "care_executed": nov(6), "admitted": nov(10)}
    case = placed(ACUTE, opened=nov(9), first_lesson=nov(11), **dates)

    # Thursday, Friday and Monday before; Tuesday in the placement.
    assert (3, 1, 0) == counts(case)


def test_a_discharge_without_a_start_goes_on_until_today() -> None:
    case = placed(admitted=nov(2), first_lesson=nov(2), discharged=nov(13), school_starts=nov(16))

    # Monday to Friday; a planned start is no start.
    assert ((0, 0, 5), nov(16)) == (counts(case), told(case).since)


def test_the_start_at_the_receiving_school_ends_the_days_without() -> None:
    case = placed(admitted=nov(2), first_lesson=nov(2), discharged=nov(13), school_started=nov(18))

    assert ((0, 0, 2), None) == (counts(case), told(case).since)


def test_a_weekend_between_two_schools_is_no_day_without() -> None:
    case = placed(admitted=nov(2), first_lesson=nov(2), discharged=nov(13), school_started=nov(16))

    assert 0 == told(case).days
    assert None is told(placed(admitted=nov(2), first_lesson=nov(2), discharged=nov(13)), nov(15)).since


def test_a_closed_case_is_looked_at_until_it_was_closed() -> None:
    closed = datetime(2026, 11, 17, 12, tzinfo=UTC)
    case = placed(closed_at=closed, admitted=nov(2), first_lesson=nov(2), discharged=nov(13))

    # Monday and Tuesday; nobody follows the pupil any more.
    assert ((0, 0, 2), None) == (counts(case), told(case).since)


def test_days_past_compulsory_age_do_not_count() -> None:
    case = placed(admitted=nov(9), compulsory_schooling_until=nov(10))
    found = told(case)

    # Monday and Tuesday; not the eight school days after them.
    assert (2, None) == (found.days, found.since)


def test_after_a_transfer_the_days_of_the_first_round_are_not_before_the_admission() -> None:
    case = placed(opened=nov(2), first_admitted=nov(2), admitted=nov(16), first_lesson=nov(17))

    # Two weeks and a Monday.
    assert (0, 11, 0) == counts(case)


def test_spells_that_overlap_cover_a_day_once() -> None:
    recorded = (Spell(HOME_SCHOOL, nov(5), nov(12)), Spell(NEW_SCHOOL, nov(6), nov(9)))

    # Friday 13 and the week to Friday 20.
    assert 6 == told(placed(spells=recorded)).days


def test_dates_outside_the_calendar_are_told() -> None:
    with pytest.raises(BeyondCalendar):
        told(placed(opened=date(1999, 1, 1)))


def missing(day: date, last_on: date | None = None, **anchors: date) -> Missing | None:
    dates = {Anchor("opened"): nov(5)} | {Anchor(name): on for name, on in anchors.items()}
    return without_school(CALENDAR, dates, {}, last_on, day)


def test_a_pupil_without_school_is_missing_from_the_first_school_day_on() -> None:
    assert Missing(nov(9), 2) == missing(nov(10), last_on=nov(6))
    assert Missing(nov(5), 2) == missing(nov(8))


def test_nobody_is_missing_before_a_school_day_has_come() -> None:
    assert None is missing(nov(8), last_on=nov(6))


def test_nobody_is_missing_past_compulsory_age() -> None:
    assert [None, nov(5)] == [
        each and each.since
        for each in (
            missing(nov(11), compulsory_schooling_until=nov(10)),
            missing(nov(10), compulsory_schooling_until=nov(10)),
        )
    ]


def test_the_breaks_of_the_home_municipality_count() -> None:
    week = (Break("sports", nov(9), nov(15)),)
    local = replace(CALENDAR, local_breaks={"0180": (*CALENDAR.breaks, *week)})
    case = placed(admitted=nov(5), first_lesson=nov(18))
    elsewhere = replace(case, facts={**case.facts, Fact.HOME_MUNICIPALITY: "0380"})
    there = replace(case, facts={**case.facts, Fact.HOME_MUNICIPALITY: "0180"})

    # Without the week: Thursday, Friday, Monday and Tuesday.
    assert [9, 4] == [gaps(local, each, TODAY).days for each in (elsewhere, there)]
