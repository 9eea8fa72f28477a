"""The commands on steps: what is owed, offered, confirmed and settled."""

from collections.abc import Callable
from typing import Annotated

import typer

from sisam.application.cases.doing import Scene
from sisam.application.cases.finding_steps import find_step
from sisam.application.cases.lateness import first_due_before
from sisam.application.cases.listing_steps import StepFilter, StepLine, list_steps
from sisam.cli.acting import act
from sisam.cli.errand import day_of, set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Acting, Checking, taking
from sisam.cli.listing import Column, Listing
from sisam.cli.progress import progress_of
from sisam.cli.words import Documents, Number, RecordedOn, StepName
from sisam.domain import command as acts
from sisam.domain.ids import StepId
from sisam.domain.organisation import Organisation
from sisam.domain.step import StepStatus
from sisam.errors import Fault, Invalid

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List what is owed; offer, confirm, return and settle it.",
)


def _code(organisation: Organisation | None) -> str | None:
    return organisation.code if organisation else None


def _owner(line: StepLine) -> str:
    return _code(line.owner) or "(protected)"


def _confirmer(line: StepLine) -> str:
    return "" if line.step.confirmer is None else _code(line.confirmer) or "(protected)"


def _whose(line: StepLine) -> str:
    """Return whose move it is: the confirmer's once it is offered."""
    return _confirmer(line) if line.step.status is StepStatus.OFFERED else _owner(line)


def _due(line: StepLine) -> str:
    """Return the day, and where lateness counts from an earlier one, that too."""
    if line.deadline is None:
        return ""
    first = f" (first due {line.step.first_due_on})" if first_due_before(line.step, line.deadline) else ""
    return f"{line.deadline.due_on}{first}"


STEPS: Listing[StepLine] = Listing(
    empty="No step is owed.",
    columns=(
        Column("case", "the case's number", lambda line: line.case_number, "case", whole=True),
        Column("step", "the step, as the workflow calls it", lambda line: line.step.definition, "step"),
        Column("id", "the step's id", lambda line: line.step.id),
        Column("routine", "the number of its routine, or null", lambda line: line.step.routine),
        Column("round", "the round of the placement", lambda line: line.step.round),
        Column("occurrence", "which time a repeating step stands at", lambda line: line.step.occurrence),
        Column("status", "open or offered", lambda line: line.step.status, "status"),
        Column("owner_party", "the party that owns it", lambda line: line.step.owner.party),
        Column(
            "owner",
            "the code of its organisation; null where it is protected",
            lambda line: _code(line.owner),
            "whose move",
            _whose,
        ),
        Column(
            "confirmer_party",
            "the party that confirms it, or null",
            lambda line: line.step.confirmer.party if line.step.confirmer else None,
        ),
        Column(
            "confirmer",
            "the code of its organisation; null where there is none or it is protected",
            lambda line: _code(line.confirmer),
        ),
        Column(
            "due",
            "the last day in time of the clock that runs",
            lambda line: line.deadline.due_on if line.deadline else None,
            "due",
            _due,
        ),
        Column("first_due", "the day that lateness counts from", lambda line: line.step.first_due_on),
        Column("overdue", "whether it is overdue", lambda line: line.overdue),
        Column(
            "days_late",
            "by how many days",
            lambda line: line.days_late,
            "late",
            lambda line: f"{line.days_late} d" if line.overdue else "",
            right=True,
        ),
        Column(
            "passes_accountability",
            "whether it moves accountability",
            lambda line: line.step.passes_accountability,
        ),
    ),
)


@app.command("list")
@taking
def list_(
    given: Checking,
    case: Annotated[
        str | None, typer.Option("--case", metavar="NUMBER", help="Only the steps of this case.")
    ] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False,
    mine: Annotated[
        bool, typer.Option("--mine", help="Only what waits for the one who looks (--as).")
    ] = False,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="CODE", help="Only what waits for this organisation.")
    ] = None,
) -> None:
    """List the steps that are owed, the latest first."""
    if mine and not given.who:
        raise Invalid(Fault("Nobody is named whose steps these are.", "Add --as EMAIL.", key="--mine"))
    errand = set_out(given)
    wanted = StepFilter(case, overdue, owner, mine)
    with progress_of("Reading cases") as progress:
        lines = list_steps(errand.program.site, wanted, errand.caller(given), errand.now, progress)
    STEPS.show(lines, as_json=given.json)
    if given.check and lines:
        raise typer.Exit(ExitCode.OVERDUE)


@app.command()
@taking
def offer(
    given: Acting, number: Number, step: StepName, date: RecordedOn = None, documents: Documents = ""
) -> None:
    """Offer a finished handover to the one who confirms it.

    Which documents go along is told by name; where they are to be found, with --words.
    """
    recorded = None if date is None else day_of(date, "--date")
    named = tuple(filter(None, (each.strip() for each in documents.split(","))))
    _act(given, number, step, lambda step_id: acts.Offer(step_id, recorded, named))


@app.command()
@taking
def confirm(given: Acting, number: Number, step: StepName, date: RecordedOn = None) -> None:
    """Confirm an offered handover, on the receiving side."""
    recorded = None if date is None else day_of(date, "--date")
    _act(given, number, step, lambda step_id: acts.Confirm(step_id, recorded))


@app.command("return")
@taking
def return_(given: Acting, number: Number, step: StepName) -> None:
    """Send an offer back, with a reason, on the receiving side."""
    _act(given, number, step, acts.Return)


@app.command()
@taking
def withdraw(given: Acting, number: Number, step: StepName) -> None:
    """Take the own side's offer back."""
    _act(given, number, step, acts.Withdraw)


@app.command()
@taking
def waive(given: Acting, number: Number, step: StepName) -> None:
    """Let a step go, with a reason, on the side that it is owed to."""
    _act(given, number, step, acts.Waive)


@app.command("take-over")
@taking
def take_over(given: Acting, number: Number, step: StepName) -> None:
    """Make the actor's organisation the owner of a step."""
    _act(given, number, step, acts.TakeOver)


@app.command()
@taking
def done(given: Acting, number: Number, step: StepName) -> None:
    """End a step that nobody confirms."""
    _act(given, number, step, acts.Done)


def _act(given: Acting, number: str, step: str, make: Callable[[StepId], acts.Act]) -> None:
    def made(scene: Scene) -> list[acts.Act]:
        return [make(find_step(scene.case, step))]

    act(given, number, made)
