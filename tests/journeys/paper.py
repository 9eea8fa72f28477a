"""Rows of a file of steps, as a journey says them."""

from datetime import date, datetime

from sisam.application.cases.importing_steps import BackFilled, import_steps
from sisam.engine.clocks import local_date
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.steps import read_steps
from tests.journeys.town import Town

_ACTS = ("offered", "returned", "confirmed", "done")
_OTHERS = ("round", "occurrence", "starts_on", "reason")


def bring_in(town: Town, number: str, what: str, now: datetime) -> BackFilled:
    """Bring in a file, such as ``contact offered=2026-10-01/social, contact confirmed=2026-10-02/oldschool``.

    Each part is a row: a step, and who did what with it on which day.
    """
    rows = [_row(town, number, part.split()) for part in what.split(",")]
    columns = ["case_number", "step", *_OTHERS, *(f"{act}_{end}" for act in _ACTS for end in ("on", "by"))]
    lines = [",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows)]
    window = Window(local_date(now), date(2020, 1, 1), date(2050, 12, 31))
    read = read_steps(CsvFile("steps.csv", "\n".join(lines).encode()), town.roster, {number}, window)
    return import_steps(town.site, read, town.importer("steps.csv"), now)


def _row(town: Town, number: str, words: list[str]) -> dict[str, str]:
    step, *deeds = words
    row = {"case_number": number, "step": step}
    for deed in deeds:
        name, _, value = deed.partition("=")
        if name in _ACTS:
            on, _, who = value.partition("/")
            row |= {f"{name}_on": on, f"{name}_by": town.roster.persons[town.person(who)].email}
        else:
            row[name] = value
    return row
