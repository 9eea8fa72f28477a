"""Giving and ending seats, without ever leaving the last rung empty (I08)."""

from datetime import date, timedelta

import pytest

from sisam.application.register.seating import AlreadySitting, LastRung, add_seat, end_seat, told_instead
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId
from sisam.domain.seat import Holding, Role, Seat
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, SOCIAL_SERVICES, TODAY, a_person
from tests.sites import AGENCY, a_site, roster_at

YESTERDAY = date(2026, 11, 1)
ONE_DAY = timedelta(days=1)
ROBIN = a_person("robin")


def sitting(site: Site, organisation: OrganisationId, role: Role, day: date = TODAY) -> list[str]:
    return [person.email for person in roster_at(site).sitting(Seat(organisation, role), day)]


def test_a_new_person_sits_from_the_first_day_on() -> None:
    site = a_site()

    holding = add_seat(site, NEW_SCHOOL, Role.CONTACT_TEACHER, ROBIN, deputy=False, since=TODAY)

    assert ["robin@example.se"] == sitting(site, NEW_SCHOOL, Role.CONTACT_TEACHER)
    assert [] == sitting(site, NEW_SCHOOL, Role.CONTACT_TEACHER, YESTERDAY)
    assert Holding(Seat(NEW_SCHOOL, Role.CONTACT_TEACHER), holding.person_id, False, TODAY) == holding


def test_a_person_who_is_known_by_their_address_keeps_their_id_and_gets_the_new_name() -> None:
    site = a_site()
    known = f"person-of-{HOME_SCHOOL}"
    again = a_person("another-id", email=f"{known}@EXAMPLE.se", name="Robin Larsson")

    holding = add_seat(site, NEW_SCHOOL, Role.CONTACT_TEACHER, again, deputy=True, since=TODAY)

    assert known == holding.person_id
    assert "Robin Larsson" == roster_at(site).persons[holding.person_id].name


def test_an_organisation_that_is_not_there_has_no_seats() -> None:
    with pytest.raises(NotFound) as error:
        add_seat(a_site(), "nowhere", Role.OFFICER, ROBIN, deputy=False, since=TODAY)

    assert ("organisation", "nowhere") == (error.value.kind, error.value.name)


def test_nobody_sits_twice_in_a_seat() -> None:
    person = a_person(f"person-of-{HOME_SCHOOL}")

    with pytest.raises(AlreadySitting) as error:
        add_seat(a_site(), HOME_SCHOOL, Role.HEAD_TEACHER, person, deputy=True, since=TODAY)

    assert person.email == error.value.email


def test_whoever_has_left_may_sit_there_again() -> None:
    site = a_site()
    person = a_person(f"person-of-{HOME_SCHOOL}")
    end_seat(site, HOME_SCHOOL, Role.HEAD_TEACHER, person.email, YESTERDAY)

    add_seat(site, HOME_SCHOOL, Role.HEAD_TEACHER, person, deputy=False, since=TODAY)

    assert [person.email] == sitting(site, HOME_SCHOOL, Role.HEAD_TEACHER)


def test_the_last_day_in_a_seat_still_counts() -> None:
    site = a_site()
    email = f"person-of-{HOME_SCHOOL}@example.se"

    end_seat(site, HOME_SCHOOL, Role.HEAD_TEACHER, email.upper(), TODAY)

    assert [email] == sitting(site, HOME_SCHOOL, Role.HEAD_TEACHER)
    assert [] == sitting(site, HOME_SCHOOL, Role.HEAD_TEACHER, date(2026, 11, 3))


@pytest.mark.parametrize(
    ("code", "role", "email", "kind"),
    [
        ("nowhere", Role.OFFICER, f"person-of-{HOME_SCHOOL}@example.se", "organisation"),
        (HOME_SCHOOL, Role.HEAD_TEACHER, "nobody@example.se", "person"),
        (HOME_SCHOOL, Role.MANAGER, f"person-of-{HOME_SCHOOL}@example.se", "seat"),
        (SOCIAL_SERVICES, Role.OFFICER, f"person-of-{HOME_SCHOOL}@example.se", "seat"),
    ],
)
def test_what_is_not_there_is_not_ended(code: str, role: Role, email: str, kind: str) -> None:
    with pytest.raises(NotFound) as error:
        end_seat(a_site(), code, role, email, TODAY)

    assert kind == error.value.kind


def test_a_seat_that_has_ended_is_not_prolonged_by_ending_it_again() -> None:
    site = a_site()
    email = f"person-of-{HOME_SCHOOL}@example.se"
    end_seat(site, HOME_SCHOOL, Role.HEAD_TEACHER, email, YESTERDAY)

    with pytest.raises(NotFound):
        end_seat(site, HOME_SCHOOL, Role.HEAD_TEACHER, email, TODAY)


def test_the_agencys_coordinator_does_not_leave_without_a_successor() -> None:
    site = a_site()

    with pytest.raises(LastRung) as error:
        end_seat(site, AGENCY, Role.COORDINATOR, f"person-of-{AGENCY}@example.se", TODAY)

    assert TODAY == error.value.until
    assert [f"person-of-{AGENCY}@example.se"] == sitting(site, AGENCY, Role.COORDINATOR, date(2030, 1, 1))


