"""The canary is made once, comes back where something of it is missing, and is retired in good order."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.canary.keeping_canary import (
    CanaryNameTaken,
    CanaryRoad,
    CanaryUnpublished,
    keep_canary,
    open_case,
    retire_canary,
)
from sisam.application.ports.site_state import SiteState
from sisam.application.silence import SiteSilent
from sisam.domain.canary import NAME, ORGANISATION, PERSON
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role, Seat
from tests.aviary import EMAIL, MADE, ROAD, Aviary
from tests.builders import TODAY, a_person, an_organisation
from tests.sites import AGENCY, a_case_at, a_site, case_at, everything_at


@pytest.fixture
def aviary(tmp_path: Path) -> Aviary:
    return Aviary(tmp_path / "canary")


def numbers(aviary: Aviary) -> list[str]:
    with aviary.store.read() as work:
        return sorted(work.cases.numbers())


def test_it_gets_an_organisation_below_the_agency_somebody_who_sits_there_and_a_case(aviary: Aviary) -> None:
    assert aviary.keep()

    with aviary.store.read() as work:
        roster, case_id = work.register.roster(), open_case(work)
    organisation = roster.organisations[ORGANISATION]
    assert (OrganisationKind.SUPPORT_OFFICE, AGENCY) == (organisation.kind, organisation.parent_id)
    (person,) = roster.sitting(Seat(ORGANISATION, Role.OFFICER), TODAY)
    assert (NAME, EMAIL, "always") == (person.name, person.email, person.office_hours)
    assert ROAD.ways == roster.ways_to(PERSON)
    assert case_id is not None
    assert ORGANISATION == case_at(aviary.site, case_id).accountable.organisation_id  # type: ignore[union-attr]


def test_a_second_look_changes_nothing(aviary: Aviary) -> None:
    aviary.keep()
    before = everything_at(aviary.site, [])

    assert not aviary.keep(MADE + timedelta(days=1))
    assert before == everything_at(aviary.site, [])


def test_what_is_missing_is_made_and_what_is_otherwise_than_the_settings_say_is_put_right(
    aviary: Aviary,
) -> None:
    aviary.keep()
    mailbox = CanaryRoad("canary@example.se")

    assert keep_canary(aviary.site, mailbox, MADE)

    with aviary.store.read() as work:
        roster = work.register.roster()
    assert ("canary@example.se", {}) == (roster.persons[PERSON].email, roster.contacts)
    assert ["KANARIE"] == numbers(aviary)


def test_one_whose_time_in_the_seat_was_ended_sits_down_again(aviary: Aviary) -> None:
    aviary.keep()
    seat = Seat(ORGANISATION, Role.OFFICER)
    with aviary.store.write() as work:
        work.register.end_holding(work.register.roster().holdings[seat][0], TODAY)
        work.commit()

    assert aviary.keep(MADE + timedelta(days=1))

    with aviary.store.read() as work:
        assert PERSON == work.register.roster().sitting(seat, TODAY + timedelta(days=1))[0].id


def test_a_retired_one_has_a_closed_case_and_a_new_one_gets_another_number(aviary: Aviary) -> None:
    aviary.keep()

    assert retire_canary(aviary.site, MADE)
    assert not retire_canary(aviary.site, MADE)
    assert aviary.keep()

    assert ["KANARIE", "KANARIE-2"] == numbers(aviary)
    assert [] == aviary.ill(MADE)


def test_where_there_never_was_one_there_is_none_to_retire(aviary: Aviary) -> None:
    assert not retire_canary(aviary.site, MADE)


def test_a_placement_of_that_number_is_left_alone(aviary: Aviary) -> None:
    placement = a_case_at(aviary.site, "KANARIE")

    aviary.keep()

    assert ["KANARIE", "KANARIE-2"] == numbers(aviary)
    assert case_at(aviary.site, placement).open


@pytest.mark.parametrize("taken", ["organisation", "person"])
def test_somebody_else_who_is_called_so_is_left_alone_and_named(aviary: Aviary, taken: str) -> None:
    with aviary.store.write() as work:
        if taken == "organisation":
            work.register.put_organisations([replace(an_organisation("other"), code=ORGANISATION)])
        else:
            work.register.put_persons([a_person("other", email=EMAIL.upper())])
        work.commit()

    with pytest.raises(CanaryNameTaken) as refused:
        aviary.keep()

    assert taken == refused.value.kind
    assert [] == numbers(aviary)


def test_a_site_that_an_older_program_made_is_told_what_to_run() -> None:
    site = a_site()

    with pytest.raises(CanaryUnpublished, match="sisam workflow publish"):
        keep_canary(site, ROAD, MADE)

    with site.store.read() as work:
        assert ORGANISATION not in work.register.roster().organisations


def test_a_silent_site_makes_none_and_retires_none(aviary: Aviary) -> None:
    with aviary.store.write() as work:
        work.site_states.put(SiteState(silent_since=MADE))
        work.commit()

    with pytest.raises(SiteSilent):
        aviary.keep()
    with pytest.raises(SiteSilent):
        retire_canary(aviary.site, MADE)
