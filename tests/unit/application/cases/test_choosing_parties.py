"""Whom somebody may choose as a party of a placement that they enter."""

from sisam.application.access.someone import Caller, Someone
from sisam.application.cases.choosing_parties import Choices, choices_for, home_municipality_of
from sisam.domain.ids import PersonId
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    PLACEMENT_UNIT,
    SOCIAL_SERVICES,
    YOUTH_HOME,
)
from tests.sites import a_site

WORKER = f"person-of-{SOCIAL_SERVICES}"
OFFICER = f"person-of-{PLACEMENT_UNIT}"


def somebody(person_id: str) -> Someone:
    with a_site().store.read() as work:
        return Caller("web:x", PersonId(person_id)).known(work.register.roster(), NOW)


def codes(choices: Choices, field: str) -> set[str]:
    return {each.code for each in getattr(choices, field)}


def test_whoever_works_at_social_services_enters_it_for_their_own_wherever_the_pupil_is_at_home() -> None:
    assert {SOCIAL_SERVICES} == codes(choices_for(somebody(WORKER), "2584"), "social_services")


def test_others_enter_it_for_the_social_services_of_the_municipality() -> None:
    officer = somebody(OFFICER)

    assert {SOCIAL_SERVICES} == codes(choices_for(officer, "0380"), "social_services")
    assert set() == codes(choices_for(officer, "2584"), "social_services")
    assert set() == codes(choices_for(officer, ""), "education_administrations")


def test_schools_are_those_of_the_municipality_or_those_whose_names_fit() -> None:
    worker = somebody(WORKER)

    assert {HOME_SCHOOL, NEW_SCHOOL, OTHER_SCHOOL} == codes(choices_for(worker, "0380"), "schools")
    assert set() == codes(choices_for(worker, "2584"), "schools")
    assert {NEW_SCHOOL} == codes(choices_for(worker, "2584", "NEWschool the"), "schools")


def test_a_school_that_is_chosen_stays_in_the_list_and_nothing_else_gets_there_so() -> None:
    worker = somebody(WORKER)

    assert {HOME_SCHOOL, NEW_SCHOOL} == codes(choices_for(worker, "", "newschool", HOME_SCHOOL), "schools")
    assert set() == codes(choices_for(worker, "", "", YOUTH_HOME), "schools")


def test_homes_and_administrations_are_found() -> None:
    found = choices_for(somebody(WORKER), "0380")

    assert {YOUTH_HOME} <= codes(found, "youth_homes")
    assert {EDUCATION_ADMINISTRATION} == codes(found, "education_administrations")


def test_the_municipality_where_somebody_works_is_their_first_guess() -> None:
    assert ("0380", "") == (home_municipality_of(somebody(WORKER)), home_municipality_of(somebody(OFFICER)))
