"""The command that lets time pass once."""

from os import getpid
from platform import node

import typer

from sisam import log
from sisam.application.alerts.looking_after_site import WatchReport
from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.last_sweep import leave_mark
from sisam.cli.errand import set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Showing, taking
from sisam.cli.listing import print_json
from sisam.cli.progress import progress_of
from sisam.cli.saying import counted, remark, say

app = typer.Typer(add_completion=False, rich_markup_mode=None)

#: The keys of the JSON, with what they mean.
SWEEP_KEYS = {
    "cases": "how many cases were due",
    "missed": "how many deadlines were found missed, an alert for each",
    "climbed": "how many alerts went on, to the next rung or again from the last",
    "opened": "how many steps opened",
    "messages": "how many messages were written",
    "failed": "the ids of cases that could not be read, decided, told or written; nothing was done to them",
    "site_raised": "how many alerts were raised that are about no case: of seats, persons and faults",
    "site_climbed": "how many of those went on",
    "site_cleared": "how many of those ended",
    "site_untold": "of how many that were raised or went on nobody could be told: nobody sits there or above",
}


@app.command("sweep")
@taking
def sweep_(given: Showing) -> None:
    """Let time pass once for every case whose moment has come, as the daemon does by itself."""
    errand = set_out(given)
    with progress_of("Sweeping cases") as progress:
        report = sweep(errand.program.site, errand.now, progress=progress)
    watched = errand.program.look_after(errand.now)
    leave_mark(errand.program.site.store, node(), getpid(), errand.now)
    if given.json:
        print_json(as_json(report, watched))
    else:
        say(told(report))
        _say_watched(watched)
    if tell_failed(report):
        raise typer.Exit(ExitCode.ERROR)


def as_json(report: SweepReport, watched: WatchReport) -> dict[str, object]:
    """Return what a sweep did, by the documented keys."""
    return {
        "cases": report.cases,
        "missed": report.missed,
        "climbed": report.climbed,
        "opened": report.opened,
        "messages": report.messages + watched.messages,
        "failed": list(report.failed),
        "site_raised": watched.raised,
        "site_climbed": watched.climbed,
        "site_cleared": watched.cleared,
        "site_untold": watched.untold,
    }


def told(report: SweepReport) -> str:
    """Return what a sweep did, as a sentence."""
    return (
        f"Swept {counted(report.cases, 'case')}: {report.missed} newly overdue, "
        f"{counted(report.climbed, 'alert')} went on, {counted(report.opened, 'step')} opened, "
        f"{counted(report.messages, 'message')} written."
    )


def _say_watched(watched: WatchReport) -> None:
    """Say what became of the alerts that are about no case, where something did."""
    if watched.anything:
        say(
            f"Of seats, persons, faults and pupils: {counted(watched.raised, 'alert')} raised, "
            f"{watched.climbed} went on, {watched.cleared} ended, "
            f"{counted(watched.messages, 'message')} written."
        )
    if watched.untold:
        remark(
            f"Nobody could be told of {counted(watched.untold, 'alert')}: name a coordinator at the agency."
        )


def tell_failed(report: SweepReport) -> bool:
    """Log each case to which nothing could be done, say so, and tell whether there was any."""
    for case_id, bug in report.failed.items():
        log.log_case_failed(case_id, bug)
        remark(f"Error: case {case_id} could not be swept; nothing was done to it.")
    return bool(report.failed)
