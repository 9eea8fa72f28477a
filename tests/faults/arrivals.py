"""Placements by chance, as rows of `placements.csv`."""

import csv
import io
from datetime import date, timedelta

from sisam.application.cases.arrivals import PlacementRow
from sisam.domain.roster import Roster
from sisam.errors import Invalid
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.placements import read_placements
from tests.faults.chance import Chance
from tests.journeys.town import MUNICIPALITY

#: Of compulsory school age, just past it at a discharge, past it, and not known.
_NUMBERS = ("20110315-2383", "20100101-2388", "20090615-9801", "unknown")
_BASES = ("lvu_2", "lvu_3", "lvu_2_3", "lvu_6", "sol", "lsu")
_WEEKS_BACK = 12


def a_row(chance: Chance, number: str, roster: Roster, today: date, **given: str) -> PlacementRow | None:
    """Return a placement, or None where its cells contradict each other and intake refuses them."""
    cells = {
        "case_number": number,
        "home_municipality": MUNICIPALITY,
        "personal_number": chance.one_of(_NUMBERS),
        "protection": chance.weighed({"none": 9, "fictitious": 1}),
        "placement_type": chance.weighed({"acute": 3, "assessment": 1, "treatment": 2}),
        "legal_basis": chance.one_of(_BASES),
        "youth_home_code": chance.weighed({"home": 9, "": 1}),
        "home_school_code": chance.weighed({"oldschool": 5, "emptyschool": 1, "none": 1, "": 3}),
        "receiving_school_code": chance.weighed({"newschool": 2, "oldschool": 1, "none": 1, "": 6}),
        **_days(chance, today),
        **given,
    }
    window = Window(today, date(2020, 1, 1), date(2050, 12, 31))
    try:
        return read_placements(_file(cells), roster, [], window)[0]
    except Invalid:
        return None


def _days(chance: Chance, today: date) -> dict[str, str]:
    """Return dates in the order of a placement, each left out at times; the last ones may lie ahead."""
    start = today - timedelta(weeks=chance.number(0, _WEEKS_BACK))
    columns = (
        "investigation_opened_on",
        "custody_decided_on",
        "care_executed_on",
        "applied_on",
        "admitted_on",
    )
    days: dict[str, str] = {}
    for column in columns[: chance.number(0, len(columns))]:
        start = min(today, start + timedelta(days=chance.number(0, 10)))
        if chance.happens(70):
            days[column] = start.isoformat()
    if chance.happens(30):
        days["planned_discharge_on"] = chance.day(today, 20, 150).isoformat()
    if "admitted_on" in days and chance.happens(20):
        days["discharged_on"] = min(today, start + timedelta(days=chance.number(0, 40))).isoformat()
    return days


def _file(cells: dict[str, str]) -> CsvFile:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(cells))
    writer.writeheader()
    writer.writerow(cells)
    return CsvFile("placements.csv", out.getvalue().encode())
