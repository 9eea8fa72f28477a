"""Seats come in again and again: times are added and ended, and what is told of people is updated."""

from datetime import date
from typing import Any

import pytest

from sisam.application.cases.arrivals import SeatRow
from sisam.application.register.importing_seats import import_seats
from sisam.application.register.register_news import Change, Sitting, Standing, Thing
from sisam.application.site import Site
from sisam.domain.language import Language
from sisam.domain.seat import Role, Seat
from sisam.errors import Invalid
from tests.builders import HOME_SCHOOL, NOW, TODAY
from tests.sites import AGENCY, a_site, roster_at

MAY = date(2026, 5, 4)
YESTERDAY = date(2026, 11, 1)
CHRISTMAS = date(2026, 12, 24)
TEACHER = Seat(HOME_SCHOOL, Role.CONTACT_TEACHER)


def a_seat(email: str = "robin@example.se", **fields: Any) -> SeatRow:  # noqa: ANN401
    given = {
        "row": 2,
        "organisation_id": HOME_SCHOOL,
        "role": Role.CONTACT_TEACHER,
        "name": "Robin",
        **fields,
    }
    return SeatRow(email=email, **given)


def test_a_seat_brings_its_person_and_is_held_from_today() -> None:
    site = a_site()

    told = import_seats(site, [a_seat(phone="010", language=Language.EN)], NOW)

    assert {Standing.ADDED: 1} == told.counts

    (person,) = roster_at(site).sitting(Seat(HOME_SCHOOL, Role.CONTACT_TEACHER), TODAY)
    assert ("Robin", "010", Language.EN) == (person.name, person.phone, person.language)
    assert () == roster_at(site).sitting(Seat(HOME_SCHOOL, Role.CONTACT_TEACHER), date(2026, 11, 1))


def test_one_address_is_one_person_in_all_seats() -> None:
    site = a_site()
    import_seats(site, [a_seat(), a_seat("ROBIN@example.se", role=Role.MANAGER)], NOW)

    first = roster_at(site).sitting(Seat(HOME_SCHOOL, Role.CONTACT_TEACHER), TODAY)
    second = roster_at(site).sitting(Seat(HOME_SCHOOL, Role.MANAGER), TODAY)

    assert first == second


def test_a_person_of_the_register_keeps_their_id() -> None:
    site = a_site()
    import_seats(site, [a_seat(f"person-of-{HOME_SCHOOL}@example.se")], NOW)

    (person,) = roster_at(site).sitting(Seat(HOME_SCHOOL, Role.CONTACT_TEACHER), TODAY)
    assert f"person-of-{HOME_SCHOOL}" == person.id


def test_the_times_of_a_seat_are_kept() -> None:
    site = a_site()
    import_seats(site, [a_seat(active_from=MAY, active_until=TODAY, deputy=True)], NOW)

    (held,) = roster_at(site).holdings[Seat(HOME_SCHOOL, Role.CONTACT_TEACHER)]
    assert (MAY, TODAY, True) == (held.active_from, held.active_until, held.deputy)


def test_a_dry_run_of_seats_keeps_nothing() -> None:
    site = a_site()
    before = roster_at(site)

    told = import_seats(site, [a_seat()], NOW, dry_run=True)

    assert {Standing.ADDED: 1} == told.counts
    assert before == roster_at(site)


def seated(**fields: Any) -> Site:  # noqa: ANN401
    site = a_site()
    import_seats(site, [a_seat(phone="010", active_from=MAY, **fields)], NOW)
    return site


def again(site: Site, **fields: Any) -> SeatRow:  # noqa: ANN401
    (held,) = roster_at(site).holdings[TEACHER]
    return a_seat(**{"active_from": MAY, "known": held, **fields})


def test_the_same_seats_again_change_nothing() -> None:
    site = seated(active_until=CHRISTMAS)
    before = roster_at(site)

    told = import_seats(site, [again(site, phone="010", active_until=CHRISTMAS)], NOW)

    assert {Standing.UNCHANGED: 1} == told.counts
    assert before == roster_at(site)


def test_what_is_told_of_a_person_is_updated_and_an_empty_cell_tells_nothing() -> None:
    site = seated(language=Language.EN)

    told = import_seats(site, [again(site, name="Robin Ek")], NOW)

    (person,) = roster_at(site).sitting(TEACHER, TODAY)
    assert (Change(Thing.NAME, "Robin", "Robin Ek"),) == told.reports[0].changes
    assert ("Robin Ek", "010", Language.EN) == (person.name, person.phone, person.language)


@pytest.mark.parametrize("until", [YESTERDAY, CHRISTMAS])
def test_another_last_day_is_set(until: date) -> None:
    site = seated()

    told = import_seats(site, [again(site, active_until=until)], NOW)

    (held,) = roster_at(site).holdings[TEACHER]
    assert until == held.active_until
    assert (Change(Thing.LAST_DAY, None, str(until)),) == told.reports[0].changes


@pytest.mark.parametrize("until", [None, CHRISTMAS])
def test_a_list_opens_no_time_again_that_has_ended(until: date | None) -> None:
    site = seated(active_until=YESTERDAY)
    before = roster_at(site)

    told = import_seats(site, [again(site, active_until=until)], NOW)

    assert {Standing.KEPT: 1} == told.counts
    assert before == roster_at(site)


def test_whoever_is_in_no_row_is_told_of_and_keeps_the_seat() -> None:
    site = seated()
    import_seats(site, [a_seat("kim@example.se", name="Kim", role=Role.MANAGER)], NOW)

    told = import_seats(site, [again(site)], NOW)

    assert ("kim@example.se", Role.MANAGER) in [
        (each.email, each.role) for each in told.missing if isinstance(each, Sitting)
    ]
    assert (1, 1) == tuple(
        len(roster_at(site).holdings[each]) for each in (TEACHER, Seat(HOME_SCHOOL, Role.MANAGER))
    )


def leaving(site: Site) -> SeatRow:
    """Return a row by which whoever sits on the last rung leaves it."""
    roster = roster_at(site)
    (held,) = roster.holdings[Seat(AGENCY, Role.COORDINATOR)]
    person = roster.persons[held.person_id]
    return a_seat(
        person.email,
        name=person.name,
        organisation_id=AGENCY,
        role=Role.COORDINATOR,
        active_from=held.active_from,
        active_until=CHRISTMAS,
        known=held,
    )


def test_the_last_rung_is_never_left_empty_by_a_list() -> None:
    site = a_site()
    before = roster_at(site)

    with pytest.raises(Invalid) as refused:
        import_seats(site, [a_seat(), leaving(site)], NOW, file="seats.csv")

    (fault,) = refused.value.faults
    assert ("seats.csv", 2, "active_until") == (fault.file, fault.row, fault.column)
    assert before == roster_at(site)


def test_the_last_rung_may_be_left_to_a_successor_in_the_same_list() -> None:
    site = a_site()
    successor = a_seat("kim@example.se", name="Kim", organisation_id=AGENCY, role=Role.COORDINATOR)

    told = import_seats(site, [leaving(site), successor], NOW)

    assert {Standing.CHANGED: 1, Standing.ADDED: 1} == told.counts
