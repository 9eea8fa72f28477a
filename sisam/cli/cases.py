"""The commands on cases."""

from typing import Annotated

import typer

from sisam.application.cases.case_line import CaseLine
from sisam.application.cases.listing_cases import CaseFilter, list_cases
from sisam.application.cases.naming_homes import name_party
from sisam.application.cases.opening_one import open_one
from sisam.application.cases.showing_cases import show_case
from sisam.cli.acting import act, tell_done
from sisam.cli.asking import ask, can_ask
from sisam.cli.by_hand import read_by_hand
from sisam.cli.case_as_json import case_as_json
from sisam.cli.case_in_words import print_case
from sisam.cli.closing import close
from sisam.cli.disclosing import disclose, end_disclosure
from sisam.cli.errand import day_of, set_out, wish_of
from sisam.cli.exit_codes import ExitCode
from sisam.cli.facts import set_fact
from sisam.cli.finding import find
from sisam.cli.following import follow_rules
from sisam.cli.given import Acting, Checking, Looking, taking
from sisam.cli.imports import placement_reader
from sisam.cli.listing import Column, Listing, print_json
from sisam.cli.moving import move
from sisam.cli.pauses import pause, resume
from sisam.cli.placement import Placement
from sisam.cli.progress import progress_of
from sisam.cli.schooling import schooling
from sisam.cli.transfers import reconsider, transfer
from sisam.cli.words import InLanguage, Number
from sisam.domain import command as acts
from sisam.domain.anchor import RECORDED, Anchor
from sisam.domain.fact import Protection
from sisam.domain.ids import CommandId
from sisam.domain.language import Language
from sisam.domain.refusal import UnknownName
from sisam.domain.workflow import Phase
from sisam.errors import Fault, Invalid
from sisam.intake.columns import PLACEMENTS as COLUMNS

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Open, list, find, show and move on cases.",
)

#: Asked for at a terminal, so that they need not stand in the history of the shell.
ASKED_FOR = {"pupil_name": "The pupil's name", "personal_number": "Personal number, or unknown"}
#: Stands where a date would, and says that it is not known.
UNKNOWN = "unknown"

CASES: Listing[CaseLine] = Listing(
    empty="There is no such case.",
    columns=(
        Column("number", "the case's number", lambda line: line.number, "case", whole=True),
        Column("state", "the state that it stands in", lambda line: line.state, "state"),
        Column("phase", "before, during or after", lambda line: line.phase),
        Column("opened_on", "the day on which it was opened", lambda line: line.opened_on),
        Column(
            "accountable_party",
            "the party that must see to it, or null",
            lambda line: line.accountable_party,
        ),
        Column(
            "accountable",
            "the code of its organisation; null where it is closed or protected",
            lambda line: line.accountable.code if line.accountable else None,
            "accountable",
            lambda line: (
                line.accountable.code if line.accountable else f"({line.accountable_party or 'nobody'})"
            ),
        ),
        Column("open_steps", "how many steps are owed", lambda line: line.open_steps, "owed", right=True),
        Column(
            "overdue_steps",
            "how many of them are overdue",
            lambda line: line.overdue_steps,
            "late",
            lambda line: str(line.overdue_steps or ""),
            right=True,
        ),
        Column(
            "live_alerts",
            "how many alerts go on",
            lambda line: line.live_alerts,
            "alerts",
            lambda line: str(line.live_alerts or ""),
            right=True,
        ),
        Column(
            "next_due_on",
            "the next day on which something is due, or null",
            lambda line: line.next_due_on,
            "next due",
        ),
        Column(
            "paused_until",
            "the last planned day of a pause that goes on, or null",
            lambda line: line.paused_until,
            "paused",
            lambda line: f"until {line.paused_until}" if line.paused_until else "",
        ),
        Column("restricted", "whether the pupil has protected identity", lambda line: line.restricted),
        Column("outcome", "how it ended, or null", lambda line: line.outcome),
    ),
)


@app.command("open")
@taking
def open_(given: Placement, number: Number) -> None:
    """Open a case for one placement.

    The options are the columns of placements.csv.
    """
    wish = wish_of(given)
    errand = set_out(given)
    names = {column: f"--{column.replace('_', '-')}" for column in COLUMNS.names} | {"case_number": "NUMBER"}
    cells = {column: _cell(given, column, number) for column in COLUMNS.names}
    reader = placement_reader(errand, cells["previous_case_number"])
    row = read_by_hand(cells, COLUMNS.required, reader, names)
    done = open_one(errand.program.site, row, wish, errand.now, only_try=given.preview)
    tell_done(done, only_tried=given.preview)


def _cell(given: Placement, column: str, number: str) -> str:
    """Return what was given for a column; at a terminal, what must be said and was not is asked for."""
    if column == "case_number":
        return number
    value: str | None = getattr(given, column)
    if value is None and column in ASKED_FOR and can_ask():
        value = ask(ASKED_FOR[column])
    return value or ""


