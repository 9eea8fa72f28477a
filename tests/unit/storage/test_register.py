from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sisam.domain.absence import Absence
from sisam.domain.contact import Contact, Way
from sisam.domain.ids import PersonId
from sisam.domain.language import Language
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.errors import NotFound
from sisam.storage.failures import AlreadyThere
from sisam.storage.unit_of_work import SqlStore
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, TODAY, a_holding, a_person, an_organisation


def roster(store: SqlStore) -> Roster:
    with store.read() as unit:
        return unit.register.roster()


def put(
    store: SqlStore,
    organisations: tuple[Organisation, ...] = (),
    persons: tuple[Person, ...] = (),
    holdings: tuple[Holding, ...] = (),
) -> None:
    with store.write() as unit:
        unit.register.put_organisations(organisations)
        unit.register.put_persons(persons)
        unit.register.add_holdings(holdings)
        unit.commit()


def test_the_roster_comes_back_as_it_was_put(store: SqlStore) -> None:
    school = an_organisation(
        HOME_SCHOOL,
        kind=OrganisationKind.SCHOOL,
        parent_id="org-above",
        controller_id="org-above",
        municipality_code="0180",
        email="skolan@example.se",
        phone="08-1",
        active=False,
    )
    above = an_organisation("org-above", kind=OrganisationKind.SCHOOL_AUTHORITY)
    person = a_person("p-2", email="Åsa@Example.SE", phone="070", language=Language.EN)
    holdings = (
        a_holding("p-2", deputy=True, active_until=TODAY),
        a_holding("p-2", seat=Seat(school.id, Role.HEAD_TEACHER)),
    )

    put(store, (school, above), (person,), holdings)

    expected = Roster.of(
        organisations=(above, school, an_organisation(SOCIAL_SERVICES)),
        persons=(a_person(), person),
        holdings=holdings,
    )
    assert expected == roster(store)


@given(name=st.text(), email=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_names_come_back_as_they_were(store: SqlStore, name: str, email: str) -> None:
    organisation, person = an_organisation("org-odd", name=name), a_person("p-odd", name=name, email=email)
    with store.write() as unit:
        unit.register.put_organisations([organisation])
        unit.register.put_persons([person])
        found = unit.register.roster()

        assert (organisation, person) == (found.organisations[organisation.id], found.persons[person.id])


def test_what_has_the_same_id_is_changed(store: SqlStore) -> None:
    organisation = an_organisation(SOCIAL_SERVICES, name="Another name", active=False)
    person = a_person(email="new@example.se")

    put(store, (organisation,), (person,))

    found = roster(store)
    assert (organisation, person) == (found.organisations[organisation.id], found.persons[person.id])


def test_a_code_is_given_once(store: SqlStore) -> None:
    with pytest.raises(AlreadyThere) as refusal:
        put(store, (an_organisation("org-new", code=HOME_SCHOOL),))

    assert "organisation.code" == refusal.value.unique


def test_an_address_belongs_to_one_person_however_it_is_written(store: SqlStore) -> None:
    with pytest.raises(AlreadyThere) as refusal:
        put(store, persons=(a_person("p-2", email=a_person().email.upper()),))

    assert "person.email_key" == refusal.value.unique


def test_nobody_takes_the_same_seat_twice_from_the_same_day(store: SqlStore) -> None:
    put(store, holdings=(a_holding(),))

    with pytest.raises(AlreadyThere):
        put(store, holdings=(a_holding(active_until=TODAY),))


def test_the_end_of_one_holding_leaves_the_others_as_they_are(store: SqlStore) -> None:
    first = a_holding()
    again = a_holding(active_from=TODAY + timedelta(days=30))
    as_deputy = a_holding(deputy=True)
    put(store, holdings=(first, again, as_deputy))
    last_day = date(2026, 11, 20)

    with store.write() as unit:
        unit.register.end_holding(first, last_day)
        unit.commit()

    found = roster(store).holdings[first.seat]
    assert {replace(first, active_until=last_day), again, as_deputy} == set(found)


def test_a_holding_that_is_dropped_leaves_the_others_as_they_are(store: SqlStore) -> None:
    first, again = a_holding(), a_holding(active_from=TODAY + timedelta(days=30))
    put(store, holdings=(first, again))

    with store.write() as unit:
        unit.register.drop_holding(again)
        unit.commit()

    assert (first,) == roster(store).holdings[first.seat]


def test_a_holding_that_is_not_there_can_neither_be_ended_nor_dropped(store: SqlStore) -> None:
    with store.write() as unit:
        with pytest.raises(NotFound):
            unit.register.end_holding(a_holding(), TODAY)
        with pytest.raises(NotFound):
            unit.register.drop_holding(a_holding())


def test_absences_come_back_until_they_are_dropped(store: SqlStore) -> None:
    person = a_person()
    put(store, persons=(person,))
    first, second = (
        Absence(person.id, TODAY + timedelta(days=days), TODAY + timedelta(days=days + 1)) for days in (0, 9)
    )
    longer = replace(first, absent_until=TODAY + timedelta(days=3))
    with store.write() as unit:
        for absence in (first, second, longer):
            unit.register.put_absence(absence)
        unit.commit()
    assert (longer, second) == roster(store).absences[person.id]

    with store.write() as unit:
        unit.register.drop_absence(longer)
        unit.commit()

    assert (second,) == roster(store).absences[person.id]
    with store.write() as unit, pytest.raises(NotFound):
        unit.register.drop_absence(longer)


def test_the_ways_to_a_person_come_back_in_their_order_and_new_ones_replace_them(store: SqlStore) -> None:
    ways = Contact(Way.WEBHOOK, "https://x.example.se/in"), Contact(Way.EMAIL)
    with store.write() as unit:
        unit.register.put_persons([a_person("kim"), a_person("bo")])
        unit.register.put_contacts(PersonId("kim"), [Contact(Way.APPRISE, "070")])
        unit.register.put_contacts(PersonId("kim"), ways)
        unit.commit()
    with store.read() as unit:
        roster = unit.register.roster()

    assert {PersonId("kim"): ways} == dict(roster.contacts)
    assert (Contact(Way.EMAIL),) == roster.ways_to(PersonId("bo"))
