"""The command that brings in what was done with steps on paper."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated

import typer

from sisam.application.access.refusing_administration import administration_refused
from sisam.application.cases.importing_steps import import_steps
from sisam.application.cases.paper import Deed, StepRow
from sisam.application.cases.permitting_imports import importer
from sisam.cli.errand import Errand, set_out, via
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Personal, taking
from sisam.cli.progress import progress_of
from sisam.cli.saying import counted, say
from sisam.cli.sweeps import tell_failed, told
from sisam.cli.words import CsvPath
from sisam.domain.actor import Actor
from sisam.domain.reading import Shown
from sisam.intake.chronology import Window
from sisam.intake.csv_file import CsvFile
from sisam.intake.steps import read_steps

#: A dry run tells so many rows one by one.
TOLD_ROWS = 20


@taking
def bring_in_steps(
    given: Personal,
    file: CsvPath,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, change nothing.")
    ] = False,
) -> None:
    """Bring in what was offered, answered or done on paper.

    Each row names who did it; that person becomes the author. The same file again changes nothing.
    """
    errand = set_out(given)
    site = errand.program.site
    actor = importer_of(errand, given.who, file.name)
    rows = step_reader(errand)(CsvFile.at(file))
    with progress_of("Back-filling steps", len(rows)) as progress:
        done = import_steps(site, rows, actor, errand.now, dry_run=dry_run, progress=progress)
    tell_back_filled(done.rows, done.news, dry_run=dry_run)
    if dry_run:
        say("A dry run: nothing was changed.")
    if done.sweep is not None:
        say(told(done.sweep))
        if tell_failed(done.sweep):
            raise typer.Exit(ExitCode.ERROR)


def importer_of(errand: Errand, email: str | None, file: str) -> Actor:
    """Return who brings in a file; whoever is named and may not is written down before they are refused."""
    site = errand.program.site
    with (
        administration_refused(site, email or "", via(), Shown.IMPORT, errand.now),
        site.store.read() as work,
    ):
        return importer(work.register.roster(), email, errand.day, file)


def step_reader(errand: Errand, more: Iterable[str] = ()) -> Callable[[CsvFile], Sequence[StepRow]]:
    """Return what reads steps of the known cases, and of more that are about to be opened."""
    site = errand.program.site
    with site.store.read() as work:
        roster, numbers = work.register.roster(), work.cases.numbers() | frozenset(more)
        calendar = site.rules.current(site.workflow_name, work.rule_parts).calendar
    window = Window(errand.day, calendar.first, calendar.last)
    return lambda file: read_steps(file, roster, numbers, window)


def tell_back_filled(rows: int, news: Mapping[StepRow, Sequence[Deed]], *, dry_run: bool) -> None:
    """Say how many rows told something new and, where nothing was written, what each would change."""
    say(f"{counted(rows, 'row')} of steps: {rows - len(news)} unchanged, {len(news)} new.")
    if dry_run:
        for line in _lines(news):
            say(line)


def _lines(news: Mapping[StepRow, Sequence[Deed]]) -> list[str]:
    """Return a sentence for each row, up to a number, in the order of the file."""
    rows = sorted(news, key=lambda row: row.row)
    lines = [f"Row {row.row}, {row.case_number}: {row.step} {_said(news[row])}." for row in rows]
    more = len(lines) - TOLD_ROWS
    return [*lines[:TOLD_ROWS], *([f"And {counted(more, 'row')} more."] if more > 0 else [])]


def _said(deeds: Sequence[Deed]) -> str:
    return "would be " + ", then ".join(f"{deed.act} on {deed.on} by {deed.person.email}" for deed in deeds)
