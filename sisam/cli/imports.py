"""The commands that bring in files; all of a file comes in, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from sisam.application.access.someone import Caller
from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.importing import (
    Imported,
    import_placements,
)
from sisam.application.cases.listing_cases import CaseFilter, list_cases
from sisam.application.cases.row_news import News, Standing
from sisam.application.register.importing_organisations import import_organisations
from sisam.application.register.importing_seats import import_seats
from sisam.cli.errand import Errand, set_out, via
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, Personal, taking
from sisam.cli.import_report import as_json, tell_counts, tell_missing, tell_rows
from sisam.cli.listing import print_json
from sisam.cli.paper import bring_in_steps, importer_of, step_reader, tell_back_filled
from sisam.cli.progress import progress_of
from sisam.cli.register_report import tell_register
from sisam.cli.saying import say
from sisam.cli.sweeps import tell_failed, told
from sisam.cli.words import CsvPath
from sisam.domain.roster import Roster
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.organisations import read_organisations
from sisam.intake.placements import PlacementFile, examine_placements, read_placements
from sisam.intake.seats import read_seats

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Bring in organisations, seats, placements and steps from CSV files; all of a file, or nothing.",
)
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check the file and change nothing.")]


@app.command()
@taking
def organisations(given: Given, file: CsvPath, dry_run: DryRun = False) -> None:
    """Add the organisations of a file, or update them.

    A file that has been brought in before changes nothing, and no organisation is removed.
    """
    errand = set_out(given)
    rows = read_organisations(CsvFile.at(file), _roster(errand))
    news = import_organisations(errand.program.site, rows, dry_run=dry_run)
    tell_register(news, "organisation", dry_run=dry_run)


@app.command()
@taking
def seats(given: Given, file: CsvPath, dry_run: DryRun = False) -> None:
    """Add the people of a file, and their times in seats.

    A file that has been brought in before changes nothing, and nobody loses a seat by not standing in it.
    """
    errand = set_out(given)
    rows = read_seats(CsvFile.at(file), _roster(errand))
    news = import_seats(errand.program.site, rows, errand.now, file=str(file), dry_run=dry_run)
    tell_register(news, "time", dry_run=dry_run)


@app.command()
@taking
def placements(
    given: Personal,
    file: CsvPath,
    steps: Annotated[
        Path | None,
        typer.Option("--steps", metavar="FILE", help="Bring in with them what was done on paper; see steps."),
    ] = None,
    dry_run: DryRun = False,
    json: Annotated[bool, typer.Option("--json", help="Print what came of the rows as JSON.")] = False,
) -> None:
    """Open cases for new placements; update the others.

    What is late already is flagged at once. A file that has been brought in before changes nothing. Whoever
    does it is an administrator at the agency; where there is only one, --as may be left out.
    """
    errand = set_out(given)
    site = errand.program.site
    actor = importer_of(errand, given.who, file.name)
    rows = _examined(errand, CsvFile.at(file))
    paper = step_reader(errand, (row.case_number for row in rows))(CsvFile.at(steps)) if steps else ()
    with progress_of("Bringing in placements", len(rows)) as progress:
        imported = import_placements(
            site,
            rows,
            actor,
            errand.now,
            steps=paper,
            steps_file=steps.name if steps else "",
            dry_run=dry_run,
            progress=progress,
        )
    if json:
        print_json(as_json(imported))
    else:
        _tell_of_placements(errand, imported, dry_run=dry_run)
        if steps:
            tell_back_filled(len(paper), imported.steps, dry_run=dry_run)
    if imported.sweep and tell_failed(imported.sweep):
        raise typer.Exit(ExitCode.ERROR)


def _tell_of_placements(errand: Errand, imported: Imported, *, dry_run: bool) -> None:
    if dry_run:
        say("A dry run: nothing was changed.")
    tell_counts(imported)
    tell_rows(imported.news, errand.titles(), dry_run=dry_run)
    tell_missing(imported.news)
    if imported.sweep is not None:
        say(told(imported.sweep))
        _tell_of_cases(errand, imported.news)


def _examined(errand: Errand, file: CsvFile) -> PlacementFile:
    site = errand.program.site
    with site.store.read() as work:
        roster, numbers = work.register.roster(), work.cases.numbers()
    return examine_placements(file, roster, numbers, _window(errand))


def _window(errand: Errand) -> Window:
    site = errand.program.site
    with site.store.read() as work:
        calendar = site.rules.current(site.workflow_name, work.rule_parts).calendar
    return Window(errand.day, calendar.first, calendar.last)


def placement_reader(errand: Errand, before: str) -> Callable[[CsvFile], Sequence[PlacementRow]]:
    """Return what reads one placement by hand, against the register and the calendar of now.

    Which cases there are, `before` among them, is not its to tell: whose they are decides that.
    """
    roster, window = _roster(errand), _window(errand)
    return lambda file: read_placements(file, roster, {before}, window)


def _roster(errand: Errand) -> Roster:
    with errand.program.site.store.read() as work:
        return work.register.roster()


def _tell_of_cases(errand: Errand, news: News) -> None:
    """Say how many of the new cases stand in which state, and how many of them are late."""
    opened = {each.case_number for each in news.reports if each.standing is Standing.OPENED}
    if not opened:
        return
    cases = list_cases(errand.program.site, CaseFilter(), Caller(via()), errand.now)
    lines = [line for line in cases if line.number in opened]
    titles = errand.titles()
    for state, title in titles.states.items():
        if count := sum(line.state == state for line in lines):
            say(f"  {title}: {count}")
    late = [line.number for line in lines if line.overdue_steps]
    if late:
        say(f"Overdue in {len(late)} of them: {_some(late)}")
        say("See `sisam step list --overdue`.")


def _some(numbers: Iterable[str], most: int = 10) -> str:
    listed = list(numbers)
    rest = len(listed) - most
    return ", ".join(listed[:most]) + (f" and {rest} more" if rest > 0 else "")


app.command("steps")(bring_in_steps)
