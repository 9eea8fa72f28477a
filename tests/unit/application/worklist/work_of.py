"""The work list of whoever sits somewhere in a site of the tests."""

from datetime import datetime

from sisam.application.access.someone import Caller
from sisam.application.site import Site
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import WorkList, list_work
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.seat import Role
from tests.builders import NOW


def caller_at(organisation: OrganisationId, role: Role | None = None) -> Caller:
    """Whoever acts for an organisation, or who has another role there."""
    name = f"person-of-{organisation}" if role is None else f"{role}-of-{organisation}"
    return Caller("web:test", PersonId(name))


def work_of(
    site: Site,
    organisation: OrganisationId,
    wanted: WorkFilter | None = None,
    now: datetime = NOW,
    after: str | None = None,
    role: Role | None = None,
) -> WorkList:
    return list_work(site, caller_at(organisation, role), wanted or WorkFilter(), now, after)
