"""The command that closes a case, and carries what is left to the case of a new placement."""

from typing import Annotated

import typer

from sisam.application.cases.acting import second_named
from sisam.application.cases.doing import Scene
from sisam.application.cases.finding_steps import find_step
from sisam.cli.acting import act
from sisam.cli.errand import instant_of
from sisam.cli.given import Acting, taking
from sisam.cli.words import Number
from sisam.domain import command as acts
from sisam.engine.clocks import local_date


@taking
def close(
    given: Acting,
    number: Number,
    outcome: Annotated[
        str, typer.Option("--outcome", metavar="OUTCOME", help="How it ended, such as continued_schooling.")
    ],
    second: Annotated[
        str | None,
        typer.Option(
            "--with", "--second", metavar="EMAIL", help="The second person, where two names are needed."
        ),
    ] = None,
    carry: Annotated[
        list[str] | None,
        typer.Option(
            "--carry",
            metavar="STEP",
            help="A step that the case of the new placement goes on with; may be given several times.",
        ),
    ] = None,
) -> None:
    """Close a case with an outcome.

    With the outcome new_placement, what --carry names goes on in the case of that placement. What is left is
    waived with your reason, where it is yours to waive; else the command says how each step can be settled.
    """

    def made(scene: Scene) -> list[acts.Act]:
        day = local_date(instant_of(given))
        person = second_named(scene.roster, scene.case, second, day) if second else None
        steps = tuple(find_step(scene.case, name) for name in carry or ())
        return [acts.Close(outcome, person, steps)]

    act(given, number, made)
