"""Which cases are somebody's by an alert, by what was theirs once, and as whoever has the step."""

from dataclasses import replace
from typing import Any

import pytest

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.permit import Denial, Permit
from sisam.application.site import Site
from sisam.domain.access import Function, Right
from sisam.domain.command import SetParty
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.domain.step import Side
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    SOCIAL_SERVICES,
    a_case,
    a_deadline,
    a_membership,
    a_step,
    an_alert,
    shipped_rules,
)
from tests.sites import a_case_at, a_site, case_at, does
from tests.unit.application.access.asked import found, seat, someone
from tests.unit.application.access.test_sheet import seen

HOME = PartyName("home_school")
SOCIAL = PartyName("social_services")
#: Hears what is told the coordinator of a school where nobody coordinates.
CATCHES = f"coordinator-of-{EDUCATION_ADMINISTRATION}"


def of_one_school(**alert: Any) -> TheCase:  # noqa: ANN401
    """A case of one school, which is late with a step and told of it as an alert says."""
    step = a_step(owner=Side(HOME, NEW_SCHOOL), confirmer=None)
    told, late = an_alert(**alert), a_deadline()
    case = a_case(
        parties={HOME: NEW_SCHOOL},
        memberships=(),
        accountabilities=(),
        steps={step.id: step},
        deadlines={late.id: late},
        alerts={told.id: told},
    )
    return TheCase(case, shipped_rules().workflow)


def reads(site: Site, person: str, target: TheCase) -> bool:
    return isinstance(decide(someone(site, person), Right.READ_CASE, target), Permit)


@pytest.mark.parametrize(
    ("alert", "theirs"),
    [({"rung": 2}, True), ({"rung": 0}, False), ({"rung": 2, "cleared_at": NOW, "next_at": None}, False)],
)
def test_whoever_catches_an_alert_has_the_case_while_it_tells_them(
    alert: dict[str, Any], theirs: bool
) -> None:
    assert theirs is reads(a_site(), CATCHES, of_one_school(**alert))


@pytest.mark.parametrize(("over", "theirs"), [({}, True), ({"cleared_at": NOW, "next_at": None}, False)])
def test_whoever_was_given_an_alert_has_the_case_until_it_ends(over: dict[str, Any], theirs: bool) -> None:
    site = a_site()
    elsewhere = found(site, "elsewhere", OrganisationKind.SCHOOL)
    seat(site, "given", (elsewhere, Role.HEAD_TEACHER))

    assert theirs is reads(site, "given", of_one_school(assigned_to=PersonId("given"), **over))


def test_a_seat_with_a_part_now_comes_before_one_whose_part_has_ended() -> None:
    site = a_site()
    seat(site, "both", (SOCIAL_SERVICES, Role.OFFICER), (HOME_SCHOOL, Role.CONTACT_TEACHER))
    left = a_membership(party=SOCIAL, organisation_id=SOCIAL_SERVICES, until_position=5)
    case = a_case(
        parties={HOME: HOME_SCHOOL},
        memberships=(left, a_membership()),
        accountabilities=(),
        steps={},
    )

    permit = decide(someone(site, "both"), Right.READ_CASE, TheCase(case, shipped_rules().workflow))

    assert isinstance(permit, Permit)
    assert (True, Function.SCHOOL_STAFF) == (permit.now, permit.function)


def test_a_party_of_a_while_sees_nothing_from_before_it_and_nothing_from_after() -> None:
    site = a_site()
    case_id = a_case_at(site)
    length = case_at(site, case_id).length
    does(site, case_id, SetParty(HOME, NEW_SCHOOL))
    until = case_at(site, case_id).length
    does(site, case_id, SetParty(HOME, OTHER_SCHOOL))

    positions = [each.event.position for each in seen(site, NEW_SCHOOL).journal]

    assert (length + 1, until) == (min(positions), max(positions))


def test_where_a_protected_pupil_is_is_shown_to_the_social_worker_whose_step_it_is_alone() -> None:
    site = a_site()
    seat(site, "beside", (SOCIAL_SERVICES, Role.CONTACT_TEACHER))
    case = case_at(site, a_case_at(site, restricted=True))
    workflow = shipped_rules().workflow
    idle = replace(case, steps={}, alerts={})

    def may(person: str, target: TheCase) -> bool:
        return isinstance(decide(someone(site, person), Right.WHEREABOUTS, target), Permit)

    officer = f"person-of-{SOCIAL_SERVICES}"
    assert may(officer, TheCase(case, workflow))
    assert not may("beside", TheCase(case, workflow))
    assert not may(officer, TheCase(idle, workflow))
    assert isinstance(decide(someone(site, officer), Right.WHEREABOUTS, TheCase(idle, workflow)), Denial)
