"""Rows about one pupil: who has the same personal number has the same name."""

from collections.abc import Iterable

from sisam.intake.cells import Cells
from sisam.intake.personal_number import UNKNOWN


def complain_of_two_names(examined: Iterable[Cells]) -> None:
    """Note each row that gives the personal number of a row above to somebody of another name.

    The complaint quotes neither the number nor a name, because complaints are shown and logged.
    """
    first_rows: dict[str, tuple[str, int]] = {}
    for cells in examined:
        number = cells.text("personal_number").replace("-", "")
        name = cells.text("pupil_name")
        if not number or not name or number == UNKNOWN or "pupil_name" in cells.row.broken:
            continue
        first_name, first_row = first_rows.setdefault(number, (name, cells.row.number))
        if first_name != name:
            cells.complain(
                "pupil_name",
                f"Row {first_row} gives the same personal number to somebody of another name.",
                "Write the name in the same way, or correct one of the numbers.",
            )
