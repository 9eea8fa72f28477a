"""The commands on alerts."""

from typing import Annotated

import typer

from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.alerts.answering import Answer
from sisam.application.alerts.answering_site_alerts import acknowledge as acknowledge_of_site
from sisam.application.alerts.answering_site_alerts import is_of_site
from sisam.application.alerts.answering_site_alerts import note as note_of_site
from sisam.application.alerts.answering_site_alerts import snooze as snooze_of_site
from sisam.application.alerts.assigning import assign
from sisam.application.alerts.listing_alerts import list_alerts
from sisam.application.alerts.listing_site_alerts import site_alert_story, site_alerts_of
from sisam.application.alerts.noting_alerts import note
from sisam.application.alerts.showing_alerts import show_alert
from sisam.application.alerts.snoozing import snooze
from sisam.application.cases.carrying_out import Result
from sisam.cli.alert_history import history_of_case, history_of_site
from sisam.cli.alert_in_words import print_alert
from sisam.cli.alert_rows import AlertRow
from sisam.cli.errand import Errand, day_of, set_out, somebody, via
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Answering, Checking, Looking, taking
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.progress import progress_of
from sisam.cli.saying import remark, say
from sisam.cli.site_alert_in_words import print_site_alert
from sisam.domain.ids import AlertId
from sisam.domain.language import Language
from sisam.errors import Fault, Invalid
from sisam.wording.dates import long_date, moment

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List what goes on until somebody acts, and do something about it.",
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
            below=True,
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
            below=True,
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
        Column(
            "snoozed_until",
            "until which day its next rung was postponed, or null",
            lambda row: row.alert.snoozed_until,
        ),
        Column(
            "assigned_until",
            "until which day it is given to one person of a seat, or null",
            lambda row: getattr(row.alert, "assigned_until", None),
        ),
        Column("cleared_at", "when its cause ended, or null", lambda row: row.alert.cleared_at),
        Column("cleared_reason", "how its cause ended, or null", lambda row: row.alert.cleared_reason),
    ),
)


@app.command("list")
@taking
def list_(given: Checking) -> None:
    """List the alerts that go on.

    The longest overdue first; then those that are about no case.
    """
    errand = set_out(given)
    site = errand.program.site
    caller = errand.caller(given)
    with progress_of("Reading cases") as progress:
        lines = list_alerts(site, caller, errand.now, progress)
    rows = [*map(AlertRow.of_case, lines), *map(AlertRow.of_site, site_alerts_of(site, caller, errand.now))]
    ALERTS.show(rows, as_json=given.json)
    if given.check and rows:
        raise typer.Exit(ExitCode.OVERDUE)


@app.command()
@taking
def show(given: Looking, alert: AlertName) -> None:
    """Show one alert and its whole life."""
    errand = set_out(given)
    site, caller = errand.program.site, errand.caller(given)
    story = site_alert_story(site, AlertId(alert), caller, errand.now)
    if story is not None:
        if given.json:
            print_json(_as_json(AlertRow.of_site(story.line), history_of_site(story)))
        else:
            print_site_alert(story)
        return
    life = show_alert(site, AlertId(alert), caller, errand.now).life
    if given.json:
        print_json(_as_json(AlertRow.of_case(life.line), history_of_case(life)))
    else:
        print_alert(life, errand.titles())


def _as_json(row: AlertRow, history: list[dict[str, object]]) -> dict[str, object]:
    return {each.key: each.value(row) for each in ALERTS.columns} | {"history": history}


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
    last = day_of(until, "--until")
    errand, answer = _answer(given, alert, plan)
    site = errand.program.site
    if is_of_site(site, answer.alert_id):
        acknowledge_of_site(site, answer, last, errand.now)
    else:
        _tell_repetition(acknowledge(site, answer, last, errand.now))
    day = long_date(last, Language.EN)
    say(f"Alert {alert} is acknowledged until {day}. It goes on then, unless its cause has ended.")


@app.command("note")
@taking
def note_(
    given: Answering,
    alert: AlertName,
    words: Annotated[str, typer.Option("--note", metavar="TEXT", help="What has happened.")],
) -> None:
    """Write something down about an alert.

    Such as that one has phoned. It goes on as before.
    """
    errand, answer = _answer(given, alert, words)
    site = errand.program.site
    if is_of_site(site, answer.alert_id):
        note_of_site(site, answer, errand.now)
    else:
        _tell_repetition(note(site, answer, errand.now))
    say(f"Noted. Alert {alert} goes on as before.")


@app.command("snooze")
@taking
def snooze_(
    given: Answering,
    alert: AlertName,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Until when it waits.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it may wait.")],
) -> None:
    """Let an alert wait a little before its next rung.

    Once on each rung, for at most as long as that rung waits. Nobody promises anything by it.
    """
    last = day_of(until, "--until")
    errand, answer = _answer(given, alert, reason)
    site = errand.program.site
    if is_of_site(site, answer.alert_id):
        next_at = snooze_of_site(site, answer, last, errand.now).next_at
    else:
        result = snooze(site, answer, last, errand.now)
        _tell_repetition(result)
        # A repetition may come when the alert has ended.
        alert_now = result.case.alerts.get(answer.alert_id)
        next_at = alert_now.next_at if alert_now else None
    when = f" It goes on {moment(next_at, Language.EN)}." if next_at else ""
    say(f"Alert {alert} is postponed.{when}")


@app.command("assign")
@taking
def assign_(
    given: Answering,
    alert: AlertName,
    to: Annotated[str, typer.Option("--to", metavar="EMAIL", help="Who takes it, of the seat told.")],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Until when they have it alone.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why they take it.")],
) -> None:
    """Give an alert to one person of a seat told.

    Only one of a case, and for at most a week. They are told at once. On another rung, or while they are
    away, everybody is told again.
    """
    last = day_of(until, "--until")
    errand, answer = _answer(given, alert, reason)
    _refuse_of_site(errand, answer.alert_id, "be given to one person")
    result = assign(errand.program.site, answer, errand.person_id(to), last, errand.now)
    _tell_repetition(result)
    day = long_date(last, Language.EN)
    say(f"Alert {alert} is given to {to} until {day}, as long as it stands on its rung.")


def _answer(given: Answering, alert: str, words: str) -> tuple[Errand, Answer]:
    """Return the errand of somebody who does something about an alert, with their words."""
    email = somebody(given)
    errand = set_out(given)
    answer = Answer(AlertId(alert), errand.person_id(email), words, via(), given.code, given.key)
    return errand, answer


def _refuse_of_site(errand: Errand, alert_id: AlertId, what: str) -> None:
    """Refuse what can only be done about an alert of a case.

    Raises:
        Invalid: the alert is one of the site.
    """
    if is_of_site(errand.program.site, alert_id):
        sentence = f"An alert that is about no case cannot {what}."
        typed = f"sisam alert acknowledge {alert_id} --until DATE --plan TEXT"
        raise Invalid(Fault(sentence, f"Acknowledge it: {typed}", key="ALERT"))


def _tell_repetition(result: Result) -> None:
    if result.repeated:
        remark("This command had been carried out before; nothing was done now.")
