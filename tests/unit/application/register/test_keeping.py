"""Whoever looks after seats does so in their own scope, never for themselves, and seats no watcher."""

from datetime import date

import pytest

from sisam.application.access.someone import Caller
from sisam.application.ports.read_log import Reviewed
from sisam.application.register.keeping import Keeper, OwnSeat, WatchingRole
from sisam.application.register.seating import add_seat, end_seat
from sisam.application.register.taking_leave import cancel_leave, take_leave
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId
from sisam.domain.reading import Ruling, Shown
from sisam.domain.seat import Person, Role, Seat
from sisam.errors import NotFound
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NOW,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME,
    a_person,
)
from tests.sites import AGENCY, a_site

ROBIN = a_person("robin")
DAYS = date(2026, 11, 9), date(2026, 11, 13)


def keeper(site: Site, organisation: OrganisationId, role: Role) -> Keeper:
    with site.store.read() as work:
        (holding, *_) = work.register.roster().holdings[Seat(organisation, role)]
    return Keeper(Caller("web:test", holding.person_id), NOW)


def seats(site: Site, by: Keeper, code: str, role: Role, person: Person = ROBIN) -> None:
    add_seat(site, code, role, person, deputy=False, since=TODAY, by=by)


@pytest.mark.parametrize(
    ("organisation", "role", "code"),
    [
        (HOME_SCHOOL, Role.HEAD_TEACHER, HOME_SCHOOL),
        (EDUCATION_ADMINISTRATION, Role.COORDINATOR, EDUCATION_ADMINISTRATION),
        (AGENCY, Role.COORDINATOR, YOUTH_HOME),
        (AGENCY, Role.ADMINISTRATOR, SOCIAL_SERVICES),
    ],
)
def test_seats_are_given_in_ones_own_scope(organisation: OrganisationId, role: Role, code: str) -> None:
    site = a_site()

    seats(site, keeper(site, organisation, role), code, Role.MANAGER)

    with site.store.read() as work:
        assert "robin@example.se" in work.register.roster().by_email


@pytest.mark.parametrize(
    ("organisation", "role", "code"),
    [
        (HOME_SCHOOL, Role.HEAD_TEACHER, SOCIAL_SERVICES),
        (HOME_SCHOOL, Role.HEAD_TEACHER, EDUCATION_ADMINISTRATION),
        (SOCIAL_SERVICES, Role.OFFICER, SOCIAL_SERVICES),
        (AGENCY, Role.COORDINATOR, SOCIAL_SERVICES),
    ],
)
def test_another_organisation_is_not_there_and_the_attempt_is_written_down(
    organisation: OrganisationId, role: Role, code: str
) -> None:
    site = a_site()
    by = keeper(site, organisation, role)

    with pytest.raises(NotFound):
        seats(site, by, code, Role.MANAGER)

    with site.store.read() as work:
        (line,) = work.read_log.page(Reviewed())
    assert (Shown.REGISTER, Ruling.DENIED, by.caller.person_id) == (
        line.reading.what,
        line.reading.ruling,
        line.reading.actor_id,
    )


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.OPERATIONS, Role.LOG_REVIEWER])
def test_nobody_but_an_administrator_seats_who_watches_and_only_at_the_agency(role: Role) -> None:
    site = a_site()
    administrator = keeper(site, AGENCY, Role.ADMINISTRATOR)

    for by, code in (
        (keeper(site, HOME_SCHOOL, Role.HEAD_TEACHER), HOME_SCHOOL),
        (keeper(site, AGENCY, Role.COORDINATOR), AGENCY),
        (administrator, HOME_SCHOOL),
    ):
        with pytest.raises((WatchingRole, NotFound)):
            seats(site, by, code, role)
    seats(site, administrator, AGENCY, role)


def test_nobody_gives_a_seat_to_themselves() -> None:
    site = a_site()
    by = keeper(site, HOME_SCHOOL, Role.HEAD_TEACHER)
    oneself = a_person(str(by.caller.person_id))

    with pytest.raises(OwnSeat):
        seats(site, by, HOME_SCHOOL, Role.CONTACT_TEACHER, oneself)


def test_nobody_outside_ones_scope_is_sent_on_leave_or_brought_back() -> None:
    site = a_site()
    by = keeper(site, HOME_SCHOOL, Role.HEAD_TEACHER)
    stranger = f"person-of-{SOCIAL_SERVICES}@example.se"
    take_leave(site, stranger, *DAYS)

    with pytest.raises(NotFound):
        take_leave(site, stranger, *DAYS, by=by)
    with pytest.raises(NotFound):
        cancel_leave(site, stranger, *DAYS, by=by)


def test_a_dry_run_changes_nothing() -> None:
    site = a_site()
    by = keeper(site, SOCIAL_SERVICES, Role.COORDINATOR)
    officer = f"person-of-{SOCIAL_SERVICES}@example.se"
    with site.store.read() as work:
        before = work.register.roster()

    add_seat(site, SOCIAL_SERVICES, Role.MANAGER, ROBIN, deputy=True, since=TODAY, by=by, dry_run=True)
    end_seat(site, SOCIAL_SERVICES, Role.OFFICER, officer, TODAY, by=by, dry_run=True)
    take_leave(site, officer, *DAYS, by=by, dry_run=True)

    with site.store.read() as work:
        assert before == work.register.roster()
