"""Telling: a party tells the program something, unless it forgets or has nobody."""

from datetime import date

from sisam.domain.command import Act
from sisam.domain.ids import PartyName
from sisam.simulation.deed import Deed, DeedKind
from sisam.simulation.glance import Glance


def told(
    glance: Glance,
    kind: DeedKind,
    party: str,
    acts: tuple[Act, ...],
    happened_on: date | None = None,
    words: str | None = None,
) -> Deed | None:
    """Return that a party tells something today, unless it forgets or has nobody."""
    organisation = glance.organisation(party)
    if organisation is None or not glance.happens(glance.temper(organisation).records):
        return None
    role = glance.rules.workflow.parties[PartyName(party)].role
    person = glance.country.somebody(organisation, role, glance.day, glance.chance)
    if person is None:
        return None
    return Deed(kind, organisation, person, acts, words, happened_on)
