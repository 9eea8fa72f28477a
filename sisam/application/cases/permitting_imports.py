"""Permitting imports: who brings in files is an administrator at the agency, by name."""

from dataclasses import dataclass
from datetime import date

from sisam.application.cases.acting import person_named
from sisam.domain.actor import Actor
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.errors import NotPermitted


@dataclass(eq=False)
class NotAnAdministrator(NotPermitted):
    """Only an administrator at the agency may bring in a file; give --as the address of one."""

    #: Who may: their e-mail addresses.
    may: tuple[str, ...]


@dataclass(eq=False)
class NobodyAdministers(NotPermitted):
    """Nobody is an administrator at the agency; add one with `sisam seat add AGENCY administrator`."""

    agency: str


@dataclass(eq=False)
class WhoImports(NotPermitted):
    """The agency has several administrators; say with --as which of them brings in the file."""

    may: tuple[str, ...]


def importer(roster: Roster, email: str | None, day: date, file: str) -> Actor:
    """Return who brings in a file: whoever is named, else the agency's only administrator.

    Raises:
        NotFound: nobody has that address.
        NotAnAdministrator: the person is none that day.
        NobodyAdministers, WhoImports: nobody is named, and there is none or more than one.
    """
    administrators = _administrators(roster, day)
    may = tuple(sorted(roster.persons[each].email for each in administrators))
    if email:
        person_id = person_named(roster, email).id
        if person_id not in administrators:
            raise NotAnAdministrator(may=may)
    elif not administrators:
        agencies = roster.of_kind(OrganisationKind.AGENCY, None)
        raise NobodyAdministers(agency=agencies[0].code if agencies else "agency")
    elif len(administrators) > 1:
        raise WhoImports(may=may)
    else:
        (person_id,) = administrators
    return Actor(person_id, administrators[person_id], f"import:{file}")


def require_importer(roster: Roster, actor: Actor, day: date) -> None:
    """Refuse a file that is brought in by somebody else than an administrator at the agency.

    Raises:
        NotAnAdministrator: naming those who may.
    """
    administrators = _administrators(roster, day)
    if actor.organisation_id is None or administrators.get(actor.person_id) != actor.organisation_id:
        raise NotAnAdministrator(may=tuple(sorted(roster.persons[each].email for each in administrators)))


def _administrators(roster: Roster, day: date) -> dict[PersonId, OrganisationId]:
    """Return who holds the seat that day, deputies too, with the agency where they sit."""
    agencies = (each.id for each in roster.of_kind(OrganisationKind.AGENCY, None))
    seats = [Seat(agency, Role.ADMINISTRATOR) for agency in agencies]
    return {
        holding.person_id: seat.organisation_id
        for seat in seats
        for holding in roster.holdings.get(seat, ())
        if holding.is_active(day)
    }
