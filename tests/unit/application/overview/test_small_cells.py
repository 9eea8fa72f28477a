"""Of a table no count from 1 to 4 is told, nor can it be reckoned from the rest."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from sisam.application.overview.small_cells import SMALLEST, Suppressed, suppress

COUNTS = some.one_of(some.integers(0, 7), some.integers(0, 60))
TABLES = some.integers(1, 5).flatmap(
    lambda width: some.lists(some.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=6)
)


def whole(found: Suppressed) -> list[list[int | None]]:
    rows = [[*cells, total] for cells, total in zip(found.cells, found.row_sums, strict=True)]
    return [*rows, [*found.column_sums, found.total]]


def summed(counts: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def lines_of(height: int, width: int) -> list[list[tuple[int, int]]]:
    return [
        *([(row, column) for column in range(width)] for row in range(height)),
        *([(row, column) for row in range(height)] for column in range(width)),
    ]


def determined(told: list[list[int | None]]) -> set[tuple[int, int]]:
    """The hidden cells that the sums determine, by elimination."""
    hidden = [(r, c) for r, row in enumerate(told) for c, each in enumerate(row) if each is None]
    rows = []
    for line in lines_of(len(told), len(told[0])):
        row = [Fraction(0)] * len(hidden)
        for place, cell in enumerate(line):
            if cell in hidden:
                row[hidden.index(cell)] = Fraction(-1 if place == len(line) - 1 else 1)
        rows.append(row)
    pivots: list[list[Fraction]] = []
    for row in rows:
        left = row
        for pivot in pivots:
            lead = next(i for i, each in enumerate(pivot) if each)
            left = [a - left[lead] * b for a, b in zip(left, pivot, strict=True)]
        if any(left):
            lead = next(i for i, each in enumerate(left) if each)
            unit = [each / left[lead] for each in left]
            pivots = [[a - p[lead] * b for a, b in zip(p, unit, strict=True)] for p in pivots] + [unit]
    return {hidden[next(i for i, each in enumerate(p) if each)] for p in pivots if sum(map(bool, p)) == 1}


@given(TABLES)
def test_what_is_told_is_right_and_never_a_small_count(counts: list[list[int]]) -> None:
    for row, right in zip(whole(suppress(counts)), summed(counts), strict=True):
        for told, count in zip(row, right, strict=True):
            assert told in (None, count)
            assert told is None or told == 0 or told >= SMALLEST


@given(TABLES)
def test_no_hidden_count_follows_from_the_sums(counts: list[list[int]]) -> None:
    assert set() == determined(whole(suppress(counts)))


@given(TABLES)
def test_no_sum_says_that_all_hidden_counts_are_one(counts: list[list[int]]) -> None:
    told, right = whole(suppress(counts)), summed(counts)
    for *parts, total in lines_of(len(told), len(told[0])):
        hidden = [right[r][c] for r, c in parts if told[r][c] is None]
        if hidden and told[total[0]][total[1]] is not None:
            assert sum(hidden) > len(hidden)


@given(TABLES)
def test_where_nothing_is_small_all_is_told(counts: list[list[int]]) -> None:
    large = [[each * SMALLEST for each in row] for row in counts]

    assert summed(large) == whole(suppress(large))


def test_one_small_count_hides_another_in_its_row_and_its_column() -> None:
    found = suppress([[3, 20, 30], [40, 50, 60], [70, 80, 90]])

    assert ((None, None, 30), (None, None, 60), (70, 80, 90)) == found.cells
    assert ((53, 150, 240), 443) == (found.row_sums, found.total)


def test_two_counts_of_one_each_hide_a_third() -> None:
    assert (None, None, None, 20) == tuple(row[0] for row in suppress([[1], [1], [10], [20]]).cells)


def test_a_column_alone_hides_the_next_smallest() -> None:
    assert ((None,), (None,), (30,)) == suppress([[2], [9], [30]]).cells
    assert 41 == suppress([[2], [9], [30]]).total


def test_a_table_without_rows_is_empty() -> None:
    assert ((), (), (), 0) == (
        suppress([]).cells,
        suppress([]).row_sums,
        suppress([]).column_sums,
        suppress([]).total,
    )


def test_what_few_pupils_are_behind_is_hidden_however_large_it_is() -> None:
    found = suppress([[90, 0], [60, 70]], behind=[[4, 0, 4], [9, 9, 12], [13, 9, 16]])

    assert None is found.cells[0][0]
    assert None is found.row_sums[0]
