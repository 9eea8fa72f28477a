"""Spells of schooling follow from the dates of a case, and recorded ones rule from their first day on."""

from datetime import date
from typing import Any

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.fact import Fact, PlacementType
from sisam.domain.ids import PartyName
from sisam.domain.schooling import SchoolingMode, Spell
from sisam.engine.schooling import followed_from, spells, told_otherwise
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    PARTIES,
    YOUTH_HOME_SCHOOL,
    a_case,
)


def nov(day: int) -> date:
    return date(2026, 11, day)


def placed(
    placement_type: PlacementType = PlacementType.TREATMENT,
    recorded: tuple[Spell, ...] = (),
    parties: dict[PartyName, Any] = PARTIES,
    **anchors: date,
) -> Case:
    dates = {"opened": nov(2), **anchors}
    return a_case(
        facts={Fact.PLACEMENT_TYPE: placement_type.value},
        anchors={Anchor(name): on for name, on in dates.items()},
        parties=parties,
        spells=recorded,
    )


def test_the_home_school_teaches_until_the_day_before_the_admission() -> None:
    assert (Spell(HOME_SCHOOL, nov(2), nov(9)),) == spells(placed(admitted=nov(10)))


def test_before_anything_has_begun_the_home_school_goes_on() -> None:
    assert (Spell(HOME_SCHOOL, nov(2)),) == spells(placed())


def test_an_acute_pupil_leaves_the_home_school_at_the_custody() -> None:
    acute = placed(PlacementType.ACUTE, custody_decided=nov(4), care_executed=nov(5), admitted=nov(6))

    assert (Spell(HOME_SCHOOL, nov(2), nov(3)),) == spells(acute)


def test_care_that_began_elsewhere_takes_nobody_else_out_of_the_home_school() -> None:
    assert (Spell(HOME_SCHOOL, nov(2), nov(9)),) == spells(placed(care_executed=nov(2), admitted=nov(10)))


def test_a_case_that_was_opened_after_the_admission_tells_of_no_home_school() -> None:
    case = placed(admitted=date(2026, 10, 5))

    assert ((), date(2026, 10, 5)) == (spells(case), followed_from(case.anchors, case.facts))


def test_after_a_transfer_the_first_admission_counts() -> None:
    case = placed(first_admitted=nov(4), admitted=nov(20))

    assert (Spell(HOME_SCHOOL, nov(2), nov(3)),) == spells(case)


def test_without_a_known_home_school_there_is_no_spell_before_the_admission() -> None:
    unknown = {name: each for name, each in PARTIES.items() if name != "home_school"}

    assert () == spells(placed(parties=unknown))


def test_the_school_of_the_home_teaches_from_the_first_lesson_until_the_day_of_discharge() -> None:
    case = placed(admitted=nov(2), first_lesson=nov(4), discharged=nov(20))

    assert (Spell(YOUTH_HOME_SCHOOL, nov(4), nov(20)),) == spells(case)


def test_a_planned_start_is_planned_until_the_start_is_recorded() -> None:
    parties = PARTIES | {PartyName("receiving_school"): NEW_SCHOOL}
    dates: dict[str, Any] = {"admitted": nov(2), "discharged": nov(20), "school_starts": nov(23)}

    planned = spells(placed(parties=parties, **dates))
    started = spells(placed(parties=parties, **dates, school_started=nov(25)))

    assert (Spell(NEW_SCHOOL, nov(23), planned=True),) == planned
    assert (Spell(NEW_SCHOOL, nov(25)),) == started


def test_a_start_without_a_receiving_school_lies_with_whoever_stands_in() -> None:
    case = placed(admitted=nov(2), discharged=nov(20), school_started=nov(25))

    assert (Spell(EDUCATION_ADMINISTRATION, nov(25)),) == spells(case)


def test_a_recorded_spell_at_another_school_leaves_the_others_as_they_are() -> None:
    elsewhere = Spell(NEW_SCHOOL, nov(3), nov(4))

    found = spells(placed(recorded=(elsewhere,), admitted=nov(10)))

    assert (Spell(HOME_SCHOOL, nov(2), nov(9)), elsewhere) == found


def test_a_recorded_spell_at_the_same_school_rules_from_its_first_day_on() -> None:
    at_home = Spell(HOME_SCHOOL, nov(4), nov(5), SchoolingMode.HOME_TUITION)

    found = spells(placed(recorded=(at_home,), admitted=nov(10)))

    assert (Spell(HOME_SCHOOL, nov(2), nov(3)), at_home) == found


def test_a_recorded_spell_that_begins_earlier_leaves_nothing_of_what_follows_from_dates() -> None:
    ended = Spell(HOME_SCHOOL, date(2026, 8, 20), nov(4))

    assert (ended,) == spells(placed(recorded=(ended,), admitted=nov(10)))


def test_a_recorded_spell_that_ended_before_leaves_what_follows_from_dates_whole() -> None:
    summer = Spell(HOME_SCHOOL, date(2026, 6, 1), date(2026, 6, 12))

    found = spells(placed(recorded=(summer,), admitted=nov(10)))

    assert (summer, Spell(HOME_SCHOOL, nov(2), nov(9))) == found


def test_a_plan_takes_nothing_away_from_what_has_begun() -> None:
    plan = Spell(HOME_SCHOOL, nov(4), planned=True)

    assert (Spell(HOME_SCHOOL, nov(2), nov(9)), plan) == spells(placed(recorded=(plan,), admitted=nov(10)))


def test_spells_are_told_otherwise_only_where_something_they_follow_from_is_another() -> None:
    case = placed()

    assert [False, True] == [told_otherwise(case, case), told_otherwise(case, placed(admitted=nov(9)))]