@app.command("list")
@taking
def list_(
    given: Checking,
    state: Annotated[str | None, typer.Option("--state", metavar="STATE", help="Only in this state.")] = None,
    phase: Annotated[Phase | None, typer.Option("--phase", help="Only in this phase.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only where something is overdue.")] = False,
    accountable: Annotated[
        str | None, typer.Option("--accountable", metavar="CODE", help="Only where this one is accountable.")
    ] = None,
    workflow: Annotated[
        str | None,
        typer.Option("--workflow", metavar="NAME", help="Only of this one; else of all but the canary's."),
    ] = None,
) -> None:
    """List the open cases; closed ones with --state closed."""
    errand = set_out(given)
    wanted = CaseFilter(state, phase, overdue, accountable, workflow)
    with progress_of("Reading cases") as progress:
        lines = list_cases(errand.program.site, wanted, errand.caller(given), errand.now, progress)
    CASES.show(lines, as_json=given.json)
    if given.check and lines:
        raise typer.Exit(ExitCode.OVERDUE)


@app.command()
@taking
def show(
    given: Looking,
    number: Number,
    language: InLanguage = Language.EN,
    why_not: Annotated[
        bool, typer.Option("--why-not", help="With --as: what cannot be done now, and why.")
    ] = False,
) -> None:
    """Show a case: who is accountable, what is owed, its story.

    With --as it also says what that person may do now, and shows the reasons and plans that people wrote,
    as far as their organisation may read them.
    """
    if why_not and not given.who:
        raise Invalid(Fault("Nobody is named who could do something.", "Add --as EMAIL.", key="--why-not"))
    errand = set_out(given)
    view = show_case(errand.program.site, number, errand.caller(given), errand.now)
    if given.json:
        print_json(case_as_json(view, errand.now, language))
    else:
        print_case(view, errand.now, language, why_not=why_not)


@app.command()
@taking
def fire(
    given: Acting,
    number: Number,
    move: Annotated[str, typer.Argument(metavar="MOVE", help="The move, such as admit.", show_default=False)],
) -> None:
    """Make a move of the workflow, such as admit or discharge."""
    act(given, number, lambda _: [acts.Fire(move)])


@app.command("set-date")
@taking
def set_date(
    given: Acting,
    number: Number,
    anchor: Annotated[
        str, typer.Argument(metavar="ANCHOR", help="The date's name, such as forecast.", show_default=False)
    ],
    date: Annotated[str, typer.Argument(metavar="DATE", help="The day, or unknown.", show_default=False)],
) -> None:
    """Record a date, such as the forecast, or that it is lost."""
    if anchor not in RECORDED:
        raise UnknownName(kind="anchor", name=anchor, possible=tuple(sorted(RECORDED)))
    day = None if date == UNKNOWN else day_of(date, "DATE")
    act(given, number, lambda _: [acts.SetDate(Anchor(anchor), day)])


@app.command("set-party")
@taking
def set_party(
    given: Acting,
    number: Number,
    party: Annotated[
        str, typer.Argument(metavar="PARTY", help="The party, such as home_school.", show_default=False)
    ],
    organisation: Annotated[
        str, typer.Argument(metavar="CODE", help="The organisation's code, or none.", show_default=False)
    ],
) -> None:
    """Record a party's organisation, or that there is none.

    A youth home comes with its school.
    """
    act(given, number, lambda scene: name_party(scene, party, organisation))


app.command()(find)
app.command("set-fact")(set_fact)
app.command()(reconsider)
app.command()(pause)
app.command()(resume)
app.command()(transfer)
app.command()(move)
app.command()(schooling)
app.command("follow-rules")(follow_rules)
app.command()(disclose)
app.command("end-disclosure")(end_disclosure)


@app.command()
@taking
def annul(
    given: Acting,
    number: Number,
    command: Annotated[
        str,
        typer.Argument(metavar="COMMAND", help="The command's id; `case show` tells it.", show_default=False),
    ],
) -> None:
    """Undo a mistaken command, with a reason.

    It can be undone while nothing rests on it.
    """
    act(given, number, lambda _: [acts.Annul(CommandId(command), ())])


@app.command()
@taking
def protect(
    given: Acting,
    number: Number,
    kind: Annotated[
        Protection,
        typer.Option(
            "--kind",
            metavar="WORD",
            help="secrecy_marking, protected_registration or fictitious.",
            show_default=False,
        ),
    ],
) -> None:
    """Record that a pupil lives under protected identity.

    It is for the social services of the case, even of a closed one, where the opening did not tell it, and
    holds in all cases of the pupil. `case annul` undoes it, or `case lift-protection` once the case is
    closed.
    """
    act(given, number, lambda _: [acts.Protect(kind)])


@app.command("lift-protection")
@taking
def lift_protection(given: Acting, number: Number) -> None:
    """Record that a pupil is not protected.

    Or is so no longer. It needs a reason, and is for the social services of the case whose opening told
    of it. What was told later is undone by `case annul` as long as the case is open.
    """
    act(given, number, lambda _: [acts.LiftProtection()])


app.command()(close)
