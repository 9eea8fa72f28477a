"""The command that moves a case to another home municipality."""

from typing import Annotated

import typer

from sisam.application.cases.moving_home import (
    EDUCATION_ADMINISTRATION,
    SOCIAL_SERVICES,
    NewHome,
    move_home,
)
from sisam.cli.acting import act
from sisam.cli.given import Acting, taking
from sisam.cli.words import Number
from sisam.errors import Fault, Invalid
from sisam.intake.complaint import Complaint
from sisam.intake.municipalities import read_municipality_code


@taking
def move(
    given: Acting,
    number: Number,
    to: Annotated[
        str, typer.Option("--to", metavar="MUNICIPALITY", help="The code of the new one, such as 0180.")
    ],
    social_services: Annotated[
        str | None,
        typer.Option("--social-services", metavar="CODE", help="Its social services, where it has several."),
    ] = None,
    education_administration: Annotated[
        str | None,
        typer.Option(
            "--education-administration", metavar="CODE", help="Likewise, its education administration."
        ),
    ] = None,
) -> None:
    """Hand a case over to a new home municipality.

    Its social services confirm the step change_of_home; until then nothing changes. The present home
    municipality takes back what waits.
    """
    named = {SOCIAL_SERVICES: social_services, EDUCATION_ADMINISTRATION: education_administration}
    home = NewHome(_municipality(to), {party: code for party, code in named.items() if code})
    act(given, number, lambda scene: move_home(scene, home))


def _municipality(text: str) -> str:
    try:
        return read_municipality_code(text)
    except Complaint as complaint:
        raise Invalid(Fault(complaint.sentence, complaint.remedy, key="--to")) from complaint
