"""What is told of a placement on the command line: an option for each column of `placements.csv`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from sisam.cli.given import Trying


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Trying):
    """Who opens a case, and the cells that a row of the file would have."""

    pupil_name: Annotated[
        str | None,
        typer.Option(
            "--pupil-name", metavar="NAME", help="The pupil's name; left out at a terminal, it is asked for."
        ),
    ] = None
    personal_number: Annotated[
        str | None,
        typer.Option(
            "--personal-number",
            metavar="NUMBER",
            help="Personal or coordination number, or unknown; asked for in the same way.",
        ),
    ] = None
    protection: Annotated[
        str | None,
        typer.Option(
            "--protection",
            metavar="WORD",
            help="none, secrecy_marking, protected_registration or fictitious.",
        ),
    ] = None
    home_municipality: Annotated[
        str | None,
        typer.Option("--home-municipality", metavar="CODE", help="The municipality's code of four digits."),
    ] = None
    social_services_code: Annotated[
        str | None,
        typer.Option(
            "--social-services-code",
            metavar="CODE",
            help="Social services; else the only one of the municipality.",
        ),
    ] = None
    home_school_code: Annotated[
        str | None,
        typer.Option(
            "--home-school-code",
            metavar="CODE",
            help="The home school; none: there is none; left out: not known.",
        ),
    ] = None
    education_administration_code: Annotated[
        str | None,
        typer.Option(
            "--education-administration-code", metavar="CODE", help="Else the only one of the municipality."
        ),
    ] = None
    school_form: Annotated[
        str | None,
        typer.Option("--school-form", metavar="FORM", help="The school form."),
    ] = None
    compulsory_schooling_until: Annotated[
        str | None,
        typer.Option("--compulsory-schooling-until", metavar="DATE", help="Else it follows from the number."),
    ] = None
    youth_home_code: Annotated[
        str | None,
        typer.Option("--youth-home-code", metavar="CODE", help="The youth home; its school comes with it."),
    ] = None
    placement_type: Annotated[
        str | None,
        typer.Option("--placement-type", metavar="WORD", help="acute, assessment or treatment."),
    ] = None
    legal_basis: Annotated[
        str | None,
        typer.Option("--legal-basis", metavar="WORD", help="lvu_2, lvu_3, lvu_2_3, lvu_6, sol or lsu."),
    ] = None
    investigation_opened_on: Annotated[
        str | None,
        typer.Option(
            "--investigation-opened-on", metavar="DATE", help="When the care investigation was opened."
        ),
    ] = None
    custody_decided_on: Annotated[
        str | None,
        typer.Option("--custody-decided-on", metavar="DATE", help="When immediate custody was decided."),
    ] = None
    care_executed_on: Annotated[
        str | None,
        typer.Option("--care-executed-on", metavar="DATE", help="When the care was executed."),
    ] = None
    applied_on: Annotated[
        str | None,
        typer.Option("--applied-on", metavar="DATE", help="When SiS was asked for a place."),
    ] = None
    admitted_on: Annotated[
        str | None,
        typer.Option("--admitted-on", metavar="DATE", help="When the pupil was admitted to the home."),
    ] = None
    first_lesson_on: Annotated[
        str | None,
        typer.Option(
            "--first-lesson-on", metavar="DATE", help="When the pupil had the first lesson at the home."
        ),
    ] = None
    planned_discharge_on: Annotated[
        str | None,
        typer.Option("--planned-discharge-on", metavar="DATE", help="The forecast."),
    ] = None
    discharged_on: Annotated[
        str | None,
        typer.Option("--discharged-on", metavar="DATE", help="When the pupil was discharged."),
    ] = None
    receiving_school_code: Annotated[
        str | None,
        typer.Option(
            "--receiving-school-code",
            metavar="CODE",
            help="The school afterwards; none: there is none; left out: not known.",
        ),
    ] = None
    receiving_school_starts_on: Annotated[
        str | None,
        typer.Option(
            "--receiving-school-starts-on", metavar="DATE", help="When school is planned to start there."
        ),
    ] = None
    school_started_on: Annotated[
        str | None,
        typer.Option("--school-started-on", metavar="DATE", help="When the pupil started there."),
    ] = None
    previous_case_number: Annotated[
        str | None,
        typer.Option(
            "--after", "--previous-case-number", metavar="NUMBER", help="The case of the placement before."
        ),
    ] = None
