"""The commands on alerts."""

from collections.abc import Callable
from typing import Annotated

import typer

from sisam.application.acknowledging import acknowledge
from sisam.application.answering_site_alerts import acknowledge as acknowledge_of_site
from sisam.application.answering_site_alerts import is_of_site
from sisam.application.listing_alerts import list_alerts, one_alert
from sisam.application.listing_site_alerts import list_site_alerts, site_alert_story
from sisam.cli.alert_in_words import print_alert
from sisam.cli.alert_rows import AlertRow
from sisam.cli.errand import day_of, set_out, somebody, via, viewer_for
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Answering, Checking, Looking, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.progress import progress_of
from sisam.cli.saying import remark, say
from sisam.cli.site_alert_in_words import print_site_alert
from sisam.domain.ids import AlertId
from sisam.domain.language import Language
from sisam.wording.dates import long_date

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List what goes on until somebody acts, and acknowledge it.",
)
AlertName = Annotated[str, typer.Argument(metavar="ALERT", help="The alert's id.", show_default=False)]


ALERTS: Listing[AlertRow] = Listing(
    empty="No alert goes on.",
    columns=(
        Column("id", "the alert's id", lambda row: row.alert.id, "alert", whole=True),
        Column(
            "case",
            "the case's number; null where it is about no case",
            lambda row: row.case_number,
            "case",
            lambda row: row.case_number or "–",
        ),
        Column("cause", "why it was raised", lambda row: row.alert.cause),
        Column(
            "step",
            "the step that it is about, as the workflow calls it, or null",
            lambda row: row.step,
            "step",
            lambda row: row.told,
        ),
        Column("step_id", "that step's id, or null", lambda row: row.step_id),
        Column(
            "about",
            "what an alert of no case is about, as `seat:ORGANISATION:ROLE`, `person:PERSON:CHANNEL`, "
            "`case:CASE`, `channel:CHANNEL`, `audit:INVARIANT` or `auditor`; else null",
            lambda row: row.about,
        ),
        Column("late_party", "the party that is late, or null", lambda row: row.late_party),
        Column(
            "late",
            "the code of its organisation; null where nobody is late or it is protected",
            lambda row: row.organisation,
            "late",
            lambda row: row.late,
        ),
        Column("due", "the day that was missed, or null", lambda row: row.due, "due"),
        Column(
            "rung",
            "the rung of its ladder, from 1",
            lambda row: row.alert.rung + 1,
            "rung",
            right=True,
        ),
        Column("round", "how many times it was repeated from that rung", lambda row: row.alert.round),
        Column("raised_at", "when it was raised", lambda row: row.alert.raised_at),
        Column("next_at", "when it goes on by itself, or null", lambda row: row.alert.next_at),
        Column(
            "acknowledged_until",
            "until which day somebody has said that they act, or null",
            lambda row: row.alert.acknowledged_until,
            "quiet until",
        ),
        Column(
            "acknowledged_by",
            "who said so, by e-mail address, or null",
            lambda row: row.acknowledged_by,
        ),
        Column("cleared_at", "when its cause ended, or null", lambda row: row.alert.cleared_at),
        Column("cleared_reason", "how its cause ended, or null", lambda row: row.alert.cleared_reason),
    ),
)


@app.command("list")
@taking
def list_(given: Checking) -> None:
    """List the alerts that go on, the longest overdue first; then those that are about no case."""
    errand = set_out(given)
    site = errand.program.site
    with progress_of("Reading cases") as progress:
        lines = list_alerts(site, viewer_for(given, errand.day), progress)
    rows = [*map(AlertRow.of_case, lines), *map(AlertRow.of_site, list_site_alerts(site))]
    ALERTS.show(rows, as_json=given.json)
    if given.check and rows:
        raise typer.Exit(ExitCode.OVERDUE)


@app.command()
@taking
def show(given: Looking, alert: AlertName) -> None:
    """Show one alert, whether it still goes on or not."""
    errand = set_out(given)
    story = site_alert_story(errand.program.site, AlertId(alert))
    if story is not None:
        show_row(AlertRow.of_site(story.line), given.json, lambda: print_site_alert(story))
        return
    line = one_alert(errand.program.site, AlertId(alert), viewer_for(given, errand.day))
    show_row(AlertRow.of_case(line), given.json, lambda: print_alert(line, errand.titles()))


def show_row(row: AlertRow, as_json: bool, in_words: Callable[[], None]) -> None:
    """Print an alert as JSON, or in words."""
    if as_json:
        print_json({each.key: each.value(row) for each in ALERTS.columns})
    else:
        in_words()


@app.command("acknowledge")
@taking
def acknowledge_(
    given: Answering,
    alert: AlertName,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Until when it is quiet.")],
    plan: Annotated[str, typer.Option("--plan", metavar="TEXT", help="What is going to be done.")],
) -> None:
    """Say that one acts on an alert.

    It is quiet until that day, at most a week, and then goes on.
    """
    email = somebody(given)
    last = day_of(until, "--until")
    errand = set_out(given)
    person_id, alert_id = errand.person_id(email), AlertId(alert)
    site = errand.program.site
    if is_of_site(site, alert_id):
        acknowledge_of_site(site, alert_id, person_id, last, plan, via(), errand.now)
    else:
        result = acknowledge(
            site, alert_id, person_id, last, plan, via(), errand.now, code=given.code, key=given.key
        )
        if result.repeated:
            remark("This command had been carried out before; nothing was done now.")
    day = long_date(last, Language.EN)
    say(f"Alert {alert} is acknowledged until {day}. It goes on then, unless its cause has ended.")
