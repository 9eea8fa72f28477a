"""Permitting imports: who brings in files is an administrator at the agency, by name."""

from dataclasses import dataclass
from datetime import date

from sisam.application.administering import addresses, administrator, administrators
from sisam.domain.actor import Actor, by_import
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.errors import NotPermitted


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
    via = by_import(file)
    if email:
        return administrator(roster, email, via, day)
    found = administrators(roster, day)
    if not found:
        agencies = roster.of_kind(OrganisationKind.AGENCY, None)
        raise NobodyAdministers(agency=agencies[0].code if agencies else "agency")
    if len(found) > 1:
        raise WhoImports(may=addresses(roster, day))
    ((person_id, agency),) = found.items()
    return Actor(person_id, agency, via)
