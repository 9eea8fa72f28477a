"""Small cells: what of a table is not told, so that nobody can reckon how few there are of something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

#: Fewer than these are told nowhere, unless there are none at all.
SMALLEST: Final = 5

_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A table with its sums, in which None stands for what is not told."""

    cells: tuple[tuple[int | None, ...], ...]
    #: Of each row …
    row_sums: tuple[int | None, ...]
    #: … of each column …
    column_sums: tuple[int | None, ...]
    #: … and of all.
    total: int | None


def suppress(counts: Sequence[Sequence[int]], behind: Sequence[Sequence[int]] | None = None) -> Suppressed:
    """Return a table of counts with its sums, without small cells and without what would give them away.

    Where something else than pupils is counted, such as their days, `behind` tells how many pupils are behind
    each count, the sums included: whatever fewer than five are behind is hidden as well.

    A count from 1 to 4 is hidden, in a sum too. Since a hidden count is never 0 and the sums are told, as
    many more are hidden as it takes: no hidden count follows from the others by adding and subtracting, and
    no hidden counts of a line are all 1 because their sum says so.
    """
    width = len(counts[0]) if counts else 0
    rows = [[*row, sum(row)] for row in counts]
    grid = [*rows, [sum(row[column] for row in rows) for column in range(width + 1)]]
    hidden = _Hiding(grid, behind or grid).hidden()
    told = [
        tuple(None if (row, column) in hidden else count for column, count in enumerate(line))
        for row, line in enumerate(grid)
    ]
    return Suppressed(
        cells=tuple(line[:-1] for line in told[:-1]),
        row_sums=tuple(line[-1] for line in told[:-1]),
        column_sums=told[-1][:-1],
        total=told[-1][-1],
    )


class _Hiding:
    """Hides more and more of a table, whose last row and column are the sums of the others."""

    def __init__(self, grid: Sequence[Sequence[int]], behind: Sequence[Sequence[int]]) -> None:
        self._grid = grid
        self._behind = behind
        self._height, self._width = len(grid), len(grid[0])
        self._hidden: set[_Cell] = set()

    def hidden(self) -> set[_Cell]:
        """Return what is not told."""
        for cell in self._cells():
            if self._count(cell) and min(self._count(cell), self._behind[cell[0]][cell[1]]) < SMALLEST:
                self._hide(cell)
        while found := next(self._given_away(), None):
            self._hide(self._partner(found))
        return self._hidden

    def _cells(self) -> Iterator[_Cell]:
        return ((row, column) for row in range(self._height) for column in range(self._width))

    def _count(self, cell: _Cell) -> int:
        return self._grid[cell[0]][cell[1]]

    def _hide(self, cell: _Cell) -> None:
        """Hide a count, and with the only column of a table its row's sum, which is the same."""
        self._hidden.add(cell)
        if self._width == 2:
            self._hidden.add((cell[0], 1 - cell[1]))
        if self._height == 2:
            self._hidden.add((1 - cell[0], cell[1]))

    def _given_away(self) -> Iterator[_Cell]:
        """Yield hidden counts that follow from what is told."""
        yield from self._all_ones()
        yield from self._determined()

    def _lines(self) -> Iterator[list[_Cell]]:
        """Yield each row and each column; the last of each is the sum of the others."""
        if self._width > 2:
            yield from ([(row, column) for column in range(self._width)] for row in range(self._height))
        if self._height > 2:
            yield from ([(row, column) for row in range(self._height)] for column in range(self._width))

    def _all_ones(self) -> Iterator[_Cell]:
        for *parts, whole in self._lines():
            unknown = [each for each in parts if each in self._hidden]
            if whole not in self._hidden and unknown and sum(map(self._count, unknown)) == len(unknown):
                yield unknown[0]

    def _determined(self) -> Iterator[_Cell]:
        """Yield hidden counts that adding and subtracting gives: the bridges between rows and columns.

        Rows and columns are the places, and hidden counts the ways between them: exactly a way that lies on
        no round trip is determined by the sums.
        """
        if min(self._height, self._width) <= 2:
            for line in self._lines():
                unknown = [each for each in line if each in self._hidden]
                if len(unknown) == 1:
                    yield unknown[0]
            return
        yield from _bridges(self._hidden, self._height)

    def _partner(self, cell: _Cell) -> _Cell:
        """Return what is hidden beside a count: the smallest of those told in a line of its own.

        A line in which it is alone comes first; what is 0 comes last, since it hides little.
        """
        lines = [line for line in self._lines() if cell in line]
        alone = [line for line in lines if sum(each in self._hidden for each in line) == 1]
        beside = (each for line in alone or lines for each in line)
        told = [each for each in beside if each not in self._hidden]
        told = told or [each for each in self._cells() if each not in self._hidden]
        return min(told, key=lambda each: (self._count(each) == 0, self._count(each), each))


def _bridges(ways: set[_Cell], height: int) -> Iterator[_Cell]:
    """Yield the ways between rows and columns without which one could not come from the one to the other."""
    neighbours: dict[int, list[int]] = {}
    for row, column in sorted(ways):
        neighbours.setdefault(row, []).append(height + column)
        neighbours.setdefault(height + column, []).append(row)
    seen: dict[int, int] = {}
    low: dict[int, int] = {}
    for start in sorted(neighbours):
        if start in seen:
            continue
        seen[start] = low[start] = len(seen)
        trail: list[tuple[int, int, Iterator[int]]] = [(start, -1, iter(neighbours[start]))]
        while trail:
            place, came_from, onwards = trail[-1]
            for each in onwards:
                if each == came_from:
                    continue
                if each in seen:
                    low[place] = min(low[place], seen[each])
                    continue
                seen[each] = low[each] = len(seen)
                trail.append((each, place, iter(neighbours[each])))
                break
            else:
                trail.pop()
                if came_from >= 0:
                    low[came_from] = min(low[came_from], low[place])
                    if low[place] > seen[came_from]:
                        yield _way(came_from, place, height)


def _way(one: int, other: int, height: int) -> _Cell:
    row, column = sorted((one, other))
    return row, column - height
