"""The commands on the pauses of a case: the pupil is away, and is back."""

from dataclasses import dataclass
from typing import Annotated

import typer

from sisam.cli.acting import act
from sisam.cli.errand import day_of
from sisam.cli.given import Acting, taking
from sisam.cli.words import Number
from sisam.domain import command as acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pausing(Acting):
    """When it began, and in own words what the reason's name does not say."""

    on: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day away; else today.")
    ] = None
    words: Annotated[
        str | None, typer.Option("--words", metavar="TEXT", help="Why it lasts longer, in your own words.")
    ] = None


@taking
def pause(
    given: Pausing,
    number: Number,
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day that is planned.")],
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="REASON",
            help="absconded, hospital or detention; of a pause that goes on, none.",
        ),
    ] = None,
) -> None:
    """Say that the pupil is away, and until when.

    Some deadlines move by the days of the pause; those that the law sets never do.
    """
    day = day_of(until, "--until")
    act(given, number, lambda _: [acts.Pause(reason, day)])


@taking
def resume(given: Acting, number: Number) -> None:
    """Say that the pupil is back, on the day of --on."""
    act(given, number, lambda _: [acts.Resume()])
