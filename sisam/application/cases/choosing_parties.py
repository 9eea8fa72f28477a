"""Choosing who takes part in a placement, among those that the register has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sisam.application.access.someone import Someone
from sisam.application.cases.acting import ACTING_ROLES
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.wording.alphabet import sort_key

#: So many schools are listed at most where somebody seeks one by its name.
MOST_FOUND: Final = 50


@dataclass(frozen=True, slots=True)
class Choices:
    """The organisations to choose among, each by name."""

    #: More than one, or none: somebody has to choose, or the register lacks it.
    social_services: tuple[Organisation, ...]
    education_administrations: tuple[Organisation, ...]
    schools: tuple[Organisation, ...]
    youth_homes: tuple[Organisation, ...]


def home_municipality_of(someone: Someone) -> str:
    """Return the municipality in which somebody works; empty where none or several."""
    found = {someone.organisation_of(seat).municipality_code or "" for seat in someone.seats}
    return found.pop() if len(found) == 1 else ""


def choices_for(someone: Someone, municipality: str, sought: str = "", chosen: str = "") -> Choices:
    """Return whom somebody may name in a placement from a municipality.

    Who works at social services enters it for their own. Schools are those of the municipality or, where
    one is `sought` by its name, those of the whole country that fit; one that is `chosen` stays among them.
    """
    roster = someone.roster
    return Choices(
        social_services=_named(_own_social_services(someone) or _local(roster, _SOCIAL, municipality)),
        education_administrations=_named(_local(roster, _EDUCATION, municipality)),
        schools=_named(_schools(roster, municipality, sought, chosen)),
        youth_homes=_named(roster.of_kind(OrganisationKind.YOUTH_HOME, None)),
    )


_SOCIAL: Final = OrganisationKind.SOCIAL_SERVICES
_EDUCATION: Final = OrganisationKind.EDUCATION_ADMINISTRATION
_SCHOOL: Final = OrganisationKind.SCHOOL


def _own_social_services(someone: Someone) -> list[Organisation]:
    own = {seat.organisation_id for seat in someone.seats if seat.role in ACTING_ROLES}
    sat_at = (someone.roster.organisations[each] for each in own)
    return [each for each in sat_at if each.kind is _SOCIAL and each.active]


def _local(roster: Roster, kind: OrganisationKind, municipality: str) -> tuple[Organisation, ...]:
    return roster.of_kind(kind, municipality) if municipality else ()


def _schools(roster: Roster, municipality: str, sought: str, chosen: str) -> list[Organisation]:
    if sought:
        words = sought.casefold().split()
        everywhere = _named(roster.of_kind(_SCHOOL, None))
        found = [each for each in everywhere if all(word in each.name.casefold() for word in words)]
        found = found[:MOST_FOUND]
    else:
        found = list(_local(roster, _SCHOOL, municipality))
    kept = roster.by_code.get(chosen)
    return [kept, *found] if kept and kept.kind is _SCHOOL and kept not in found else found


def _named(organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return tuple(sorted(organisations, key=lambda each: (sort_key(each.name), each.code)))
