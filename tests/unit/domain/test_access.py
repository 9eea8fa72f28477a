"""The table of rights is the one of the requirements, cell by cell."""

import pytest

from sisam.domain.access import LATER, TABLE, Function, Grant, Right, function_of, grant, is_of
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from tests.builders import shipped_rules

F, G, R = Function, Grant, Right

#: Written by hand, cell by cell, from the table of who may do what; the columns in its order.
COLUMNS = (
    F.SOCIAL_WORKER,
    F.SOCIAL_MANAGER,
    F.HOME_HEAD,
    F.HOME_SCHOOL_STAFF,
    F.SCHOOL_STAFF,
    F.SCHOOL_AUTHORITY,
    F.LOG_REVIEWER,
    F.ADMINISTRATOR,
    F.OPERATIONS,
    F.DAEMON,
)
YES, PART, WHY, TWO, NO = G.YES, G.DISCLOSED, G.WITH_REASON, G.BY_TWO, G.NO
DOCUMENT = {
    R.WORK_LIST: (YES, YES, YES, YES, YES, YES, NO, NO, NO, YES),
    R.SEARCH: (YES, YES, YES, G.OWN_PUPILS, G.OWN_PUPILS, YES, NO, NO, NO, NO),
    R.READ_CASE: (YES, YES, YES, PART, PART, PART, NO, NO, NO, NO),
    R.IDENTITY: (YES, YES, YES, YES, YES, PART, NO, NO, NO, NO),
    R.UNMASK: (WHY, WHY, WHY, WHY, WHY, NO, NO, NO, NO, NO),
    R.WHEREABOUTS: (G.ASSIGNED, WHY, G.OWN_HOME, G.OWN_HOME, NO, NO, NO, NO, NO, NO),
    R.ACT: (YES, YES, YES, YES, YES, YES, NO, NO, NO, NO),
    R.CONFIRM: (YES, YES, YES, YES, YES, YES, NO, NO, NO, NO),
    R.FORCE_HANDOVER: (NO, TWO, TWO, NO, NO, TWO, NO, NO, NO, G.EXECUTES),
    R.DISPOSE: (NO, TWO, TWO, NO, NO, TWO, NO, NO, NO, G.EXECUTES),
    R.ACKNOWLEDGE: (YES, YES, YES, YES, YES, YES, NO, NO, NO, NO),
    R.SEATS: (NO, YES, YES, YES, YES, YES, NO, YES, NO, NO),
    R.BREAK_GLASS: (WHY, WHY, WHY, WHY, NO, NO, NO, NO, NO, NO),
    R.READ_LOG: (NO, NO, NO, NO, NO, NO, YES, NO, NO, NO),
    R.STATISTICS: (NO, YES, YES, NO, NO, YES, NO, NO, NO, NO),
    R.IMPORT: (NO, NO, NO, NO, NO, NO, NO, TWO, NO, NO),
    R.PUBLISH: (NO, NO, NO, NO, NO, NO, NO, TWO, NO, NO),
    R.USERS: (NO, NO, NO, NO, NO, NO, NO, G.NOT_OWN, NO, NO),
    R.OVERSIGHT: (NO, NO, NO, NO, NO, NO, YES, YES, YES, NO),
}


@pytest.mark.parametrize("right", Right)
def test_every_right_goes_as_far_as_the_requirements_say(right: Right) -> None:
    assert dict(zip(COLUMNS, DOCUMENT[right], strict=True)) == {each: TABLE[right][each] for each in COLUMNS}


def test_whoever_reads_statistics_only_has_no_other_right() -> None:
    assert {R.STATISTICS} == {right for right in Right if TABLE[right][F.STATISTICIAN] is not G.NO}


@pytest.mark.parametrize("right", [R.BREAK_GLASS, R.DISPOSE, R.PUBLISH])
def test_what_is_still_to_come_is_denied_to_everybody(right: Right) -> None:
    assert right in LATER
    assert {G.NO} == {grant(right, function) for function in Function}


