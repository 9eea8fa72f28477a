"""Listing seats: who sits where, who deputises, and which seats nobody holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sisam.application.register.finding_organisations import find_organisation
from sisam.application.site import Site
from sisam.domain.absence import Absence
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.domain.workflow import Workflow


@dataclass(frozen=True, slots=True)
class Sitter:
    """A person's time in a seat."""

    person: Person
    holding: Holding
    #: When they are away, today or later.
    absences: tuple[Absence, ...] = ()
    away: bool = False


@dataclass(frozen=True, slots=True)
class SeatLine:
    """What is told of a seat today."""

    organisation: Organisation
    role: Role
    holders: tuple[Sitter, ...]
    deputies: tuple[Sitter, ...]

    @property
    def vacant(self) -> bool:
        """Tell whether nobody is there; a seat in which a deputy is is not vacant."""
        return all(each.away for each in (*self.holders, *self.deputies))

    @property
    def deputy_only(self) -> bool:
        """Tell whether only deputies are there."""
        return all(each.away for each in self.holders) and not self.vacant


def list_seats(
    site: Site, day: date, *, code: str | None = None, vacant_only: bool = False
) -> list[SeatLine]:
    """Return the seats that are held, have been held, or that the workflow writes to.

    Raises:
        NotFound: no organisation has that code.
    """
    with site.store.read() as work:
        roster = work.register.roster()
        workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
    if code is not None:
        find_organisation(roster, code)
    lines = [seat_line(roster, seat, day) for seat in seats_listed(roster, workflow)]
    return [
        line for line in lines if code in (None, line.organisation.code) and (line.vacant or not vacant_only)
    ]


def seats_listed(roster: Roster, workflow: Workflow) -> list[Seat]:
    """Return every seat that anybody held or a message may go to, by organisation and role."""
    needed = {
        Seat(each.id, role)
        for each in roster.organisations.values()
        if each.active
        for role in _roles(workflow, each.kind)
    }
    order = list(Role)
    return sorted(
        needed | set(roster.holdings),
        key=lambda seat: (roster.organisations[seat.organisation_id].code, order.index(seat.role)),
    )


def _roles(workflow: Workflow, kind: OrganisationKind) -> Iterator[Role]:
    if kind is OrganisationKind.AGENCY:
        yield Role.COORDINATOR
    for party in workflow.parties.values():
        if kind in party.kinds:
            yield party.role


def seat_line(roster: Roster, seat: Seat, day: date) -> SeatLine:
    """Return who sits in a seat on a day."""
    active = [each for each in roster.holdings.get(seat, ()) if each.is_active(day)]
    sitters = [_sitter(roster, each, day) for each in active]
    return SeatLine(
        organisation=roster.organisations[seat.organisation_id],
        role=seat.role,
        holders=tuple(each for each in sitters if not each.holding.deputy),
        deputies=tuple(each for each in sitters if each.holding.deputy),
    )


def _sitter(roster: Roster, holding: Holding, day: date) -> Sitter:
    person_id = holding.person_id
    absences = tuple(each for each in roster.absences.get(person_id, ()) if each.absent_until >= day)
    return Sitter(roster.persons[person_id], holding, absences, roster.is_away(person_id, day))
