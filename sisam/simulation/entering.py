"""Entering: a placement that begins is entered by whoever places the pupil, as everybody does it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sisam.application.cases.doing import Wish
from sisam.application.cases.opening_one import open_one
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.ids import PartyName
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.intake.chronology import Window
from sisam.intake.columns import PLACEMENTS, Columns
from sisam.intake.csv_file import CsvFile
from sisam.intake.placements import read_placements
from sisam.simulation.country import Country
from sisam.simulation.drawing import Arrival
from sisam.simulation.nation import Cells

#: By which road the people's commands come in.
VIA = "cli:demo"
_SOCIAL_SERVICES = PartyName("social_services")


@dataclass(slots=True)
class Entering:
    """Opens cases one by one, and knows which numbers are taken."""

    site: Site
    calendar: Calendar
    numbers: set[str] = field(default_factory=set)

    def enter(self, arrival: Arrival, country: Country, day: date, now: datetime) -> Case | None:
        """Open the case of a placement; where nobody sits at social services, the placement unit does it.

        None: it waits, since that a pupil was taken into custody is told by social services alone.

        Raises:
            Invalid: the row is faulty.
        """
        window = Window(day, self.calendar.first, self.calendar.last)
        file = CsvFile("placements.csv", written(PLACEMENTS, [arrival.cells]).encode())
        (row,) = read_placements(file, country.roster, self.numbers, window)
        organisation = row.parties[_SOCIAL_SERVICES]
        person = country.somebody(organisation, Role.OFFICER, day, country.chance)
        if person is None and Anchor.CUSTODY_DECIDED in row.anchors:
            return None
        if person is None:
            organisation = country.roster.of_kind(OrganisationKind.PLACEMENT_UNIT, None)[0].id
            person = country.somebody(organisation, Role.OFFICER, day, country.chance)
        if person is None:
            raise LookupError(arrival.number)
        self.numbers.add(row.case_number)
        return open_one(self.site, row, Wish(person.email, VIA, country.code(organisation)), now).case


def written(columns: Columns, rows: Iterable[Cells]) -> str:
    """Return rows as the text of a file."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns.names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
