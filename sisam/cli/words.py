"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from sisam.domain.language import Language

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The case's number.", show_default=False)]
StepName = Annotated[
    str,
    typer.Argument(
        metavar="STEP",
        help="The step, as the workflow calls it (its live occurrence), or its id.",
        show_default=False,
    ),
]
RecordedOn = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="The date that the step records, such as the school's start."
    ),
]
Documents = Annotated[
    str,
    typer.Option(
        "--documents",
        metavar="NAMES",
        help="The step's documents that are handed over, with commas between.",
        show_default=False,
    ),
]
CsvPath = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file in UTF-8.", show_default=False)]
InLanguage = Annotated[Language, typer.Option("--language", help="The language of titles and explanations.")]
