"""For which of their organisations a person acts: the named one, the step's side, a party, the only one."""

from datetime import date
from typing import Any

import pytest

from sisam.application.cases.acting import NoSeat, WhichOrganisation, actor_for, person_named, second_named
from sisam.domain.actor import Actor
from sisam.domain.command import Confirm, Done, Fire, Offer, Return, TakeOver, Waive, Withdraw
from sisam.domain.ids import OrganisationId, PersonId, StepId
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.errors import NotFound
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    a_case,
    a_holding,
    a_person,
    a_step,
    an_organisation,
)
from tests.sites import a_case_at, a_site, case_at

KIM = a_person("kim")
STEP = a_step().id


def a_roster(*seats: tuple[OrganisationId, Role], **fields: Any) -> Roster:  # noqa: ANN401
    """A roster in which Kim sits in all these seats, and nobody else anywhere."""
    holdings = [a_holding("kim", seat=Seat(code, role), **fields) for code, role in seats]
    return Roster.of([an_organisation(code) for code, _ in seats], [KIM], holdings)


def acts_for(roster: Roster, **asked: Any) -> OrganisationId | None:  # noqa: ANN401
    return actor_for(roster, KIM, TODAY, "cli:kim", **asked).organisation_id


BOTH = a_roster((SOCIAL_SERVICES, Role.OFFICER), (HOME_SCHOOL, Role.HEAD_TEACHER))
CASE = a_case(steps={STEP: a_step()}, parties=PARTIES)


def test_a_person_is_found_by_their_address_in_any_case() -> None:
    assert KIM == person_named(BOTH, "KIM@Example.se")


def test_an_address_that_nobody_has_is_not_found() -> None:
    with pytest.raises(NotFound) as error:
        person_named(BOTH, "robin@example.se")

    assert ("person", "robin@example.se") == (error.value.kind, error.value.name)


def test_whoever_sits_at_one_organisation_acts_for_it() -> None:
    roster = a_roster((NEW_SCHOOL, Role.HEAD_TEACHER))

    assert Actor(PersonId("kim"), NEW_SCHOOL, "web:1") == actor_for(roster, KIM, TODAY, "web:1")


def test_two_seats_at_one_organisation_are_one_organisation() -> None:
    roster = a_roster((NEW_SCHOOL, Role.HEAD_TEACHER), (NEW_SCHOOL, Role.COORDINATOR))

    assert NEW_SCHOOL == acts_for(roster)


def test_a_deputy_acts_too() -> None:
    assert NEW_SCHOOL == acts_for(a_roster((NEW_SCHOOL, Role.HEAD_TEACHER), deputy=True))


@pytest.mark.parametrize("role", [Role.OPERATIONS, Role.LOG_REVIEWER, Role.ADMINISTRATOR])
def test_who_watches_over_the_system_does_nothing_in_a_case(role: Role) -> None:
    with pytest.raises(NoSeat) as error:
        acts_for(a_roster((SOCIAL_SERVICES, role)))

    assert "kim@example.se" == error.value.email


@pytest.mark.parametrize(
    "fields",
    [
        {"active_from": date(2026, 11, 3)},
        {"active_from": date(2026, 1, 1), "active_until": date(2026, 11, 1)},
    ],
)
def test_who_does_not_sit_there_today_does_not_act(fields: dict[str, date]) -> None:
    with pytest.raises(NoSeat):
        acts_for(a_roster((SOCIAL_SERVICES, Role.OFFICER), **fields))


@pytest.mark.parametrize("act", [Offer, Withdraw, Done])
def test_the_owners_acts_are_done_for_the_owner(act: type) -> None:
    assert HOME_SCHOOL == acts_for(BOTH, case=CASE, act=act(STEP))


@pytest.mark.parametrize("act", [Confirm, Return, Waive])
def test_the_confirmers_acts_are_done_for_the_confirmer(act: type) -> None:
    assert SOCIAL_SERVICES == acts_for(BOTH, case=CASE, act=act(STEP))


def test_what_nobody_confirms_is_waived_for_its_owner() -> None:
    case = a_case(steps={STEP: a_step(confirmer=None)}, parties=PARTIES)

    assert HOME_SCHOOL == acts_for(BOTH, case=case, act=Waive(STEP))


def test_the_only_party_among_ones_organisations_is_acted_for() -> None:
    roster = a_roster((SOCIAL_SERVICES, Role.OFFICER), (NEW_SCHOOL, Role.HEAD_TEACHER))

    assert SOCIAL_SERVICES == acts_for(roster, case=CASE, act=Fire("apply"))


@pytest.mark.parametrize("act", [Fire("apply"), TakeOver(STEP), Offer(StepId("case-1.s9")), None])
def test_where_several_would_do_one_must_be_named(act: object) -> None:
    with pytest.raises(WhichOrganisation) as error:
        acts_for(BOTH, case=CASE, act=act)

    assert ("kim@example.se", {SOCIAL_SERVICES, HOME_SCHOOL}) == (error.value.email, set(error.value.codes))


def test_the_named_organisation_comes_before_everything_else() -> None:
    assert SOCIAL_SERVICES == acts_for(BOTH, case=CASE, act=Offer(STEP), code=SOCIAL_SERVICES)


def test_an_organisation_where_one_does_not_sit_is_not_acted_for() -> None:
    with pytest.raises(NoSeat):
        acts_for(BOTH, code=NEW_SCHOOL)


def test_the_second_name_is_of_somebody_at_a_party_or_above_it() -> None:
    site = a_site()
    case = case_at(site, a_case_at(site))
    with site.store.read() as work:
        roster = work.register.roster()

    assert f"person-of-{HOME_SCHOOL}" == second_named(
        roster, case, f"person-of-{HOME_SCHOOL}@example.se", TODAY
    )
    with pytest.raises(NoSeat) as refusal:
        second_named(roster, case, f"person-of-{NEW_SCHOOL}@example.se", TODAY)
    assert f"person-of-{NEW_SCHOOL}@example.se" == refusal.value.email
