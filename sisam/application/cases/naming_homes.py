"""Naming homes: whoever names a party names an organisation by code; a home comes with its school."""

from dataclasses import dataclass

from sisam.application.cases.doing import Scene
from sisam.application.register.finding_organisations import find_organisation
from sisam.domain.command import SetParty, Transfer
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.refusal import WrongKind
from sisam.errors import Conflict, NotFound

YOUTH_HOME = PartyName("youth_home")
YOUTH_HOME_SCHOOL = PartyName("youth_home_school")
#: Stands where a code would, and says that there is no such party.
NONE = "none"


@dataclass(eq=False)
class HomeSchoolUnclear(Conflict):
    """The register must hold exactly one active school right below the youth home."""

    home: str
    schools: tuple[str, ...]


def name_party(scene: Scene, party: str, code: str) -> list[SetParty]:
    """Return the acts that name a party; the school at a youth home is named with the home.

    Raises:
        NotFound: no active organisation has that code.
        HomeSchoolUnclear: the home has no school, or several.
    """
    named = PartyName(party)
    if code == NONE:
        return [SetParty(named, None)]
    organisation = find_organisation(scene.roster, code)
    if not organisation.active:
        raise NotFound("organisation", code)
    acts = [SetParty(named, organisation.id, organisation.kind)]
    if named == YOUTH_HOME and organisation.kind is OrganisationKind.YOUTH_HOME:
        acts += _school_of(scene, organisation.id, code)
    return acts


def transfer_to(scene: Scene, code: str) -> list[Transfer]:
    """Return the act that lets the pupil come to the home of that code and its school.

    Raises:
        NotFound: no active organisation has that code.
        WrongKind: it is no youth home.
        HomeSchoolUnclear: the home has no school, or several.
    """
    home = find_organisation(scene.roster, code)
    if not home.active:
        raise NotFound("organisation", code)
    if home.kind is not OrganisationKind.YOUTH_HOME:
        raise WrongKind(party=YOUTH_HOME, kind=home.kind, possible=(OrganisationKind.YOUTH_HOME,))
    return [Transfer(home.id, _school_at(scene, home.id, code).id)]


def _school_of(scene: Scene, home: OrganisationId, code: str) -> list[SetParty]:
    school = _school_at(scene, home, code)
    if scene.case.parties.get(YOUTH_HOME_SCHOOL) == school.id:
        return []
    return [SetParty(YOUTH_HOME_SCHOOL, school.id, school.kind)]


def _school_at(scene: Scene, home: OrganisationId, code: str) -> Organisation:
    schools = scene.roster.children(home, OrganisationKind.YOUTH_HOME_SCHOOL)
    if len(schools) != 1:
        raise HomeSchoolUnclear(home=code, schools=tuple(each.code for each in schools))
    return schools[0]
