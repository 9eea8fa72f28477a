"""Which cases are somebody's by an alert, by what was theirs once, and as whoever has the step."""

from dataclasses import replace
from typing import Any

import pytest

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.own_cases import own_among, own_cases
from sisam.application.access.permit import Denial, Permit
from sisam.application.access.scope import Part, part_of
from sisam.application.site import Site
from sisam.domain.access import Function, Right
from sisam.domain.accountability import Accountability, Membership
from sisam.domain.command import SetParty
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side, Step, StepStatus
from sisam.engine.sides import PREVIOUS_SCHOOL
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    OTHER_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
    a_case,
    a_deadline,
    a_membership,
    a_step,
    an_accountability,
    an_alert,
    shipped_rules,
)
from tests.sites import a_case_at, a_site, case_at, does, roster_at
from tests.unit.application.access.asked import found, seat, someone
from tests.unit.application.access.test_sheet import seen

HOME = PartyName("home_school")
SOCIAL = PartyName("social_services")
#: Only ever stands in for a school.
STANDS_IN = Side(PartyName("activity_responsibility"), ACTIVITY_RESPONSIBILITY)
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


@pytest.mark.parametrize(("over", "theirs"), [({}, True), ({"cleared_at": NOW, "next_at": None}, False)])
def test_where_a_protected_pupil_is_is_shown_for_an_alert_that_was_given_until_it_ends(
    over: dict[str, Any], theirs: bool
) -> None:
    site = a_site()
    officer = f"person-of-{SOCIAL_SERVICES}"
    case = case_at(site, a_case_at(site, restricted=True))
    given = an_alert(assigned_to=PersonId(officer), **over)
    target = TheCase(replace(case, steps={}, alerts={given.id: given}), shipped_rules().workflow)

    permit = decide(someone(site, officer), Right.WHEREABOUTS, target)

    assert theirs is isinstance(permit, Permit)


def part_at(
    organisation: OrganisationId,
    role: Role = Role.OFFICER,
    *,
    parties: dict[PartyName, OrganisationId] | None = None,
    memberships: tuple[Membership, ...] = (),
    accountabilities: tuple[Accountability, ...] = (),
    steps: tuple[Step, ...] = (),
    site: Site | None = None,
) -> Part | None:
    """Return the part that a seat has in a case whose party is another school now; its steps have ended."""
    case = a_case(
        parties={HOME: OTHER_SCHOOL, **(parties or {})},
        memberships=memberships,
        accountabilities=accountabilities,
        steps={each.id: replace(each, status=StepStatus.CONFIRMED) for each in steps},
    )
    roster, workflow = roster_at(site or a_site()), shipped_rules().workflow
    return part_of(roster, PersonId("asks"), Seat(organisation, role), workflow, case, TODAY)


def test_a_party_that_was_one_has_its_own_time_and_its_last_where_it_was_one_twice() -> None:
    early = a_membership(since_position=3, until_position=5)
    late = a_membership(since_position=8, until_position=12)

    assert Part(HOME_SCHOOL, 5, 3) == part_at(HOME_SCHOOL, memberships=(early,))
    assert Part(HOME_SCHOOL, 12, 3) == part_at(HOME_SCHOOL, memberships=(early, late))
    assert Part(HOME_SCHOOL, 12, 3) == part_at(HOME_SCHOOL, memberships=(late, early))


def test_a_head_has_the_time_of_the_school_that_was_the_last_and_no_other_schools() -> None:
    site = a_site()
    schools = [
        found(
            site,
            name,
            OrganisationKind.SCHOOL,
            parent=EDUCATION_ADMINISTRATION,
            controller=EDUCATION_ADMINISTRATION,
        )
        for name in ("first", "last")
    ]
    first = a_membership(organisation_id=schools[0], since_position=1, until_position=4)
    last = a_membership(organisation_id=schools[1], since_position=4, until_position=9)

    for memberships in ((first, last), (last, first)):
        part = part_at(EDUCATION_ADMINISTRATION, Role.COORDINATOR, memberships=memberships, site=site)
        assert Part(schools[1], 9, 4) == part


def test_who_stood_in_had_the_case_from_their_first_duty_to_the_event_that_ended_the_last() -> None:
    duty = an_accountability(
        party=STANDS_IN.party,
        organisation_id=STANDS_IN.organisation_id,
        since_position=4,
        until_position=6,
    )
    owned = a_step("owned", owner=STANDS_IN, confirmer=None, opened_position=7, ended_position=9)
    confirmed = a_step("confirmed", confirmer=STANDS_IN, opened_position=5, ended_position=11)

    assert Part(ACTIVITY_RESPONSIBILITY, 7, 4) == part_at(ACTIVITY_RESPONSIBILITY, accountabilities=(duty,))
    assert Part(ACTIVITY_RESPONSIBILITY, 10, 7) == part_at(ACTIVITY_RESPONSIBILITY, steps=(owned,))
    assert Part(ACTIVITY_RESPONSIBILITY, 12, 5) == part_at(ACTIVITY_RESPONSIBILITY, steps=(confirmed,))
    assert Part(ACTIVITY_RESPONSIBILITY, 12, 4) == part_at(
        ACTIVITY_RESPONSIBILITY, accountabilities=(duty,), steps=(owned, confirmed)
    )


def test_who_stood_in_keeps_its_time_while_another_organisation_stands_in() -> None:
    over = an_accountability(
        party=STANDS_IN.party, organisation_id=ACTIVITY_RESPONSIBILITY, since_position=4, until_position=6
    )
    now = an_accountability(party=STANDS_IN.party, organisation_id=NEW_SCHOOL, since_position=6)

    assert Part(ACTIVITY_RESPONSIBILITY, 7, 4) == part_at(
        ACTIVITY_RESPONSIBILITY, accountabilities=(over, now)
    )


def test_the_school_of_the_home_that_the_pupil_left_had_the_case_until_its_last_step_ended() -> None:
    left = Side(PREVIOUS_SCHOOL, YOUTH_HOME_SCHOOL)
    step = a_step(owner=left, confirmer=None, opened_position=5, ended_position=8)

    assert Part(YOUTH_HOME_SCHOOL, 9, 5) == part_at(
        YOUTH_HOME_SCHOOL, parties={left.party: left.organisation_id}, steps=(step,)
    )


def test_who_only_stands_in_had_nothing_by_having_been_named_or_by_what_another_party_did() -> None:
    named = a_membership(party=STANDS_IN.party, organisation_id=ACTIVITY_RESPONSIBILITY, until_position=9)
    duty = an_accountability(until_position=6)
    step = a_step(opened_position=2, ended_position=7)

    assert part_at(ACTIVITY_RESPONSIBILITY, memberships=(named,)) is None
    assert part_at(SOCIAL_SERVICES, accountabilities=(duty,), steps=(step,)) is None


def test_a_case_that_was_theirs_once_is_in_no_list() -> None:
    site = a_site()
    case_id = a_case_at(site)
    left = someone(site, f"person-of-{HOME_SCHOOL}")

    def listed() -> list[str]:
        with site.store.read() as work:
            return [each.case.number for each in own_cases(site, work, left, open_only=False)]

    assert ["N/1"] == listed()
    does(site, case_id, SetParty(HOME, NEW_SCHOOL))
    assert [] == listed()
    with site.store.read() as work:
        case = work.cases.load(case_id)
        assert [] == list(own_among(site, work, left, [case]))