K, ROLE = OrganisationKind, Role
#: By kind of organisation, what each role makes of somebody; the other roles make nothing.
SEATS: dict[OrganisationKind, dict[Role, Function]] = {
    K.SOCIAL_SERVICES: {
        ROLE.OFFICER: F.SOCIAL_WORKER,
        ROLE.MANAGER: F.SOCIAL_MANAGER,
        ROLE.COORDINATOR: F.SOCIAL_MANAGER,
    },
    K.AGENCY: {ROLE.COORDINATOR: F.HOME_HEAD},
    K.YOUTH_HOME: {ROLE.MANAGER: F.HOME_HEAD, ROLE.COORDINATOR: F.HOME_HEAD},
    K.YOUTH_HOME_SCHOOL: {
        ROLE.EDUCATIONAL_LEAD: F.HOME_SCHOOL_STAFF,
        ROLE.HEAD_TEACHER: F.HOME_SCHOOL_STAFF,
        ROLE.COORDINATOR: F.HOME_SCHOOL_STAFF,
    },
    K.PLACEMENT_UNIT: {ROLE.OFFICER: F.HOME_SCHOOL_STAFF, ROLE.COORDINATOR: F.HOME_SCHOOL_STAFF},
    K.SCHOOL: {ROLE.HEAD_TEACHER: F.SCHOOL_STAFF, ROLE.CONTACT_TEACHER: F.SCHOOL_STAFF},
    K.ACTIVITY_RESPONSIBILITY: {ROLE.OFFICER: F.SCHOOL_STAFF},
    K.EDUCATION_ADMINISTRATION: {
        ROLE.OFFICER: F.SCHOOL_AUTHORITY,
        ROLE.COORDINATOR: F.SCHOOL_AUTHORITY,
    },
    K.SCHOOL_AUTHORITY: {ROLE.COORDINATOR: F.SCHOOL_AUTHORITY},
    K.SUPPORT_OFFICE: {ROLE.COORDINATOR: F.STATISTICIAN, ROLE.OFFICER: F.STATISTICIAN},
}


@pytest.mark.parametrize("kind", OrganisationKind)
def test_rights_follow_the_kind_of_organisation_and_the_role(kind: OrganisationKind) -> None:
    assert SEATS[kind] == {role: function_of(kind, role) for role in SEATS[kind]}


@pytest.mark.parametrize("kind", OrganisationKind)
def test_whoever_looks_after_something_has_that_function_wherever_they_sit(kind: OrganisationKind) -> None:
    assert [F.ADMINISTRATOR, F.OPERATIONS, F.LOG_REVIEWER] == [
        function_of(kind, role) for role in (ROLE.ADMINISTRATOR, ROLE.OPERATIONS, ROLE.LOG_REVIEWER)
    ]


@pytest.mark.parametrize(
    ("kind", "role"),
    [(K.AGENCY, ROLE.OFFICER), (K.AGENCY, ROLE.MANAGER), (K.YOUTH_HOME, ROLE.OFFICER)],
)
def test_other_seats_at_the_agency_and_its_homes_give_no_rights(kind: OrganisationKind, role: Role) -> None:
    assert function_of(kind, role) is None


@pytest.mark.parametrize("kind", OrganisationKind)
def test_teachers_belong_at_schools_and_nobody_where_they_have_no_rights(kind: OrganisationKind) -> None:
    schools = (K.SCHOOL, K.YOUTH_HOME_SCHOOL)
    teachers = {ROLE.HEAD_TEACHER, ROLE.CONTACT_TEACHER, ROLE.EDUCATIONAL_LEAD}

    found = {role for role in Role if is_of(kind, role)}

    assert (teachers if kind in schools else set()) == found & teachers
    assert all(function_of(kind, role) is not None for role in found)


def test_whoever_acts_for_a_party_of_the_workflow_has_a_role_of_its_kind() -> None:
    parties = shipped_rules().workflow.parties.values()

    assert [] == [(each.id, kind) for each in parties for kind in each.kinds if not is_of(kind, each.role)]
