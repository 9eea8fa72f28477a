"""Listing: rows as a table for people, or as JSON with keys that stay."""

import json
import shutil
import sys
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Generic, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

T = TypeVar("T")
JsonValue = object
#: The width of a table that is not printed to a terminal.
COLUMNS_WIDE = 80


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One value of a row: its key in JSON, what it means, and how a table shows it."""

    key: str
    #: What the value is, for the reference page.
    means: str
    #: The value, as JSON has it.
    value: Callable[[T], JsonValue]
    #: The heading in the table; None: only JSON has it.
    heading: str | None = None
    #: How the table shows it; None: as it is.
    shown: Callable[[T], str] | None = None
    right: bool = False
    #: It is never broken over two lines, since people copy it.
    whole: bool = False

    def cell(self, row: T) -> str:
        """Return how the table shows the value; nothing for what is not known."""
        if self.shown is not None:
            return self.shown(row)
        value = self.value(row)
        return "" if value is None else str(plain(value))


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """What a list shows of each row."""

    columns: Sequence[Column[T]]
    #: Said on standard error where there is no row.
    empty: str

    def show(self, rows: Iterable[T], *, as_json: bool) -> None:
        """Print the rows to standard output."""
        listed = list(rows)
        if as_json:
            print_json([{each.key: each.value(row) for each in self.columns} for row in listed])
        elif listed:
            self._print_table(listed)
        else:
            print(self.empty, file=sys.stderr)

    def _print_table(self, rows: Sequence[T]) -> None:
        shown = [each for each in self.columns if each.heading is not None]
        print_table(
            [each.heading or "" for each in shown],
            [[each.cell(row) for each in shown] for row in rows],
            right={number for number, each in enumerate(shown) if each.right},
            whole={number for number, each in enumerate(shown) if each.whole},
        )


def print_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: Container[int] = (),
    whole: Container[int] = (),
) -> None:
    """Print a plain table that fits the terminal, or 80 columns where there is none."""
    table = Table(
        box=None,
        padding=(0, 1),
        collapse_padding=True,
        pad_edge=False,
        show_header=any(headings),
        header_style="",
    )
    for number, heading in enumerate(headings):
        table.add_column(
            heading,
            justify="right" if number in right else "left",
            overflow="fold",
            no_wrap=number in whole,
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(width=terminal_width(), color_system=None, highlight=False, file=sys.stdout)
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().splitlines():
        print(line.rstrip())


def terminal_width() -> int:
    """Return how many columns there are."""
    return shutil.get_terminal_size((COLUMNS_WIDE, 24)).columns


def print_json(value: JsonValue) -> None:
    """Print a value as JSON to standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=plain))


def plain(value: object) -> object:
    """Return a value as JSON writes it: dates and instants in ISO form, members of enums by value."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else str(value)
