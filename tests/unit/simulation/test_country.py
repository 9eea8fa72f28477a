"""Work is done by whoever sits in the seat, else by somebody else of the organisation, else by nobody."""

from __future__ import annotations

import random
from datetime import timedelta

from sisam.domain.ids import PersonId
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role, Seat
from sisam.simulation.country import Country
from sisam.simulation.parameters import Parameters
from tests.builders import HOME_SCHOOL, TODAY, a_holding, a_person, an_organisation, shipped_rules

HEAD, CONTACT = a_person("head"), a_person("contact")


def country(*persons: tuple[Person, Role]) -> Country:
    holdings = [a_holding(person.id, seat=Seat(HOME_SCHOOL, role)) for person, role in persons]
    roster = Roster.of([an_organisation(HOME_SCHOOL)], [HEAD, CONTACT], holdings)
    return Country.of(roster, shipped_rules().calendar, Parameters.shipped(), seed=1)


def somebody(given: Country, *, but: PersonId | None = None, days: int = 0) -> Person | None:
    day = TODAY + timedelta(days=days)
    return given.somebody(HOME_SCHOOL, Role.HEAD_TEACHER, day, random.Random(1), but=but)  # noqa: S311


def test_whoever_sits_in_the_seat_does_it() -> None:
    both = country((HEAD, Role.HEAD_TEACHER), (CONTACT, Role.CONTACT_TEACHER))

    assert HEAD == somebody(both)


def test_a_colleague_does_it_where_the_seat_is_empty() -> None:
    assert CONTACT == somebody(country((CONTACT, Role.CONTACT_TEACHER)))


def test_a_colleague_does_what_the_same_person_may_not() -> None:
    both = country((HEAD, Role.HEAD_TEACHER), (CONTACT, Role.CONTACT_TEACHER))

    assert CONTACT == somebody(both, but=HEAD.id)


def test_nobody_does_it_where_nobody_sits_yet() -> None:
    assert somebody(country((HEAD, Role.HEAD_TEACHER)), days=-1) is None


def test_operators_do_no_work_in_cases() -> None:
    assert somebody(country((HEAD, Role.OPERATIONS))) is None
