"""The nation: which organisations there are in the country of the demo, and who sits where over the time."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sisam.domain.organisation import OrganisationKind as Kind
from sisam.domain.seat import Role
from sisam.intake.municipalities import Municipality, municipalities
from sisam.simulation.names import Names, genitive, slug
from sisam.simulation.parameters import Parameters

#: A cell of a file by its column.
Cells = dict[str, str]

_CASES_PER_MUNICIPALITY = 15
_CASES_PER_HOME = 40
_FEWEST_MUNICIPALITIES, _FEWEST_HOMES, _MOST_HOMES = 4, 3, 14
#: From this weight on a city has districts, each with social services of its own.
_DISTRICTS_FROM = 500
#: Everybody sits there long before anything happens.
_SAT_DAYS = timedelta(days=400)
_CALLED = {
    Kind.SOCIAL_SERVICES: "soc",
    Kind.EDUCATION_ADMINISTRATION: "utb",
    Kind.ACTIVITY_RESPONSIBILITY: "kaa",
}
#: Which seats an organisation of a kind has, and how often each is there at all.
_SEATS: dict[Kind, tuple[tuple[Role, float], ...]] = {
    Kind.PLACEMENT_UNIT: ((Role.OFFICER, 1), (Role.MANAGER, 1)),
    Kind.YOUTH_HOME: ((Role.MANAGER, 1), (Role.COORDINATOR, 0.8)),
    Kind.YOUTH_HOME_SCHOOL: ((Role.EDUCATIONAL_LEAD, 1), (Role.EDUCATIONAL_LEAD, 0.2), (Role.MANAGER, 0.9)),
    Kind.SOCIAL_SERVICES: (
        (Role.OFFICER, 1),
        (Role.OFFICER, 0.2),
        (Role.MANAGER, 0.9),
        (Role.COORDINATOR, 1),
    ),
    Kind.EDUCATION_ADMINISTRATION: ((Role.OFFICER, 1), (Role.COORDINATOR, 1)),
    Kind.ACTIVITY_RESPONSIBILITY: ((Role.OFFICER, 0.95),),
    Kind.SCHOOL: ((Role.HEAD_TEACHER, 0.97), (Role.CONTACT_TEACHER, 0.7)),
    Kind.SUPPORT_OFFICE: ((Role.COORDINATOR, 1),),
}
#: Who sits at the agency beside its coordinator; two administrators, for what takes two.
_OVERSIGHT = (Role.ADMINISTRATOR, Role.ADMINISTRATOR, Role.LOG_REVIEWER, Role.OPERATIONS)


@dataclass(slots=True)
class Nation:
    """The rows of the two files that describe a country."""

    parameters: Parameters
    chance: random.Random
    first: date
    until: date
    #: Those that place, the ones with most inhabitants first.
    places: tuple[Municipality, ...] = ()
    organisations: list[Cells] = field(default_factory=list)
    seats: list[Cells] = field(default_factory=list)

    @classmethod
    def drawn(cls, parameters: Parameters, seed: int, cases: int, first: date, until: date) -> "Nation":
        """Return a country for so many placements between two days; the same for the same seed."""
        nation = cls(parameters, random.Random(f"{seed}:nation"), first, until)
        nation.places = nation._placing(max(_FEWEST_MUNICIPALITIES, cases // _CASES_PER_MUNICIPALITY))
        names = Names(nation.chance)
        nation._found_agency(names, min(max(_FEWEST_HOMES, cases // _CASES_PER_HOME), _MOST_HOMES))
        for municipality in nation.places:
            nation._found_municipality(names, municipality)
        for role in _OVERSIGHT:
            nation.seats.append(nation._holder(names, "agency", role, "sis", first - _SAT_DAYS))
        nation._name_reviewers(names)
        return nation

    def _name_reviewers(self, names: Names) -> None:
        """Let somebody look after the log of each controller but the agency, at one of its organisations."""
        under: dict[str, Cells] = {}
        for each in self.organisations:
            under.setdefault(each["controller_code"] or each["code"], each)
        for controller, each in under.items():
            if controller != "agency":
                domain = each["email"].partition("@")[2].removesuffix(".example.se")
                since = self.first - _SAT_DAYS
                self.seats.append(self._holder(names, each["code"], Role.LOG_REVIEWER, domain, since))

    def _placing(self, count: int) -> tuple[Municipality, ...]:
        """Draw municipalities by their weight, none of them twice."""
        weights = {each: self.parameters.municipality_weight(each.code) for each in municipalities().values()}
        keys = {each: self.chance.random() ** (1 / weight) for each, weight in weights.items()}
        found = sorted(keys, key=lambda each: keys[each], reverse=True)[:count]
        return tuple(sorted(found, key=lambda each: (-weights[each], each.code)))

    def _found_agency(self, names: Names, homes: int) -> None:
        self._add(names, Kind.PLACEMENT_UNIT, "sis-placering", "SiS placeringsenhet", "sis", parent="agency")
        for municipality in (
            self.chance.sample(self.places, homes) if homes <= len(self.places) else self.places
        ):
            name = names.home()
            code, place = slug(name), municipality.code
            self._add(names, Kind.YOUTH_HOME, code, f"{genitive(name)} ungdomshem", "sis", "agency", place)
            school = f"{genitive(name)} skola"
            self._add(names, Kind.YOUTH_HOME_SCHOOL, f"{code}-skola", school, "sis", code, place)
        self._add(names, Kind.SUPPORT_OFFICE, "spsm-mitt", "SPSM samverkanskontor Mitt", "spsm")

    def _found_municipality(self, names: Names, municipality: Municipality) -> None:
        home, place = slug(municipality.name), municipality.code
        districts: Sequence[str] = ("",)
        if self.parameters.municipality_weight(place) >= _DISTRICTS_FROM:
            districts = ("Norra", "Södra")
        for district in districts:
            code = "-".join(filter(None, (home, _CALLED[Kind.SOCIAL_SERVICES], slug(district))))
            part = f", {district.lower()} stadsdelen" if district else ""
            name = f"Socialtjänsten i {municipality.name}{part}"
            self._add(names, Kind.SOCIAL_SERVICES, code, name, home, place=place)
        office = f"{home}-utb"
        name = f"Utbildningsförvaltningen i {municipality.name}"
        self._add(names, Kind.EDUCATION_ADMINISTRATION, office, name, home, place=place)
        name = f"Aktivitetsansvaret i {municipality.name}"
        self._add(names, Kind.ACTIVITY_RESPONSIBILITY, f"{home}-kaa", name, home, office, place)
        for upper in (False, True, *((False,) if self.chance.random() < 0.5 else ())):
            name = names.school(upper=upper)
            self._add(names, Kind.SCHOOL, slug(name), name, home, office, place)

    def _add(
        self, names: Names, kind: Kind, code: str, name: str, domain: str, parent: str = "", place: str = ""
    ) -> None:
        phone = (
            f"0{self.chance.randint(10, 98)}-555 {self.chance.randint(10, 99)} {self.chance.randint(10, 99)}"
        )
        self.organisations.append(
            {
                "code": code,
                "kind": kind.value,
                "name": name,
                "parent_code": parent,
                "controller_code": parent,
                "municipality_code": place,
                "email": f"{code}@{domain}.example.se",
                "phone": phone,
            }
        )
        for role, share in _SEATS[kind]:
            if self.chance.random() < share:
                self.seats += self._held(names, kind, code, role, domain)

    def _held(self, names: Names, kind: Kind, code: str, role: Role, domain: str) -> Iterator[Cells]:
        """Yield who sits in a seat over the time: mostly one person, sometimes two and nobody between."""
        since = self.first - _SAT_DAYS
        leaves = kind is not Kind.PLACEMENT_UNIT and self.parameters.happens(
            self.chance, "seats", "left_share"
        )
        if not leaves:
            yield self._holder(names, code, role, domain, since)
            return
        left = self.first + timedelta(days=self.chance.randint(20, max(21, (self.until - self.first).days)))
        yield self._holder(names, code, role, domain, since, left)
        vacant = timedelta(days=self.parameters.number(self.chance, "seats", "vacant_days"))
        yield self._holder(names, code, role, domain, left + vacant)

    def _holder(
        self, names: Names, code: str, role: Role, domain: str, since: date, until: date | None = None
    ) -> Cells:
        name = names.person()
        return {
            "organisation_code": code,
            "role": role.value,
            "name": name,
            "email": f"{slug(name).replace('-', '.')}@{domain}.example.se",
            "phone": "",
            "language": "en" if self.chance.random() < 0.04 else "sv",
            "deputy": "no",
            "active_from": since.isoformat(),
            "active_until": until.isoformat() if until else "",
        }
