"""The commands on alerts."""

from typing import Annotated

import typer

from sisam.application.acknowledging import acknowledge
from sisam.application.listing_alerts import AlertLine, list_alerts, one_alert
from sisam.cli.alert_in_words import late_code, print_alert
from sisam.cli.errand import day_of, set_out, somebody, via, viewer_for
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Answering, Checking, Looking, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.progress import progress_of
from sisam.cli.saying import remark, say
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


ALERTS: Listing[AlertLine] = Listing(
    empty="No alert goes on.",
    columns=(
        Column("id", "the alert's id", lambda line: line.alert.id, "alert", whole=True),
        Column("case", "the case's number", lambda line: line.case.number, "case"),
        Column("cause", "why it was raised", lambda line: line.alert.cause),
        Column(
            "step",
            "the step that it is about, as the workflow calls it, or null",
            lambda line: line.step.definition if line.step else None,
            "step",
        ),
        Column("step_id", "that step's id, or null", lambda line: line.alert.step_id),
        Column(
            "late_party",
            "the party that is late, or null",
            lambda line: line.late.party if line.late else None,
        ),
        Column(
            "late",
            "the code of its organisation; null where nobody is late or it is protected",
            lambda line: line.late_organisation.code if line.late_organisation else None,
            "late",
            lambda line: late_code(line) or "",
        ),
        Column(
            "due",
            "the day that was missed",
            lambda line: line.deadline.due_on if line.deadline else None,
            "due",
        ),
        Column(
            "rung",
            "the rung of its ladder, from 1",
            lambda line: line.alert.rung + 1,
            "rung",
            right=True,
        ),
        Column("round", "how many times it was repeated from that rung", lambda line: line.alert.round),
        Column("raised_at", "when it was raised", lambda line: line.alert.raised_at),
        Column("next_at", "when it goes on by itself, or null", lambda line: line.alert.next_at),
        Column(
            "acknowledged_until",
            "until which day somebody has said that they act, or null",
            lambda line: line.alert.acknowledged_until,
            "quiet until",
        ),
        Column(
            "acknowledged_by",
            "who said so, by e-mail address, or null",
            lambda line: line.acknowledged_by.email if line.acknowledged_by else None,
        ),
        Column("cleared_at", "when its cause ended, or null", lambda line: line.alert.cleared_at),
        Column("cleared_reason", "how its cause ended, or null", lambda line: line.alert.cleared_reason),
    ),
)


@app.command("list")
@taking
def list_(given: Checking) -> None:
    """List the alerts that go on, the longest overdue first."""
    errand = set_out(given)
    with progress_of("Reading cases") as progress:
        lines = list_alerts(errand.program.site, viewer_for(given, errand.day), progress)
    ALERTS.show(lines, as_json=given.json)
    if given.check and lines:
        raise typer.Exit(ExitCode.OVERDUE)


@app.command()
@taking
def show(given: Looking, alert: AlertName) -> None:
    """Show one alert, whether it still goes on or not."""
    errand = set_out(given)
    line = one_alert(errand.program.site, AlertId(alert), viewer_for(given, errand.day))
    if given.json:
        print_json({each.key: each.value(line) for each in ALERTS.columns})
    else:
        print_alert(line, errand.titles())


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
    person_id = errand.person_id(email)
    result = acknowledge(
        errand.program.site,
        AlertId(alert),
        person_id,
        last,
        plan,
        via(),
        errand.now,
        code=given.code,
        key=given.key,
    )
    if result.repeated:
        remark("This command had been carried out before; nothing was done now.")
    day = long_date(last, Language.EN)
    say(f"Alert {alert} is acknowledged until {day}. It goes on then, unless its cause has ended.")