def test_with_a_successor_they_may() -> None:
    site = a_site()
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=False, since=TODAY)

    end_seat(site, AGENCY, Role.COORDINATOR, f"person-of-{AGENCY}@example.se", TODAY)

    assert ["robin@example.se"] == sitting(site, AGENCY, Role.COORDINATOR, date(2030, 1, 1))


def test_a_successor_who_leaves_no_later_is_none() -> None:
    site = a_site()
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=False, since=TODAY, until=TODAY)

    with pytest.raises(LastRung):
        end_seat(site, AGENCY, Role.COORDINATOR, f"person-of-{AGENCY}@example.se", TODAY)


def test_a_successor_who_begins_later_leaves_no_day_without_anybody() -> None:
    site = a_site()
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=False, since=date(2026, 12, 1))

    with pytest.raises(LastRung):
        end_seat(site, AGENCY, Role.COORDINATOR, f"person-of-{AGENCY}@example.se", TODAY)


def test_successors_may_follow_one_another() -> None:
    site = a_site()
    until, since = date(2026, 12, 31), date(2027, 1, 1)
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=True, since=TODAY, until=until)
    add_seat(site, AGENCY, Role.COORDINATOR, a_person("alex"), deputy=False, since=since)

    end_seat(site, AGENCY, Role.COORDINATOR, f"person-of-{AGENCY}@example.se", TODAY)

    assert ["robin@example.se"] == sitting(site, AGENCY, Role.COORDINATOR, until)
    assert ["alex@example.se"] == sitting(site, AGENCY, Role.COORDINATOR, since)


def test_the_refusal_names_the_day_after_which_nobody_would_sit_there() -> None:
    site = a_site()
    until = date(2026, 12, 31)
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=True, since=TODAY, until=until)

    with pytest.raises(LastRung) as error:
        end_seat(site, AGENCY, Role.COORDINATOR, f"person-of-{AGENCY}@example.se", TODAY)

    assert until == error.value.until


def test_whoever_begins_later_never_does_where_they_leave_before() -> None:
    site = a_site()
    seat = Seat(NEW_SCHOOL, Role.CONTACT_TEACHER)
    add_seat(site, NEW_SCHOOL, seat.role, ROBIN, deputy=False, since=date(2026, 12, 1))

    end_seat(site, NEW_SCHOOL, seat.role, ROBIN.email, TODAY, today=TODAY)

    assert () == roster_at(site).holdings.get(seat, ())
    again = add_seat(site, NEW_SCHOOL, seat.role, ROBIN, deputy=False, since=date(2026, 12, 1))
    assert (again,) == roster_at(site).holdings[seat]


def test_nobody_who_sits_there_is_made_never_to_have_been_there() -> None:
    site = a_site()
    seat = Seat(NEW_SCHOOL, Role.CONTACT_TEACHER)
    sits = add_seat(site, NEW_SCHOOL, seat.role, ROBIN, deputy=False, since=TODAY)

    for day in (TODAY, TODAY + ONE_DAY):
        with pytest.raises(NotFound):
            end_seat(site, NEW_SCHOOL, seat.role, ROBIN.email, YESTERDAY, today=day)

    assert (sits,) == roster_at(site).holdings[seat]


def test_a_successor_who_is_needed_is_not_taken_back() -> None:
    site = a_site()
    until, since = date(2026, 12, 31), date(2027, 1, 1)
    add_seat(site, AGENCY, Role.COORDINATOR, ROBIN, deputy=False, since=since)
    end_seat(site, AGENCY, Role.COORDINATOR, f"person-of-{AGENCY}@example.se", until)

    with pytest.raises(LastRung) as error:
        end_seat(site, AGENCY, Role.COORDINATOR, ROBIN.email, TODAY, today=TODAY)

    assert until == error.value.until
    assert ["robin@example.se"] == sitting(site, AGENCY, Role.COORDINATOR, since)


def test_other_seats_of_the_agency_may_be_empty() -> None:
    site = a_site()
    add_seat(site, AGENCY, Role.OPERATIONS, ROBIN, deputy=False, since=TODAY)

    end_seat(site, AGENCY, Role.OPERATIONS, ROBIN.email, TODAY)

    assert [] == sitting(site, AGENCY, Role.OPERATIONS, date(2026, 11, 3))


def test_where_nobody_is_left_the_coordinator_behind_is_told_instead() -> None:
    site = a_site()
    seat = Seat(HOME_SCHOOL, Role.HEAD_TEACHER)
    end_seat(site, HOME_SCHOOL, Role.HEAD_TEACHER, f"person-of-{HOME_SCHOOL}@example.se", TODAY)

    instead = told_instead(site, seat, TODAY + ONE_DAY)

    assert instead == roster_at(site).last_rung(HOME_SCHOOL, TODAY + ONE_DAY)
    assert (Role.COORDINATOR, None) == (instead and instead.role, told_instead(site, seat, TODAY))
