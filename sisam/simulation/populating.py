"""Populating a site: the example files go in by the doors that everybody uses."""

from datetime import datetime

from sisam.application.cases.importing import import_organisations, import_placements, import_seats
from sisam.bootstrap import Program
from sisam.domain.actor import Actor
from sisam.domain.ids import PersonId
from sisam.domain.roster import Roster
from sisam.engine.clocks import local_date
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.organisations import read_organisations
from sisam.intake.placements import read_placements
from sisam.intake.seats import read_seats
from sisam.simulation.example_files import ExampleFiles


def populate(program: Program, files: ExampleFiles, importer: PersonId, now: datetime) -> None:
    """Import organisations, seats and placements, each as `sisam import` does.

    Raises:
        Invalid: a file is faulty; every fault is told.
    """
    site = program.site
    import_organisations(site, read_organisations(CsvFile.at(files.organisations), roster_of(program)))
    import_seats(site, read_seats(CsvFile.at(files.seats), roster_of(program)), now)
    with site.store.read() as work:
        calendar = site.rules.current(site.workflow_name, work.rule_parts).calendar
        roster, numbers = work.register.roster(), work.cases.numbers()
    window = Window(local_date(now), calendar.first, calendar.last)
    rows = read_placements(CsvFile.at(files.placements), roster, numbers, window)
    actor = Actor(importer, None, f"import:{files.placements.name}")
    import_placements(site, rows, actor, now)


def roster_of(program: Program) -> Roster:
    """Return who sits where by now."""
    with program.site.store.read() as work:
        return work.register.roster()
