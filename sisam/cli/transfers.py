"""The commands on where the pupil is, and until when: another home, another day of discharge."""

from dataclasses import dataclass, replace
from typing import Annotated

import typer

from sisam.application.cases.naming_homes import transfer_to
from sisam.cli.acting import act
from sisam.cli.errand import day_of
from sisam.cli.given import Acting, taking
from sisam.cli.words import Number
from sisam.domain import command as acts
from sisam.errors import Fault, Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning(Acting):
    """Until when the pupil is expected to stay, and why."""

    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day on which the discharge is planned now."),
    ] = None


@taking
def transfer(
    given: Acting,
    number: Number,
    to: Annotated[str, typer.Option("--to", metavar="CODE", help="The code of the new youth home.")],
) -> None:
    """Let the pupil come to another youth home.

    A new round begins: the school at the home before hands over to the school at the new one, and what was
    owed stays owed. To foster care or an HVB home it is a discharge: `case fire NUMBER discharge`, with
    routine 6 to the school there.
    """
    act(given, number, lambda scene: transfer_to(scene, to))


@taking
def reconsider(given: Planning, number: Number) -> None:
    """Plan the discharge for another day, with a reason.

    The same day again says that the plan still holds.
    """
    if given.on is None:
        raise Invalid(Fault("Nothing says which day is planned now.", "Add --on DATE.", key="--on"))
    day = day_of(given.on, "--on")
    act(replace(given, on=None), number, lambda _: [acts.Reconsider(day)])
