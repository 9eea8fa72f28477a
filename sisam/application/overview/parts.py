"""The parts of which a table is added up, and how many pupils are behind what they come to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sisam.application.ports.overviews import Spot


@dataclass(frozen=True, slots=True)
class Part:
    """What the cases of one spot give to one row of a table."""

    spot: Spot
    row: str
    #: By column.
    counts: Sequence[int]
    #: How many pupils are behind each, and behind all of them; empty where it is pupils that are counted.
    pupils: Sequence[int] = ()


def added(parts: Iterable[Part]) -> dict[str, list[int]]:
    """Return the counts of each row."""
    rows: dict[str, list[int]] = {}
    for part in parts:
        row = rows.setdefault(part.row, [0] * len(part.counts))
        row[:] = [one + other for one, other in zip(row, part.counts, strict=True)]
    return rows


def behind(parts: Sequence[Part], rows: Iterable[str]) -> list[list[int]]:
    """Return how many pupils there are at least behind each count of some rows, and of all: their last one.

    Two parts of one spot may be of the same pupils, and are taken to be; those of two spots never are.
    """
    most: dict[tuple[str | None, Spot], Sequence[int]] = {}
    for part in parts:
        for key in ((part.row, part.spot), (None, part.spot)):
            most[key] = list(map(max, zip(most.get(key, part.pupils), part.pupils, strict=True)))
    found: dict[str | None, list[Sequence[int]]] = defaultdict(list)
    for (row, _), pupils in most.items():
        found[row].append(pupils)
    return [list(map(sum, zip(*found[row], strict=True))) for row in (*rows, None)]
