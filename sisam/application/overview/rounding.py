"""Rounding: counts are told to the nearest five, so that two of them never give away a few between them."""

from dataclasses import replace
from typing import Final

from sisam.application.overview.small_cells import SMALLEST, Suppressed

#: Cases, pupils, steps and deadlines are told in steps of as many.
STEP: Final = SMALLEST
#: School days are.
STEP_OF_DAYS: Final = 50


def rounded(count: int | None, step: int) -> int | None:
    """Return a count to the nearest whole step, none at all as 0; None where it is less than one step."""
    if not count:
        return count
    return None if count < step else (count + step // 2) // step * step


def round_off(table: Suppressed, step: int) -> Suppressed:
    """Return a table with every count rounded by itself, its sums too (ADR 20)."""

    def told(counts: tuple[int | None, ...]) -> tuple[int | None, ...]:
        return tuple(rounded(each, step) for each in counts)

    return replace(
        table,
        cells=tuple(map(told, table.cells)),
        row_sums=told(table.row_sums),
        column_sums=told(table.column_sums),
        total=rounded(table.total, step),
    )
