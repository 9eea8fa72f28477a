"""The story: a country is drawn and brought in, and its days are lived."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from sisam.application.ports.channel import Channel
from sisam.application.register.founding import Coordinator
from sisam.bootstrap import Program
from sisam.cli.founding_site import NewSite
from sisam.clock import FixedClock
from sisam.domain.calendar import Calendar
from sisam.domain.local_time import STOCKHOLM
from sisam.intake.columns import ORGANISATIONS, PLACEMENTS, SEATS
from sisam.simulation.case_book import CaseBook
from sisam.simulation.country import Country
from sisam.simulation.diary import Diary
from sisam.simulation.drawing import Arrival, Drawing
from sisam.simulation.entering import VIA, Entering, written
from sisam.simulation.figures import Stand, stand
from sisam.simulation.habits import settle_in
from sisam.simulation.house import House
from sisam.simulation.incidents import Incidents
from sisam.simulation.living import Living
from sisam.simulation.looking_after import Caretaking
from sisam.simulation.nation import Nation
from sisam.simulation.parameters import Parameters
from sisam.simulation.populating import populate, roster_of, settle
from sisam.simulation.post_office import PostOffice
from sisam.simulation.progress import Progress
from sisam.simulation.reviewing import Reviewing
from sisam.simulation.signing import drawn_signings

AGENCY = NewSite(
    agency_name="Myndigheten för påhittade ungdomshem",
    coordinator=Coordinator("Maj-Britt Sand", "maj-britt.sand@sis.example.se", "010-555 01 99"),
)
_IMPORTED_AT = time(5, 30)


@dataclass(frozen=True, slots=True)
class Told:
    """What was lived: where it began, by whom, and what they did."""

    first: Stand
    country: Country
    diary: Diary
    incidents: Incidents
    arrivals: Sequence[Arrival]


@dataclass(frozen=True, slots=True)
class Story:
    """A country on a site that has just been founded."""

    program: Program
    office: PostOffice
    channel: Channel
    seed: int
    cases: int
    first: date
    until: date

    def live(self, progress: Progress) -> Told:
        """Draw the country, bring it in and live its days."""
        calendar = self._calendar()
        parameters = Parameters.shipped()
        nation = Nation.drawn(parameters, self.seed, self.cases, self.first, self.until)
        begins = datetime.combine(self.first, _IMPORTED_AT, tzinfo=STOCKHOLM)
        settle(self.program, self._file("organisations", nation), self._file("seats", nation), begins)
        settle_in(self.program.site, parameters, self.seed, self.first, self.until)
        arrivals = Drawing.of(nation, roster_of(self.program), calendar, self.seed).draw(self.cases)
        running = [each for each in arrivals if each.running]
        path = self._write("placements", written(PLACEMENTS, [each.cells for each in running]))
        populate(self.program, path, AGENCY.coordinator.email, begins)
        first = stand(self.program, begins)
        country = Country.of(roster_of(self.program), calendar, parameters, self.seed)
        living = self._living(country, calendar, arrivals, begins)
        living.signings += drawn_signings(nation, country.roster, self.seed)
        days = (self.until - self.first).days
        with progress("Living eighteen months", days) as told:
            living.live([each for each in arrivals if not each.running], self.first, self.until, told)
        return Told(first, country, living.house.diary, living.incidents, arrivals)

    def _living(
        self, country: Country, calendar: Calendar, arrivals: Sequence[Arrival], begins: datetime
    ) -> Living:
        program, book = self.program, CaseBook(self.program.site)
        book.fill()
        running = [each for each in arrivals if each.running]
        return Living(
            house=House(program, self.channel, program.texts(), book, Diary()),
            country=country,
            entering=Entering(program.site, calendar, {each.number for each in running}),
            lives={each.number: each.life for each in running},
            clock=FixedClock(begins),
            chance=random.Random(f"{self.seed}:days"),
            incidents=Incidents.drawn(country, self.office, self.seed, self.first, self.until),
            signings=[],
            administrator=AGENCY.coordinator.email,
            caretaking=Caretaking(program.site, country, random.Random(f"{self.seed}:caretaking"), VIA),
            reviewing=Reviewing(program.site, country, random.Random(f"{self.seed}:reviewing"), VIA),
        )

    def _calendar(self) -> Calendar:
        site = self.program.site
        with site.store.read() as work:
            return site.rules.current(site.workflow_name, work.rule_parts).calendar

    def _file(self, kind: str, nation: Nation) -> Path:
        columns, rows = {
            "organisations": (ORGANISATIONS, nation.organisations),
            "seats": (SEATS, nation.seats),
        }[kind]
        return self._write(kind, written(columns, rows))

    def _write(self, kind: str, text: str) -> Path:
        folder = self.program.folder / "country"
        folder.mkdir(exist_ok=True)
        path = folder / f"{kind}.csv"
        path.write_text(text, encoding="utf-8")
        return path
