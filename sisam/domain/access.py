"""Access: which function may do what, as one table; pages, command line and jobs ask it alike."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role


class Function(StrEnum):
    """What somebody is, by the kind of their organisation and their role at it."""

    SOCIAL_WORKER = "social_worker"
    SOCIAL_MANAGER = "social_manager"
    #: Coordinators of the agency, and heads and coordinators of its homes.
    HOME_HEAD = "home_head"
    #: The school at a home, and the unit that allots places.
    HOME_SCHOOL_STAFF = "home_school_staff"
    #: A home or receiving school, or the activity responsibility.
    SCHOOL_STAFF = "school_staff"
    SCHOOL_AUTHORITY = "school_authority"
    #: Reads statistics and nothing else.
    STATISTICIAN = "statistician"
    LOG_REVIEWER = "log_reviewer"
    ADMINISTRATOR = "administrator"
    OPERATIONS = "operations"
    #: The program itself.
    DAEMON = "daemon"


class Right(StrEnum):
    """What can be done; every page, command and job asks for one of these."""

    WORK_LIST = "work_list"
    SEARCH = "search"
    READ_CASE = "read_case"
    IDENTITY = "identity"
    UNMASK = "unmask"
    WHEREABOUTS = "whereabouts"
    ACT = "act"
    CONFIRM = "confirm"
    FORCE_HANDOVER = "force_handover"
    DISPOSE = "dispose"
    ACKNOWLEDGE = "acknowledge"
    SEATS = "seats"
    BREAK_GLASS = "break_glass"
    READ_LOG = "read_log"
    STATISTICS = "statistics"
    IMPORT = "import"
    PUBLISH = "publish"
    USERS = "users"
    OVERSIGHT = "oversight"


class Grant(StrEnum):
    """How far a right goes; whatever is not granted is denied."""

    #: In scope.
    YES = "yes"
    #: Only what was disclosed to that party.
    DISCLOSED = "disclosed"
    #: With a fresh sign-in and a reason.
    WITH_REASON = "with_reason"
    #: By two people.
    BY_TWO = "by_two"
    #: Of the pupils that the own school teaches, taught or is to teach.
    OWN_PUPILS = "own_pupils"
    #: Of the pupils at the own home.
    OWN_HOME = "own_home"
    #: Where the step is theirs, or the case is given to them.
    ASSIGNED = "assigned"
    #: Of everybody but oneself.
    NOT_OWN = "not_own"
    #: Carries out what people have decided.
    EXECUTES = "executes"
    NO = "no"


_COLUMNS: Final = (
    Function.SOCIAL_WORKER,
    Function.SOCIAL_MANAGER,
    Function.HOME_HEAD,
    Function.HOME_SCHOOL_STAFF,
    Function.SCHOOL_STAFF,
    Function.SCHOOL_AUTHORITY,
    Function.LOG_REVIEWER,
    Function.ADMINISTRATOR,
    Function.OPERATIONS,
    Function.DAEMON,
)
_SIGNS: Final = {
    "●": Grant.YES,
    "◐": Grant.DISCLOSED,
    "○": Grant.WITH_REASON,
    "②": Grant.BY_TWO,
    "pupils": Grant.OWN_PUPILS,
    "home": Grant.OWN_HOME,
    "assigned": Grant.ASSIGNED,
    "others": Grant.NOT_OWN,
    "executes": Grant.EXECUTES,
    "-": Grant.NO,
}
#: One line a right, one sign a function, in the order of the columns above.
_LINES: Final = {
    Right.WORK_LIST: "● ● ● ● ● ● - - - ●",
    Right.SEARCH: "● ● ● pupils pupils ● - - - -",
    Right.READ_CASE: "● ● ● ◐ ◐ ◐ - - - -",
    Right.IDENTITY: "● ● ● ● ● ◐ - - - -",
    Right.UNMASK: "○ ○ ○ ○ ○ - - - - -",
    Right.WHEREABOUTS: "assigned ○ home home - - - - - -",
    Right.ACT: "● ● ● ● ● ● - - - -",
    Right.CONFIRM: "● ● ● ● ● ● - - - -",
    Right.FORCE_HANDOVER: "- ② ② - - ② - - - executes",
    Right.DISPOSE: "- ② ② - - ② - - - executes",
    Right.ACKNOWLEDGE: "● ● ● ● ● ● - - - -",
    Right.SEATS: "- ● ● ● ● ● - ● - -",
    Right.BREAK_GLASS: "○ ○ ○ ○ - - - - - -",
    Right.READ_LOG: "- - - - - - ● - - -",
    Right.STATISTICS: "- ● ● - - ● - - - -",
    Right.IMPORT: "- - - - - - - ② - -",
    Right.PUBLISH: "- - - - - - - ② - -",
    Right.USERS: "- - - - - - - others - -",
    Right.OVERSIGHT: "- - - - - - ● ● ● -",
}

#: The whole table; what the program cannot do yet is told in `LATER`.
TABLE: Final[Mapping[Right, Mapping[Function, Grant]]] = {
    right: {
        **dict(zip(_COLUMNS, (_SIGNS[sign] for sign in line.split()), strict=True)),
        Function.STATISTICIAN: Grant.YES if right is Right.STATISTICS else Grant.NO,
    }
    for right, line in _LINES.items()
}
#: Rights whose function does not exist yet: denied to everybody, whatever the table grants.
LATER: Final = frozenset({Right.BREAK_GLASS, Right.DISPOSE, Right.PUBLISH})

#: Roles that are the same at whatever organisation.
_BY_ROLE: Final = {
    Role.ADMINISTRATOR: Function.ADMINISTRATOR,
    Role.OPERATIONS: Function.OPERATIONS,
    Role.LOG_REVIEWER: Function.LOG_REVIEWER,
}
_BY_KIND: Final = {
    OrganisationKind.SOCIAL_SERVICES: Function.SOCIAL_WORKER,
    OrganisationKind.YOUTH_HOME_SCHOOL: Function.HOME_SCHOOL_STAFF,
    OrganisationKind.PLACEMENT_UNIT: Function.HOME_SCHOOL_STAFF,
    OrganisationKind.SCHOOL: Function.SCHOOL_STAFF,
    OrganisationKind.ACTIVITY_RESPONSIBILITY: Function.SCHOOL_STAFF,
    OrganisationKind.EDUCATION_ADMINISTRATION: Function.SCHOOL_AUTHORITY,
    OrganisationKind.SCHOOL_AUTHORITY: Function.SCHOOL_AUTHORITY,
    OrganisationKind.SUPPORT_OFFICE: Function.STATISTICIAN,
}
_HEADS: Final = frozenset({Role.MANAGER, Role.COORDINATOR})
_OF_SCHOOLS: Final = frozenset({Role.HEAD_TEACHER, Role.CONTACT_TEACHER, Role.EDUCATIONAL_LEAD})
_SCHOOLS: Final = frozenset({OrganisationKind.SCHOOL, OrganisationKind.YOUTH_HOME_SCHOOL})


def function_of(kind: OrganisationKind, role: Role) -> Function | None:
    """Return what a seat makes of whoever holds it; None where it gives no rights at all."""
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    if kind is OrganisationKind.SOCIAL_SERVICES and role in _HEADS:
        return Function.SOCIAL_MANAGER
    if kind is OrganisationKind.AGENCY:
        return Function.HOME_HEAD if role is Role.COORDINATOR else None
    if kind is OrganisationKind.YOUTH_HOME:
        return Function.HOME_HEAD if role in _HEADS else None
    return _BY_KIND.get(kind)


def is_of(kind: OrganisationKind, role: Role) -> bool:
    """Tell whether a role belongs at a kind of organisation: it gives rights there; teachers are at schools.

    Elsewhere a teacher would have the rights of whoever else works there.
    """
    return function_of(kind, role) is not None and (role not in _OF_SCHOOLS or kind in _SCHOOLS)


def grant(right: Right, function: Function) -> Grant:
    """Return how far a function has a right."""
    return Grant.NO if right in LATER else TABLE[right][function]
