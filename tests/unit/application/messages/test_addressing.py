"""Which persons a message to a seat goes to."""

from datetime import date

import pytest

from sisam.application.messages.addressing import Address, address
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    OTHER_SCHOOL,
    TODAY,
    YOUTH_HOME_SCHOOL,
    a_holding,
    a_person,
    an_organisation,
)
from tests.sites import AGENCY, SINCE, organisations, seated

ROSTER = Roster.of(organisations(), *seated())


def test_who_sits_there_is_told() -> None:
    seat = Seat(HOME_SCHOOL, Role.HEAD_TEACHER)

    assert Address((a_person(f"person-of-{HOME_SCHOOL}"),), seat) == address(seat, ROSTER, TODAY)


@pytest.mark.parametrize(
    ("seat", "instead", "person"),
    [
        (Seat(HOME_SCHOOL, Role.MANAGER), HOME_SCHOOL, f"coordinator-of-{HOME_SCHOOL}"),
        (Seat(NEW_SCHOOL, Role.COORDINATOR), "org-education", "coordinator-of-org-education"),
        (Seat(YOUTH_HOME_SCHOOL, Role.MANAGER), AGENCY, f"person-of-{AGENCY}"),
        (Seat(OTHER_SCHOOL, Role.HEAD_TEACHER), AGENCY, f"person-of-{AGENCY}"),
    ],
)
def test_a_vacant_seat_falls_to_the_coordinator_that_catches_all(
    seat: Seat, instead: str, person: str
) -> None:
    found = address(seat, ROSTER, TODAY)

    assert (instead, Role.COORDINATOR, True) == (found.seat.organisation_id, found.seat.role, found.vacant)
    assert [person] == [each.id for each in found.persons]


def test_a_seat_held_by_a_deputy_only_is_not_vacant() -> None:
    seat = Seat(HOME_SCHOOL, Role.MANAGER)
    roster = Roster.of(
        organisations(),
        [a_person("deputy")],
        [a_holding("deputy", seat=seat, deputy=True, active_from=SINCE)],
    )

    assert Address((a_person("deputy"),), seat) == address(seat, roster, TODAY)


def test_a_seat_is_vacant_on_the_day_after_the_last() -> None:
    seat = Seat(HOME_SCHOOL, Role.MANAGER)
    held = a_holding("deputy", seat=seat, active_from=SINCE, active_until=TODAY)
    roster = Roster.of(organisations(), [a_person("deputy")], [held])

    assert not address(seat, roster, TODAY).vacant
    assert address(seat, roster, date(2026, 11, 3)).vacant


def test_where_nobody_sits_anywhere_nobody_is_told() -> None:
    seat = Seat(HOME_SCHOOL, Role.MANAGER)
    roster = Roster.of([an_organisation(HOME_SCHOOL)])

    assert Address((), seat, vacant=True) == address(seat, roster, TODAY)
