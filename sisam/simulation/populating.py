"""Populating a site: the country's files go in by the doors that everybody uses."""

from datetime import datetime
from pathlib import Path

from sisam.application.cases.importing import import_placements
from sisam.application.cases.permitting_imports import importer as importer_of
from sisam.application.register.importing_organisations import import_organisations
from sisam.application.register.importing_seats import import_seats
from sisam.bootstrap import Program
from sisam.domain.roster import Roster
from sisam.engine.clocks import local_date
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.organisations import read_organisations
from sisam.intake.placements import read_placements
from sisam.intake.seats import read_seats


def settle(program: Program, organisations: Path, seats: Path, now: datetime) -> None:
    """Import organisations and seats, as `sisam import` does.

    Raises:
        Invalid: a file is faulty; every fault is told.
    """
    site = program.site
    import_organisations(site, read_organisations(CsvFile.at(organisations), roster_of(program)))
    import_seats(site, read_seats(CsvFile.at(seats), roster_of(program)), now)


def populate(program: Program, placements: Path, importer: str, now: datetime) -> None:
    """Import the placements that run already, as somebody with that e-mail address.

    Raises:
        Invalid: the file is faulty; every fault is told.
    """
    site = program.site
    with site.store.read() as work:
        calendar = site.rules.current(site.workflow_name, work.rule_parts).calendar
        roster, numbers = work.register.roster(), work.cases.numbers()
    window = Window(local_date(now), calendar.first, calendar.last)
    rows = read_placements(CsvFile.at(placements), roster, numbers, window)
    actor = importer_of(roster, importer, local_date(now), placements.name)
    import_placements(site, rows, actor, now)


def roster_of(program: Program) -> Roster:
    """Return who sits where by now."""
    with program.site.store.read() as work:
        return work.register.roster()
