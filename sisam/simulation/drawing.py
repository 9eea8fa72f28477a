"""Drawing: which placements begin on which days, told as rows of a file, and what becomes of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count

from sisam.domain.birth import compulsory_schooling_until, turns
from sisam.domain.calendar import Calendar
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.simulation.life import Escape, Life, Transfer
from sisam.simulation.names import Names
from sisam.simulation.nation import Cells, Nation
from sisam.simulation.parameters import Parameters
from sisam.simulation.personal_number import TEST_SERIALS, number_of

_TYPES = {"akut": "acute", "utredning": "assessment", "behandling": "treatment"}
_ACUTE = "akut"
#: Placements that run when the first day begins have begun this long before at most.
_RUNNING_DAYS = 120
_FIRST_NUMBER = 1001
_CARE_ENDS = {"lvu_2": 18, "lvu_3": 21, "lvu_2_3": 21}
_DAYS_A_YEAR = 365
#: Of those whose home school is not known at once, nobody says so in the file where there is none.
_NONE = "none"
_PROTECTIONS = ("secrecy_marking", "protected_registration", "fictitious")
_SURPRISE_DAYS = (20, 60)
_POSTPONED_DAYS = (10, 40)
_POSTPONED = 0.3


@dataclass(frozen=True, slots=True)
class Arrival:
    """A placement that begins: the day on which it is entered, its row, and what becomes of it."""

    on: date
    number: str
    cells: Cells
    life: Life
    #: It began before the first day, and stands in the file that is imported then.
    running: bool = False


@dataclass(frozen=True, slots=True)
class _Pupil:
    birth: date
    number: str
    name: str
    municipality: str
    #: The code of the social services of their part of it, which stay theirs.
    services: str
    home_school: str | None
    school_form: str
    protection: str


@dataclass(slots=True)
class Drawing:
    """Draws placements for a country between two days."""

    parameters: Parameters
    nation: Nation
    roster: Roster
    calendar: Calendar
    chance: random.Random
    names: Names
    _given: set[str] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=count)

    @classmethod
    def of(cls, nation: Nation, roster: Roster, calendar: Calendar, seed: int) -> "Drawing":
        """Return what draws the placements; the same for the same seed."""
        chance = random.Random(f"{seed}:placements")
        return cls(nation.parameters, nation, roster, calendar, chance, Names(chance))

    def draw(self, cases: int) -> list[Arrival]:
        """Return so many placements in the order in which they are entered."""
        found: list[Arrival] = []
        while len(found) < cases:
            found += self._placements_of_one()[: cases - len(found)]
        ordered = sorted(found, key=lambda each: (each.on, each.number))
        return _renumbered(ordered)

    def _placements_of_one(self) -> list[Arrival]:
        """Return the placements of one pupil, the first of which may run already."""
        days = (self.nation.until - self.nation.first).days
        begins = self.nation.first + timedelta(days=self.chance.randint(-_RUNNING_DAYS, days - 1))
        kind = self.parameters.word(self.chance, "placement_type")
        pupil = self._pupil(begins)
        found: list[Arrival] = []
        while begins < self.nation.until:
            previous = found[-1].number if found else ""
            arrival = self._placement(begins, kind, pupil, previous)
            if arrival is None:
                break
            found.append(arrival)
            again = self.parameters.value("volume", "placements_per_youth_per_year") - 1
            left = arrival.life.discharged_on
            if left is None or self.chance.random() >= again:
                break
            begins = left + timedelta(
                days=self.parameters.number(self.chance, "course", "days_between_placements")
            )
            begins = max(begins, self.nation.first)
            kind = self.parameters.word(self.chance, "placement_type")
        return found

    def _pupil(self, begins: date) -> _Pupil:
        parameters, chance = self.parameters, self.chance
        birth = turns(begins, -parameters.age(chance)) - timedelta(days=chance.randrange(_DAYS_A_YEAR))
        weights = [parameters.municipality_weight(each.code) for each in self.nation.places]
        place = chance.choices(self.nation.places, weights)[0].code
        compulsory = begins <= compulsory_schooling_until(birth, None)
        age = "compulsory" if compulsory else "past_compulsory"
        schools = self._schools(place, upper=not compulsory)
        goes = parameters.happens(chance, "home_school", f"with_home_school_{age}")
        protected = parameters.happens(chance, "course", "protected_identity")
        services = self.roster.of_kind(OrganisationKind.SOCIAL_SERVICES, place)
        return _Pupil(
            birth=birth,
            number=self._number(birth),
            name=self.names.pupil(),
            municipality=place,
            services=chance.choice([each.code for each in services]),
            home_school=chance.choice(schools) if goes and schools else None,
            school_form=parameters.word(chance, "home_school", f"form_{age}"),
            protection=chance.choice(_PROTECTIONS) if protected else "none",
        )

    def _number(self, birth: date) -> str:
        """Return a number that nobody has; born on one day there are as many pupils as test numbers."""
        while (number := number_of(birth, self.chance.choice(TEST_SERIALS))) in self._given:
            pass
        self._given.add(number)
        return number

    def _schools(self, municipality: str, *, upper: bool) -> list[str]:
        found = self.roster.of_kind(OrganisationKind.SCHOOL, municipality)
        return [each.code for each in found if each.code.endswith("gymnasiet") is upper]

    def _placement(self, begins: date, kind: str, pupil: _Pupil, previous: str) -> Arrival | None:
        """Return a placement; None where it would have ended before anybody could see it."""
        life = self._life(begins, kind, pupil)
        first = self.nation.first
        if begins < first and (life.admitted_on is None or life.discharged_on is None):
            return None
        if begins < first and life.discharged_on is not None and life.discharged_on <= first:
            return None
        basis = self.parameters.word(self.chance, "legal_basis", kind)
        life = _within_the_law(life, basis)
        entered = max(begins, first)
        number = f"P-{next(self._numbers)}"
        cells = self._cells(number, kind, basis, pupil) | {"previous_case_number": previous}
        cells |= self._dates(begins, kind, life, entered)
        return Arrival(entered, number, cells, replace(life, seen_from=entered), begins < first)

    def _life(self, begins: date, kind: str, pupil: _Pupil) -> Life:
        parameters, chance = self.parameters, self.chance
        applies_on, admitted_on = self._beginning(begins, kind)
        discharged_on = believed_on = None
        if admitted_on is not None:
            discharged_on = admitted_on + timedelta(days=parameters.stay_days(chance, kind))
            believed_on = self._believed(admitted_on, discharged_on)
        homes = [each.id for each in self.roster.of_kind(OrganisationKind.YOUTH_HOME, None)]
        home = chance.choice(homes)
        return Life(
            applies_on=applies_on,
            admitted_on=admitted_on,
            days_to_lesson=parameters.number(chance, "course", "working_days_to_first_lesson"),
            seen_from=begins,
            discharged_on=discharged_on,
            believed_on=believed_on,
            home=home,
            home_school=self._id(pupil.home_school),
            receiving_school=self._id(self._receiving(pupil)),
            days_late_at_start=parameters.number(chance, "course", "school_days_late_at_start"),
            birth=pupil.birth,
            transfers=self._transfers(admitted_on, discharged_on, home, homes),
            escapes=self._escapes(admitted_on, discharged_on),
            moves_to=self._moves_to(pupil),
            moves_on=_halfway(admitted_on, discharged_on),
        )

    def _beginning(self, begins: date, kind: str) -> tuple[date | None, date | None]:
        """Return the days of the application and of the admission."""
        parameters, chance = self.parameters, self.chance
        if kind == _ACUTE:
            admitted = begins + timedelta(days=parameters.number(chance, "course", "days_to_admission"))
            return min(admitted, begins + timedelta(days=1)), admitted
        if parameters.happens(chance, "course", "comes_to_nothing"):
            return None, None
        applied = begins + timedelta(days=parameters.number(chance, "course", "days_to_application"))
        return applied, applied + timedelta(days=parameters.number(chance, "course", "days_from_application"))

    def _believed(self, admitted: date, discharged: date) -> date:
        """Return for when social services take the discharge: too late where it surprises everybody."""
        chance = self.chance
        if self.parameters.happens(chance, "discharge", "unplanned_discharge_share"):
            return discharged + timedelta(days=chance.randint(*_SURPRISE_DAYS))
        if chance.random() < _POSTPONED:
            return max(admitted, discharged - timedelta(days=chance.randint(*_POSTPONED_DAYS)))
        return discharged

    def _receiving(self, pupil: _Pupil) -> str | None:
        parameters, chance = self.parameters, self.chance
        without = "no_school_at_discharge" + ("" if pupil.home_school else "_if_no_home_school")
        if parameters.happens(chance, "discharge", without):
            return None
        if pupil.home_school and parameters.happens(chance, "discharge", "back_to_same_home_school_share"):
            return pupil.home_school
        return chance.choice(
            [each.code for each in self.roster.of_kind(OrganisationKind.SCHOOL, pupil.municipality)]
        )

    def _transfers(
        self, since: date | None, until: date | None, home: OrganisationId, homes: Sequence[OrganisationId]
    ) -> tuple[Transfer, ...]:
        parameters, chance = self.parameters, self.chance
        moves = parameters.happens(chance, "moves", "share_moved_between_institutions")
        if not moves or since is None or until is None or (until - since).days < 14:
            return ()
        often = parameters.number(chance, "moves", "moves_if_moved")
        days = sorted(chance.sample(range(5, (until - since).days), often))
        found: list[Transfer] = []
        for day in days:
            home = chance.choice([each for each in homes if each != home])
            found.append(Transfer(since + timedelta(days=day), home))
        return tuple(found)

    def _escapes(self, since: date | None, until: date | None) -> tuple[Escape, ...]:
        parameters, chance = self.parameters, self.chance
        if since is None or until is None:
            return ()
        a_day = parameters.value("absconding", "events_per_year") / _DAYS_A_YEAR / _occupied(parameters)
        found: list[Escape] = []
        away = since + timedelta(days=1 + round(chance.expovariate(a_day)))
        while away < until:
            days = parameters.number(chance, "course", "days_away_when_absconded")
            back = min(away + timedelta(days=days), until)
            found.append(Escape(away, back))
            away = back + timedelta(days=1 + round(chance.expovariate(a_day)))
        return tuple(found)

    def _moves_to(self, pupil: _Pupil) -> str | None:
        others = [each.code for each in self.nation.places if each.code != pupil.municipality]
        moves = self.parameters.happens(self.chance, "course", "home_municipality_changes")
        return self.chance.choice(others) if moves else None

    def _cells(self, number: str, kind: str, basis: str, pupil: _Pupil) -> Cells:
        chance = self.chance
        known = self.parameters.happens(chance, "course", "home_school_known_at_once")
        unknown = self.parameters.happens(chance, "course", "number_unknown")
        return {
            "case_number": number,
            "pupil_name": pupil.name,
            "personal_number": "unknown" if unknown else pupil.number,
            "protection": pupil.protection,
            "home_municipality": pupil.municipality,
            "social_services_code": pupil.services,
            "home_school_code": (pupil.home_school or _NONE) if known else "",
            "school_form": pupil.school_form,
            "placement_type": _TYPES[kind],
            "legal_basis": basis,
        }

    def _dates(self, begins: date, kind: str, life: Life, entered: date) -> Cells:
        """Return the dates that are known on the day on which the placement is entered."""
        acute = kind == _ACUTE
        days: dict[str, date | None] = {
            "investigation_opened_on": None if acute else begins,
            "custody_decided_on": begins if acute else None,
            "care_executed_on": begins if acute else None,
        }
        if life.admitted_on is not None and life.admitted_on < entered:
            days |= {"applied_on": life.applies_on, "admitted_on": life.admitted_on}
            lesson = self.calendar.working_day_after(life.admitted_on, life.days_to_lesson)
            days["first_lesson_on"] = lesson if lesson <= entered else None
            days["planned_discharge_on"] = life.believed_on
        written = {column: day.isoformat() for column, day in days.items() if day is not None}
        home = (
            {"youth_home_code": self.roster.organisations[life.home].code} if "admitted_on" in written else {}
        )
        return written | home

    def _id(self, code: str | None) -> OrganisationId | None:
        return self.roster.by_code[code].id if code else None


def _within_the_law(life: Life, basis: str) -> Life:
    """Return a life whose care ends on the birthday at the latest (LVU 21 §), and not before it began."""
    if basis not in _CARE_ENDS or life.discharged_on is None or life.admitted_on is None:
        return life
    limit = max(turns(life.birth, _CARE_ENDS[basis]), life.admitted_on + timedelta(days=1))
    return replace(life, discharged_on=min(life.discharged_on, limit))


def _halfway(since: date | None, until: date | None) -> date | None:
    return None if since is None or until is None else since + (until - since) / 2


def _occupied(parameters: Parameters) -> float:
    """Return on how many places somebody lives in the whole country: a year's stays, by their mean length."""
    a_year = parameters.value("volume", "youths_admitted_per_year")
    a_youth = parameters.value("volume", "placements_per_youth_per_year")
    return a_year * a_youth * parameters.mean_stay_days() / _DAYS_A_YEAR


def _renumbered(arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Return the placements with numbers in the order in which they are entered."""
    new = {each.number: f"P-{_FIRST_NUMBER + place}" for place, each in enumerate(arrivals)}
    return [
        replace(
            each,
            number=new[each.number],
            cells=each.cells
            | {
                "case_number": new[each.number],
                "previous_case_number": new.get(each.cells["previous_case_number"], ""),
            },
        )
        for each in arrivals
    ]
