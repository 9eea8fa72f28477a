"""The commands that bring open cases under the rules published last."""

from typing import Annotated

import typer

from sisam.application.rules.moving_on import follow_published
from sisam.cli.errand import set_out, somebody, via
from sisam.cli.given import Personal, taking
from sisam.cli.moves_told import tell_moved
from sisam.cli.progress import progress_of
from sisam.cli.words import Number

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; change nothing.")]


@taking
def follow_rules(given: Personal, number: Number, dry_run: DryRun = False) -> None:
    """Bring a case under the rules published last.

    Its agreement stays. Only an administrator of the agency may do it.
    """
    _follow(given, number, dry_run=dry_run)


@taking
def adopt(given: Personal, dry_run: DryRun = False) -> None:
    """Bring all open cases under the rules published last.

    Each keeps its agreement; one that they do not fit stays where it is. Only an administrator of the
    agency may do it.
    """
    _follow(given, None, dry_run=dry_run)


def _follow(given: Personal, number: str | None, *, dry_run: bool) -> None:
    email = somebody(given)
    errand = set_out(given)
    given.stage.case = number
    site = errand.program.site
    with site.store.read() as work:
        key = site.rules.current(site.workflow_name, work.rule_parts).key
    with progress_of("Moving cases") as progress:
        report = follow_published(
            site, email, via(), errand.now, number=number, dry_run=dry_run, progress=progress
        )
    tell_moved(report, f"{key.workflow_name} {key.workflow.version}", dry_run=dry_run, titles=errand.titles())
