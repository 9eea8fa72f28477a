"""The link from a placement to the case before it."""

from collections.abc import Container, Iterable

from sisam.intake.cells import Cells
from sisam.intake.complaint import quoted
from sisam.intake.cycle import members_of_cycles
from sisam.intake.personal_number import UNKNOWN

COLUMN = "previous_case_number"


def complain_of_previous_cases(examined: Iterable[Cells], existing: Container[str]) -> None:
    """Note each link that leads nowhere, back to itself, or to another pupil of the file."""
    rows = list(examined)
    listed = {cells.text("case_number"): cells for cells in rows}
    in_cycles = members_of_cycles({number: cells.text(COLUMN) for number, cells in listed.items()})
    for cells in rows:
        previous = cells.text(COLUMN)
        if not previous or COLUMN in cells.row.broken:
            continue
        if cells.text("case_number") in in_cycles:
            cells.complain(
                COLUMN,
                f"The case {quoted(cells.text('case_number'))} would come before itself.",
                "Correct the numbers, so that the chain of cases has a beginning.",
            )
        elif previous in listed:
            _complain_of_another_pupil(cells, listed[previous])
        elif previous not in existing:
            cells.complain(
                COLUMN,
                f"There is no case {quoted(previous)}.",
                "Correct the number, add that placement to the file, or leave the cell empty.",
            )


def _complain_of_another_pupil(cells: Cells, previous: Cells) -> None:
    if _pupil(cells) and _pupil(previous) and _pupil(cells) != _pupil(previous):
        cells.complain(
            COLUMN,
            f"The case in row {previous.row.number} is about another personal number.",
            "Correct the case number or one of the personal numbers.",
        )


def _pupil(cells: Cells) -> str:
    number = cells.text("personal_number")
    return "" if number == UNKNOWN else number.replace("-", "")
