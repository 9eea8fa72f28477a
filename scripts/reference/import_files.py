"""The page of the CSV files that can be imported, with cells from the example files that ship as examples."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from scripts.reference.import_columns import FILES, Column, File
from scripts.reference.markdown import code, codes, link, page, table
from scripts.reference.words import vocabularies_of, words_link
from sisam.intake.municipalities import reference_rows
from sisam.intake.school_forms import school_forms
from sisam.simulation.example_files import ExampleFiles

_ABOUT = """
`sisam import organisations FILE`, `sisam import seats FILE`, `sisam import placements FILE` and
`sisam import steps FILE` read the files on this page, in that order. All of a file comes in, or nothing:
every fault is told at once, with its row, its column and what to do. `--dry-run` tells the same and changes
nothing.

- The text is UTF-8, with or without a byte order mark. Cells are parted by commas or semicolons; the header
  tells which.
- The first row names the columns, in any order. A column that is not required may be left out, which is the
  same as leaving its cells empty. A column that is not on this page is an error.
- Rows are numbered as a spreadsheet does: the header is row 1. A header alone brings in nothing, and rows
  without any text are skipped.
- Days are written `2026-11-02`. They lie within the calendar, and what has happened does not lie ahead.
- A cell holds at most 10,000 characters, a file at most 50,000,000 bytes. Invisible signs are refused.

The examples are invented files that `make demo` leaves in `demo-site/examples`.
"""
_CANNOT_BE = {
    "placements": """
### What cannot be in a placement

The first lesson, the planned discharge, the discharge and the start of school do not lie before the
admission, nor the discharge before the first lesson, nor anything before the birth. The first lesson and the
discharge need an admission. Anything else may be odd and is accepted: in an acute placement a pupil is often
admitted before anybody has applied.

The register must hold exactly one placement unit and, for a pupil discharged past compulsory school age
without a receiving school, exactly one activity responsibility in the home municipality.
""",
    "steps": """
### What cannot be in a row of steps

What was done lies neither ahead nor before the case, and a confirmation not before its offer. A handover is
either returned or confirmed; what came after a return stands in a row of its own. Nobody confirms their own
offer. A step that has not opened, or that ended otherwise, is an error. Of what the journal tells already,
nothing is done again.
""",
}


def import_files_page() -> str:
    """Return the page."""
    return page(
        "Files to import",
        _ABOUT,
        *(block for name, file in FILES.items() for block in _file(name, file)),
        "## Words",
        *vocabularies_of("import-files"),
        _school_forms(),
        _municipalities(),
    )


def examples_of(name: str) -> dict[str, str]:
    """Return for each column the first cell of the shipped example file that says something, if one ships."""
    path: Path | None = getattr(ExampleFiles.shipped(), name, None)
    if path is None:
        return dict.fromkeys(FILES[name].columns.names, "")
    text = path.read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    return {column: next((row[column] for row in rows if row[column]), "") for column in rows[0]}


def _file(name: str, file: File) -> Iterator[str]:
    yield f"## {name}.csv"
    shipped = link(f"{name}.csv", f"../../sisam/simulation/data/{name}.csv")
    yield f"{file.sentence} An example: {shipped}." if any(examples_of(name).values()) else file.sentence
    yield f"Required: {codes(each for each in file.columns.names if each in file.columns.required)}."
    examples = examples_of(name)
    rows = (
        (
            code(column),
            says.holds,
            _values(says),
            code(says.example or examples[column]),
            says.empty or "must not be empty",
        )
        for column, says in file.says.items()
    )
    yield table(("column", "what it holds", "values", "example", "an empty cell"), rows)
    if name in _CANNOT_BE:
        yield _CANNOT_BE[name]


def _values(column: Column) -> str:
    if isinstance(column.values, str):
        return column.values
    return f"one of the {words_link(column.values, 'import-files')}"


def _school_forms() -> str:
    rows = ((code(form.code), form.name_sv, form.name_en) for form in school_forms().values())
    return f"### School forms\n\n{table(('code', 'in Swedish', 'in English'), rows)}"


def _municipalities() -> str:
    count = len(reference_rows("municipalities.csv"))
    file = link("municipalities.csv", "../../sisam/reference/municipalities.csv")
    return f"### Municipalities\n\nThe {count} codes of four digits, leading zeros included: {file}."
