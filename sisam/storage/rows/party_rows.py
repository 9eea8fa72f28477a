"""The rows of a case's parties and of who was accountable, each with its place among its like."""

from sisam.domain.accountability import Accountability, Membership
from sisam.domain.ids import CaseId
from sisam.storage.link import Row


def membership_row(case_id: CaseId, ordinal: int, membership: Membership) -> Row:
    """Return the row of an organisation's time as a party."""
    return (
        case_id,
        ordinal,
        membership.party,
        membership.organisation_id,
        membership.since_position,
        membership.until_position,
    )


def membership_of(row: Row) -> Membership:
    """Return the time as a party that a row tells."""
    return Membership(*row[2:])


def accountability_row(case_id: CaseId, ordinal: int, accountability: Accountability) -> Row:
    """Return the row of an interval of accountability."""
    return (
        case_id,
        ordinal,
        accountability.party,
        accountability.organisation_id,
        accountability.round,
        accountability.place,
        accountability.since_position,
        accountability.until_position,
    )


def accountability_of(row: Row) -> Accountability:
    """Return the interval of accountability that a row tells."""
    return Accountability(*row[2:])
