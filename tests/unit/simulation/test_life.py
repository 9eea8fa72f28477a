"""A life is drawn by the seed, and keeps to what is known and to the law."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.fact import Fact, LegalBasis, PlacementType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.simulation.life import Life
from tests.builders import TODAY, a_case, an_organisation

HOME = an_organisation("home", kind=OrganisationKind.YOUTH_HOME)
OAK = an_organisation("oak", kind=OrganisationKind.SCHOOL, municipality_code="0180")
ROSTER = Roster.of([HOME, OAK])
SEEDS = range(60)


def placed(number: int = 1, basis: LegalBasis = LegalBasis.LVU_3, **anchors: date) -> Case:
    facts = {
        Fact.PLACEMENT_TYPE: PlacementType.ACUTE.value,
        Fact.LEGAL_BASIS: basis.value,
        Fact.HOME_MUNICIPALITY: "0180",
    }
    given: dict[str, Any] = {"facts": facts, "anchors": {Anchor(name): on for name, on in anchors.items()}}
    return a_case(f"case-{number}", **given)


def lives(case: Case) -> list[Life]:
    return [Life.of(case, ROSTER, TODAY, seed) for seed in SEEDS]


def test_the_same_seed_gives_the_same_life() -> None:
    assert lives(placed()) == lives(placed())


def test_two_pupils_do_not_share_a_life() -> None:
    assert lives(placed(1)) != lives(placed(2))


def test_an_acute_pupil_is_admitted_within_days() -> None:
    days = {(life.admitted_on - TODAY).days for life in lives(placed()) if life.admitted_on}

    assert {2, 3, 4} == days


def test_whoever_is_admitted_leaves_later() -> None:
    left = [life.discharged_on for life in lives(placed(admitted=TODAY - timedelta(days=40)))]

    assert all(day is not None and day > TODAY for day in left)


def test_a_forecast_mostly_comes_true_and_sometimes_does_not() -> None:
    forecast = TODAY + timedelta(days=20)
    found = [life.discharged_on == forecast for life in lives(placed(admitted=TODAY, forecast=forecast))]

    assert {True, False} == set(found)


def test_a_forecast_that_has_passed_was_wrong() -> None:
    case = placed(admitted=TODAY - timedelta(days=40), forecast=TODAY - timedelta(days=3))

    assert all(life.discharged_on and life.discharged_on > TODAY for life in lives(case))


def test_care_ends_on_the_birthday_at_the_latest() -> None:
    birthday = TODAY + timedelta(days=9)
    case = placed(basis=LegalBasis.LVU_2, admitted=TODAY - timedelta(days=100), turns_18=birthday)

    assert all(life.discharged_on and life.discharged_on <= birthday for life in lives(case))


def test_a_home_school_that_is_known_stays_what_it_is() -> None:
    case = a_case(
        facts=placed().facts, anchors={}, parties={PartyName("home_school"): OrganisationId("elsewhere")}
    )

    assert {"elsewhere"} == {life.home_school for life in lives(case)}


def test_some_leave_without_a_school_and_some_with_one() -> None:
    assert {None, OAK.id} == {life.receiving_school for life in lives(placed(admitted=TODAY))}
