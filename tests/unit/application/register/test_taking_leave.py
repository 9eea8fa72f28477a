"""Being away: deputies are told meanwhile, and somebody always catches what everybody else misses (I08)."""

from datetime import date, timedelta

import pytest

from sisam.application.register.listing_seats import list_seats
from sisam.application.register.seating import LastRung, add_seat, end_seat
from sisam.application.register.taking_leave import LastRungAway, cancel_leave, take_leave
from sisam.application.site import Site
from sisam.domain.seat import Role, Seat
from sisam.errors import Invalid, NotFound
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, TODAY, a_person
from tests.sites import AGENCY, a_site

DAY = timedelta(days=1)
OFFICER = f"person-of-{SOCIAL_SERVICES}@example.se"
KARIN = f"person-of-{AGENCY}@example.se"
ROBIN = a_person("robin")


def sitting(site: Site, day: date, code: str = SOCIAL_SERVICES, role: Role = Role.OFFICER) -> list[str]:
    with site.store.read() as work:
        roster = work.register.roster()
    return [person.email for person in roster.sitting(Seat(roster.by_code[code].id, role), day)]


def a_site_with_a_deputy(code: str = SOCIAL_SERVICES, role: Role = Role.OFFICER) -> Site:
    site = a_site()
    add_seat(site, code, role, ROBIN, deputy=True, since=TODAY)
    return site


def test_while_somebody_is_away_their_deputy_sits_and_before_and_after_they_do() -> None:
    site = a_site_with_a_deputy()

    take_leave(site, OFFICER.upper(), TODAY + DAY, TODAY + 2 * DAY)

    told = [sitting(site, TODAY + number * DAY) for number in range(4)]
    assert [[OFFICER], ["robin@example.se"], ["robin@example.se"], [OFFICER]] == told


def test_an_absence_that_is_taken_back_never_was() -> None:
    site = a_site_with_a_deputy()
    take_leave(site, OFFICER, TODAY, TODAY + DAY)

    cancel_leave(site, OFFICER, TODAY, TODAY + DAY)

    assert [OFFICER] == sitting(site, TODAY)


def test_another_last_day_from_the_same_first_day_takes_the_place_of_the_one_before() -> None:
    site = a_site_with_a_deputy()
    take_leave(site, OFFICER, TODAY, TODAY + 9 * DAY)

    take_leave(site, OFFICER, TODAY, TODAY)

    assert [["robin@example.se"], [OFFICER]] == [sitting(site, TODAY), sitting(site, TODAY + DAY)]


def test_only_an_absence_of_just_those_days_is_taken_back() -> None:
    site = a_site_with_a_deputy()
    take_leave(site, OFFICER, TODAY, TODAY + DAY)

    with pytest.raises(NotFound) as error:
        cancel_leave(site, OFFICER, TODAY, TODAY + 2 * DAY)

    assert "absence" == error.value.kind
    assert ["robin@example.se"] == sitting(site, TODAY)


def test_nobody_is_away_who_is_not_known_or_backwards() -> None:
    with pytest.raises(NotFound):
        take_leave(a_site(), "nobody@example.se", TODAY, TODAY)
    with pytest.raises(Invalid) as error:
        take_leave(a_site(), OFFICER, TODAY, TODAY - DAY)

    assert "--until" == error.value.faults[0].key


def test_the_agencys_coordinator_is_not_away_with_nobody_there() -> None:
    site = a_site()

    with pytest.raises(LastRungAway) as error:
        take_leave(site, KARIN, TODAY, TODAY + DAY)

    assert TODAY == error.value.on
    assert [KARIN] == sitting(site, TODAY, AGENCY, Role.COORDINATOR)


def test_with_a_deputy_on_each_of_the_days_they_may_be_away() -> None:
    site = a_site()
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=True, since=TODAY, until=TODAY + DAY)

    take_leave(site, KARIN, TODAY, TODAY + DAY)
    with pytest.raises(LastRungAway) as error:
        take_leave(site, KARIN, TODAY, TODAY + 2 * DAY)

    assert TODAY + 2 * DAY == error.value.on
    assert ["robin@example.se"] == sitting(site, TODAY, AGENCY, Role.COORDINATOR)


def test_the_deputy_is_not_away_while_the_agencys_coordinator_is() -> None:
    site = a_site_with_a_deputy(AGENCY, Role.COORDINATOR)
    take_leave(site, KARIN, TODAY, TODAY + 5 * DAY)

    with pytest.raises(LastRungAway) as error:
        take_leave(site, "robin@example.se", TODAY + 5 * DAY, TODAY + 9 * DAY)

    assert TODAY + 5 * DAY == error.value.on


def test_nobody_leaves_the_last_rung_for_a_successor_who_is_away_some_day() -> None:
    site = a_site()
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=False, since=TODAY)
    take_leave(site, "robin@example.se", TODAY + 9 * DAY, TODAY + 9 * DAY)

    with pytest.raises(LastRung) as error:
        end_seat(site, AGENCY, Role.COORDINATOR, KARIN, TODAY)

    assert TODAY + 8 * DAY == error.value.until


def test_other_seats_may_be_left_empty_and_the_list_says_so() -> None:
    site = a_site()
    head = f"person-of-{HOME_SCHOOL}@example.se"

    absence = take_leave(site, head, TODAY, TODAY + DAY)

    lines = {line.role: line for line in list_seats(site, TODAY, code=HOME_SCHOOL)}
    line = lines[Role.HEAD_TEACHER]
    assert (True, False, (absence,)) == (line.vacant, line.deputy_only, line.holders[0].absences)
    assert line in list_seats(site, TODAY, vacant_only=True)
    assert line not in list_seats(site, TODAY + 2 * DAY, vacant_only=True)


def test_a_seat_in_which_only_a_deputy_is_there_is_held_by_deputies_alone() -> None:
    site = a_site_with_a_deputy()
    take_leave(site, OFFICER, TODAY, TODAY)

    lines = {line.role: line for line in list_seats(site, TODAY, code=SOCIAL_SERVICES)}

    assert (False, True) == (lines[Role.OFFICER].vacant, lines[Role.OFFICER].deputy_only)
