"""Moving home: who the parties of a pupil's new home municipality are, as an import would find them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sisam.application.cases.doing import Scene
from sisam.application.register.finding_organisations import find_organisation
from sisam.domain.command import MoveHome
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.refusal import WrongKind
from sisam.domain.refusal_of_home import LiesElsewhere, NobodyThere, SeveralThere
from sisam.domain.roster import Roster
from sisam.errors import NotFound

SOCIAL_SERVICES = PartyName("social_services")
EDUCATION_ADMINISTRATION = PartyName("education_administration")
ACTIVITY_RESPONSIBILITY = PartyName("activity_responsibility")


@dataclass(frozen=True, slots=True)
class NewHome:
    """A municipality as a person names it, with the organisations of which it has several."""

    municipality: str
    #: Codes by party.
    named: Mapping[PartyName, str] = field(default_factory=dict)


def move_home(scene: Scene, home: NewHome) -> list[MoveHome]:
    """Return the act that names a new home municipality; naming the present one ends what waits.

    Raises:
        NobodyThere: the municipality has no social services, or no education administration.
        SeveralThere: it has several, and none was named.
        NotFound, WrongKind, LiesElsewhere: an organisation that was named cannot be it.
    """
    if home.municipality == scene.case.facts.get(Fact.HOME_MUNICIPALITY):
        return [MoveHome(home.municipality)]
    kinds = OrganisationKind
    parties = {
        SOCIAL_SERVICES: _one(scene.roster, home, SOCIAL_SERVICES, kinds.SOCIAL_SERVICES),
        EDUCATION_ADMINISTRATION: _one(
            scene.roster, home, EDUCATION_ADMINISTRATION, kinds.EDUCATION_ADMINISTRATION
        ),
    }
    # Needed by few: where there is none, or none that stands out, it is not known.
    found = scene.roster.of_kind(kinds.ACTIVITY_RESPONSIBILITY, home.municipality)
    if len(found) == 1:
        parties[ACTIVITY_RESPONSIBILITY] = found[0].id
    return [MoveHome(home.municipality, parties)]


def _one(roster: Roster, home: NewHome, party: PartyName, kind: OrganisationKind) -> OrganisationId:
    """Return the only organisation of a kind in the municipality, or the one that was named."""
    if code := home.named.get(party):
        return _named(roster, home.municipality, party, kind, code).id
    found = roster.of_kind(kind, home.municipality)
    if not found:
        raise NobodyThere(organisation_kind=kind, municipality=home.municipality)
    if len(found) > 1:
        codes = tuple(sorted(each.code for each in found))
        raise SeveralThere(organisation_kind=kind, municipality=home.municipality, codes=codes)
    return found[0].id


def _named(
    roster: Roster, municipality: str, party: PartyName, kind: OrganisationKind, code: str
) -> Organisation:
    organisation = find_organisation(roster, code)
    if not organisation.active:
        raise NotFound("organisation", code)
    if organisation.kind is not kind:
        raise WrongKind(party=party, kind=organisation.kind, possible=(kind,))
    if organisation.municipality_code != municipality:
        raise LiesElsewhere(code=code, municipality=municipality)
    return organisation
