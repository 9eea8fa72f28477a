"""A value that may stand once only, in a file or a register."""

from collections.abc import Container, Iterable

from sisam.intake.cells import Cells
from sisam.intake.complaint import quoted


def complain_of_repetition(examined: Iterable[Cells], column: str, existing: Container[str]) -> None:
    """Note each row whose value of a column stands in a row above, or is in use already."""
    first_rows: dict[str, int] = {}
    for cells in examined:
        value = cells.text(column)
        if not value or column in cells.row.broken:
            continue
        if value in existing:
            cells.complain(
                column,
                f"{quoted(value)} is in the register already.",
                "Remove the row, or correct the value.",
            )
        first = first_rows.setdefault(value, cells.row.number)
        if first != cells.row.number:
            cells.complain(
                column,
                f"{quoted(value)} stands in row {first} too.",
                "Keep one of the rows, or correct the value.",
            )
