"""By hand: what somebody types is checked as a file of one row would be."""

import csv
import io
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sisam.errors import Fault, Invalid
from sisam.intake.csv_file import CsvFile

T = TypeVar("T")


def read_by_hand(
    cells: Mapping[str, str],
    required: Container[str],
    read: Callable[[CsvFile], Sequence[T]],
    names: Mapping[str, str],
) -> T:
    """Return the row that the cells make; `names` says by which argument each column was given.

    Raises:
        Invalid: a cell is wrong; every fault names its argument.
    """
    Invalid.unless_none(
        Fault("It is needed, and it is missing.", f"Add {names[column]}.", key=names[column])
        for column, cell in cells.items()
        if column in required and not cell
    )
    text = io.StringIO()
    writer = csv.DictWriter(text, list(cells))
    writer.writeheader()
    writer.writerow(cells)
    try:
        return read(CsvFile("the command line", text.getvalue().encode()))[0]
    except Invalid as error:
        raise Invalid(*(_told(fault, names) for fault in error.faults)) from error


def _told(fault: Fault, names: Mapping[str, str]) -> Fault:
    """Return the fault with the argument's name instead of a file, row and column that nobody has seen."""
    key = names.get(fault.column or "")
    return replace(fault, file=None, row=None, column=None, key=key)
