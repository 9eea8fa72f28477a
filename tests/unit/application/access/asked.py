"""A site with a case, people who ask about it, and what the read log has of them."""

from datetime import date

from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.read_log import Logged, Reviewed
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role, Seat
from tests.builders import NOW, a_holding, a_person, an_organisation
from tests.sites import SINCE


def caller(person: str, *, fresh: bool = False, reason: str | None = None) -> Caller:
    """Return somebody who asks over the command line."""
    return Caller("cli:kim", PersonId(person), fresh=fresh, reason=reason)


def someone(site: Site, person: str, *, fresh: bool = False, reason: str | None = None) -> Someone:
    """Return them with their seats."""
    with site.store.read() as work:
        return caller(person, fresh=fresh, reason=reason).known(work.register.roster(), NOW)


def seat(site: Site, person: str, *seats: tuple[OrganisationId, Role], until: date | None = None) -> None:
    """Let a new person sit in some seats."""
    with site.store.write() as work:
        work.register.put_persons([a_person(person)])
        work.register.add_holdings(
            [a_holding(person, seat=Seat(*each), active_from=SINCE, active_until=until) for each in seats]
        )
        work.commit()


def found(
    site: Site,
    name: str,
    kind: OrganisationKind,
    *,
    parent: OrganisationId | None = None,
    controller: OrganisationId | None = None,
) -> OrganisationId:
    """Add an organisation and return its id."""
    with site.store.write() as work:
        work.register.put_organisations(
            [an_organisation(name, kind=kind, parent_id=parent, controller_id=controller)]
        )
        work.commit()
    return OrganisationId(name)


def logged(site: Site) -> list[Logged]:
    """Return the whole read log, the oldest line first."""
    with site.store.read() as work:
        return work.read_log.page(Reviewed(limit=1000))[::-1]


def told(site: Site) -> list[tuple[str, str, str | None, str]]:
    """Return who, what, of which case and whether it was allowed, line by line."""
    return [
        (line.reading.actor_id, line.reading.what, line.reading.case_id, line.reading.ruling)
        for line in logged(site)
    ]
