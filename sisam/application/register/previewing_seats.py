"""Previewing: what a change of seats would mean, held against everything that the change itself asks for."""

from dataclasses import replace
from datetime import date

from sisam.application.register.foreseeing_seats import SeatChange, after_coming, after_leaving, while_away
from sisam.application.register.keeping import Keeper, keeps
from sisam.application.register.seating import add_seat, end_seat
from sisam.application.register.taking_leave import take_leave
from sisam.application.site import Site
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Role
from sisam.engine.clocks import local_date


def preview_coming(
    site: Site,
    by: Keeper,
    code: str,
    role: Role,
    person: Person,
    *,
    deputy: bool,
    since: date,
    until: date | None,
) -> SeatChange:
    """Return what would change if somebody came to a seat; nothing is written.

    Raises:
        SisamError: as `add_seat`.
    """
    holding = add_seat(site, code, role, person, deputy=deputy, since=since, until=until, by=by, dry_run=True)
    roster = _roster(site)
    known = roster.persons.get(holding.person_id)
    return after_coming(roster, known or replace(person, id=holding.person_id), holding)


def preview_leaving(site: Site, by: Keeper, code: str, role: Role, email: str, until: date) -> SeatChange:
    """Return what would change if somebody left a seat after a last day; nothing is written.

    Raises:
        SisamError: as `end_seat`.
    """
    holding = end_seat(site, code, role, email, until, by=by, dry_run=True, today=local_date(by.now))
    return after_leaving(_roster(site), holding, until)


def preview_away(site: Site, by: Keeper, email: str, since: date, until: date) -> tuple[SeatChange, ...]:
    """Return what would change in each seat if somebody were away; nothing is written.

    Raises:
        SisamError: as `take_leave`.
    """
    absence = take_leave(site, email, since, until, by=by, dry_run=True)
    roster = _roster(site)
    someone = by.known(roster)
    return tuple(
        each
        for each in while_away(roster, absence)
        if keeps(someone, roster.organisations[each.seat.organisation_id])
    )


def _roster(site: Site) -> Roster:
    with site.store.read() as work:
        return work.register.roster()
