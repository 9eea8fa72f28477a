"""Finding the agency: who answers for the service, and how it is reached."""

from sisam.application.site import Site
from sisam.domain.organisation import Organisation, OrganisationKind


def find_agency(site: Site) -> Organisation | None:
    """Return the agency of the register; None: nobody has entered one yet."""
    with site.store.read() as work:
        agencies = work.register.roster().of_kind(OrganisationKind.AGENCY, None)
    return min(agencies, key=lambda each: each.code, default=None)
