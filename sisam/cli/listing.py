"""Listing: rows as a table for people, or as JSON with keys that stay."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Generic, TypeVar

from sisam.cli.saying import remark, terminal_width
from sisam.cli.table import lines_of_table

T = TypeVar("T")
JsonValue = object


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
    #: It stands on a second line, cut to it, where one line cannot hold the row.
    below: bool = False

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
            remark(self.empty)

    def _print_table(self, rows: Sequence[T]) -> None:
        shown = [each for each in self.columns if each.heading is not None]
        lines = lines_of_table(
            [each.heading or "" for each in shown],
            [[each.cell(row) for each in shown] for row in rows],
            terminal_width(),
            right={number for number, each in enumerate(shown) if each.right},
            whole={number for number, each in enumerate(shown) if each.whole},
            below={number for number, each in enumerate(shown) if each.below},
        )
        for line in lines:
            print(line)


def print_json(value: JsonValue) -> None:
    """Print a value as JSON to standard output."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=plain))


def plain(value: object) -> object:
    """Return a value as JSON writes it: dates and instants in ISO form, members of enums by value."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else str(value)
