"""Who may do what with which case, from which of their seats."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sisam.application.access.deciding import (
    TheCase,
    TheOrganisation,
    ThePerson,
    decide,
    may_anywhere,
)
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.someone import Caller
from sisam.application.site import Site
from sisam.domain import canary
from sisam.domain.access import LATER, Function, Grant, Right
from sisam.domain.command import SetParty
from sisam.domain.ids import CaseId, OrganisationId, PartyName, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PLACEMENT_UNIT,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.sites import AGENCY, a_case_at, a_site, case_at, does
from tests.unit.application.access.asked import found, seat, someone

K = OrganisationKind


def the(site: Site, case_id: CaseId) -> TheCase:
    case = case_at(site, case_id)
    with site.store.read() as work:
        return TheCase(case, site.rules.named(case.rules, work.rule_parts).workflow)


def alone_with(target: TheCase, organisation: OrganisationId) -> TheCase:
    """Return a case with one party, which owes nothing."""
    parties = {PartyName("social_services"): organisation}
    case = replace(target.case, parties=parties, accountabilities=(), steps={}, memberships=())
    return TheCase(case, target.workflow)


def asked(person: str, right: Right = Right.READ_CASE) -> Permit | Denial:
    site = a_site()
    target = the(site, a_case_at(site))
    return decide(someone(site, person), right, target)


@pytest.mark.parametrize(
    ("organisation", "function", "grant"),
    [
        (SOCIAL_SERVICES, Function.SOCIAL_WORKER, Grant.YES),
        (YOUTH_HOME, Function.HOME_HEAD, Grant.YES),
        (YOUTH_HOME_SCHOOL, Function.HOME_SCHOOL_STAFF, Grant.DISCLOSED),
        (PLACEMENT_UNIT, Function.HOME_SCHOOL_STAFF, Grant.DISCLOSED),
        (HOME_SCHOOL, Function.SCHOOL_STAFF, Grant.DISCLOSED),
    ],
)
def test_a_party_reads_its_case_as_far_as_its_function_goes(
    organisation: OrganisationId, function: Function, grant: Grant
) -> None:
    permit = asked(f"person-of-{organisation}")

    assert isinstance(permit, Permit)
    assert (function, grant, organisation) == (permit.function, permit.grant, permit.organisation_id)
    assert permit.now


@pytest.mark.parametrize("organisation", [NEW_SCHOOL, ACTIVITY_RESPONSIBILITY])
def test_who_is_no_party_or_only_stands_in_and_is_not_needed_hears_of_no_case(
    organisation: OrganisationId,
) -> None:
    assert Denial(Right.READ_CASE, Why.SCOPE) == asked(f"person-of-{organisation}")


def test_who_has_the_right_nowhere_is_told_so_whatever_they_ask_for() -> None:
    assert Denial(Right.READ_CASE, Why.RIGHT) == asked(f"administrator-of-{AGENCY}")


def test_a_party_without_a_right_is_told_so_of_its_own_case() -> None:
    assert Denial(Right.FORCE_HANDOVER, Why.RIGHT) == asked(
        f"person-of-{SOCIAL_SERVICES}", Right.FORCE_HANDOVER
    )


@pytest.mark.parametrize("right", sorted(LATER))
def test_what_is_to_come_is_denied_to_all(right: Right) -> None:
    site = a_site()
    target = the(site, a_case_at(site))
    for organisation in (SOCIAL_SERVICES, AGENCY, HOME_SCHOOL):
        assert Denial(right, Why.RIGHT) == decide(someone(site, f"person-of-{organisation}"), right, target)


def test_heads_reach_the_organisations_below_that_have_the_same_controller() -> None:
    site = a_site()
    board = found(site, "board", K.SOCIAL_SERVICES)
    district = found(site, "district", K.SOCIAL_SERVICES, parent=board, controller=board)
    other = found(site, "other", K.SOCIAL_SERVICES, parent=board)
    seat(site, "chief", (board, Role.MANAGER))
    seat(site, "officer", (board, Role.OFFICER))
    mine, foreign = (alone_with(the(site, a_case_at(site, each)), each) for each in (district, other))

    permit = decide(someone(site, "chief"), Right.READ_CASE, mine)

    assert isinstance(permit, Permit)
    assert district == permit.organisation_id
    assert Denial(Right.READ_CASE, Why.SCOPE) == decide(someone(site, "chief"), Right.READ_CASE, foreign)
    assert Denial(Right.READ_CASE, Why.SCOPE) == decide(someone(site, "officer"), Right.READ_CASE, mine)


def test_the_agencys_coordinator_reaches_the_cases_of_the_homes_and_no_others() -> None:
    site = a_site()
    at_home = the(site, a_case_at(site))
    elsewhere = alone_with(at_home, SOCIAL_SERVICES)
    coordinator = someone(site, f"person-of-{AGENCY}")

    assert isinstance(decide(coordinator, Right.READ_CASE, at_home), Permit)
    assert Denial(Right.READ_CASE, Why.SCOPE) == decide(coordinator, Right.READ_CASE, elsewhere)


def test_a_party_that_was_one_reads_and_does_nothing_more() -> None:
    site = a_site()
    case_id = a_case_at(site)
    does(site, case_id, SetParty(PartyName("home_school"), NEW_SCHOOL))
    left = someone(site, f"person-of-{HOME_SCHOOL}")

    permit = decide(left, Right.READ_CASE, the(site, case_id))

    assert isinstance(permit, Permit)
    assert not permit.now
    for right in (Right.ACT, Right.CONFIRM, Right.ACKNOWLEDGE, Right.UNMASK, Right.WHEREABOUTS):
        assert isinstance(decide(left, right, the(site, case_id)), Denial)


def test_of_several_seats_the_one_counts_that_gives_most_and_two_are_never_mixed() -> None:
    site = a_site()
    # A social worker elsewhere, who is a teacher at the home school of the case.
    elsewhere = found(site, "elsewhere", K.SOCIAL_SERVICES)
    seat(site, "both", (elsewhere, Role.OFFICER), (HOME_SCHOOL, Role.CONTACT_TEACHER))
    seat(site, "twice", (SOCIAL_SERVICES, Role.OFFICER), (HOME_SCHOOL, Role.CONTACT_TEACHER))
    target = the(site, a_case_at(site))

    both = decide(someone(site, "both"), Right.READ_CASE, target)
    twice = decide(someone(site, "twice"), Right.READ_CASE, target)

    assert isinstance(both, Permit)
    assert isinstance(twice, Permit)
    assert (Function.SCHOOL_STAFF, Grant.DISCLOSED) == (both.function, both.grant)
    assert Grant.NO == both.goes(Right.WHEREABOUTS)
    assert (Function.SOCIAL_WORKER, Grant.YES) == (twice.function, twice.grant)


def test_whoever_has_left_their_seat_has_nothing_from_the_next_day_on() -> None:
    site = a_site()
    yesterday = NOW.date() - timedelta(days=1)
    seat(site, "gone", (SOCIAL_SERVICES, Role.OFFICER), until=yesterday)
    seat(site, "going", (SOCIAL_SERVICES, Role.OFFICER), until=date(2026, 12, 31))
    target = the(site, a_case_at(site))

    assert Denial(Right.READ_CASE, Why.RIGHT) == decide(someone(site, "gone"), Right.READ_CASE, target)
    assert isinstance(decide(someone(site, "going"), Right.READ_CASE, target), Permit)


def test_whoever_sits_at_an_organisation_that_is_no_more_has_nothing_there() -> None:
    site = a_site()
    target = the(site, a_case_at(site))
    with site.store.write() as work:
        social = work.register.roster().organisations[SOCIAL_SERVICES]
        work.register.put_organisations([replace(social, active=False)])
        work.commit()

    gone = someone(site, f"person-of-{SOCIAL_SERVICES}")

    assert () == gone.seats
    assert Denial(Right.READ_CASE, Why.RIGHT) == decide(gone, Right.READ_CASE, target)


@pytest.mark.parametrize(("fresh", "reason"), [(False, None), (True, None), (True, ""), (False, "Risk.")])
def test_a_protected_identity_takes_a_fresh_sign_in_and_a_reason(fresh: bool, reason: str | None) -> None:
    site = a_site()
    target = the(site, a_case_at(site, restricted=True))
    person = f"person-of-{SOCIAL_SERVICES}"

    assert Denial(Right.UNMASK, Why.REASON) == decide(
        someone(site, person, fresh=fresh, reason=reason), Right.UNMASK, target
    )
    assert isinstance(decide(someone(site, person, fresh=True, reason="Risk."), Right.UNMASK, target), Permit)


def test_hidden_whereabouts_are_for_the_home_and_its_school_and_whoever_has_the_case() -> None:
    site = a_site()
    target = the(site, a_case_at(site, restricted=True))

    def may(person: str) -> bool:
        return isinstance(decide(someone(site, person), Right.WHEREABOUTS, target), Permit)

    assert may(f"person-of-{YOUTH_HOME}")
    assert may(f"person-of-{YOUTH_HOME_SCHOOL}")
    # The step is the officer's to do.
    assert may(f"person-of-{SOCIAL_SERVICES}")
    # A manager has to say why; a placement unit is no home.
    assert not may(f"manager-of-{SOCIAL_SERVICES}")
    assert not may(f"person-of-{PLACEMENT_UNIT}")
    assert not may(f"person-of-{HOME_SCHOOL}")


def test_the_owner_of_the_site_looks_and_does_nothing() -> None:
    site = a_site()
    target = the(site, a_case_at(site))
    with site.store.read() as work:
        owner = Caller("cli:root").known(work.register.roster(), NOW)

    assert isinstance(decide(owner, Right.READ_CASE, target), Permit)
    for right in (Right.ACT, Right.SEARCH, Right.IDENTITY, Right.UNMASK, Right.READ_LOG, Right.IMPORT):
        assert Denial(right, Why.RIGHT) == decide(owner, right, target)
        assert not may_anywhere(owner, right)


def test_seats_are_changed_at_the_own_organisation_and_by_the_agencys_administrator_everywhere() -> None:
    site = a_site()

    def may(person: str, at: OrganisationId) -> bool:
        return isinstance(decide(someone(site, person), Right.SEATS, TheOrganisation(at)), Permit)

    assert may(f"manager-of-{SOCIAL_SERVICES}", SOCIAL_SERVICES)
    assert not may(f"manager-of-{SOCIAL_SERVICES}", HOME_SCHOOL)
    assert not may(f"person-of-{SOCIAL_SERVICES}", SOCIAL_SERVICES)
    assert may(f"administrator-of-{AGENCY}", HOME_SCHOOL)

    seat(site, "local", (SOCIAL_SERVICES, Role.ADMINISTRATOR))
    assert (True, False) == (may("local", SOCIAL_SERVICES), may("local", HOME_SCHOOL))


def test_the_canary_may_do_nothing_in_the_case_of_a_pupil() -> None:
    site = a_site()
    target = the(site, a_case_at(site))
    bird = replace(someone(site, f"person-of-{NEW_SCHOOL}"), person_id=canary.PERSON)

    for right in (Right.READ_CASE, Right.ACT, Right.IDENTITY):
        assert isinstance(decide(bird, right, target), Denial)


def test_nobody_changes_their_own_user() -> None:
    site = a_site()
    administrator = f"administrator-of-{AGENCY}"

    def may(person: str) -> bool:
        target = ThePerson(PersonId(person))
        return isinstance(decide(someone(site, administrator), Right.USERS, target), Permit)

    assert may(f"person-of-{HOME_SCHOOL}")
    assert not may(administrator)


def test_files_are_brought_in_by_administrators_of_the_agency_alone() -> None:
    site = a_site()
    seat(site, "local", (SOCIAL_SERVICES, Role.ADMINISTRATOR))

    permit = decide(someone(site, f"administrator-of-{AGENCY}"), Right.IMPORT)

    assert isinstance(permit, Permit)
    assert Grant.BY_TWO == permit.grant
    assert isinstance(decide(someone(site, "local"), Right.IMPORT), Denial)
