"""The cells of one row under examination."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from sisam.errors import Fault, Invalid
from sisam.intake.complaint import Complaint
from sisam.intake.table import Row, Table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads a row's cells one by one and gathers what is wrong, so that all of it is told at once."""

    file: str
    row: Row
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def of(cls, table: Table, faults: list[Fault]) -> Iterator["Cells"]:
        """Yield the cells of each row; what is wrong in them is added to `faults`."""
        return (cls(table.file, row, faults) for row in table.rows)

    def text(self, column: str) -> str:
        """Return a cell's text, empty where the cell or its column is."""
        return self.row.cells.get(column, "")

    def take(self, column: str, read: Callable[[str], T]) -> T | None:
        """Read a cell that may be empty; None where it is, or where a complaint was noted."""
        text = self.text(column)
        if not text or column in self.row.broken:
            return None
        try:
            return read(text)
        except Complaint as complaint:
            self.complain(column, complaint.sentence, complaint.remedy)
            return None

    def need(self, column: str, read: Callable[[str], T]) -> T | None:
        """Read a cell that must not be empty; None where a complaint was noted."""
        if not self.text(column) and column not in self.row.broken:
            self.complain(column, "The cell is empty.", f"Fill it in; no row may lack its {column}.")
        return self.take(column, read)

    def complain(self, column: str | None, sentence: str, remedy: str) -> None:
        """Note that something is wrong in this row."""
        self.faults.append(Fault(sentence, remedy, file=self.file, row=self.row.number, column=column))


def refuse_if_any(faults: Iterable[Fault]) -> None:
    """Raise all faults together, in the order of their rows.

    Raises:
        Invalid: there is at least one.
    """
    Invalid.unless_none(sorted(faults, key=lambda fault: fault.row or 0))
