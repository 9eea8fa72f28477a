"""A plain table that fits its width without breaking a word."""

from collections.abc import Container, Iterator, Sequence
from itertools import zip_longest

from sisam.cli.saying import wrapped_to

#: What stands before the second line of a row, and of the headings, where one line cannot hold them.
_INDENT = "  "


def lines_of_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    right: Container[int] = (),
    whole: Container[int] = (),
) -> Iterator[str]:
    """Yield the lines of a table: `right` columns are aligned so, `whole` ones never folded.

    Others are folded between words. Where even that is too wide, a row takes a second line, indented.
    """
    every = [headings, *rows] if any(headings) else rows
    natural = [max(len(row[number]) for row in every) for number in range(len(headings))]
    narrow = [
        natural[number] if number in whole else max(_longest_word(row[number]) for row in every)
        for number in range(len(headings))
    ]
    dealt = [
        _grown(numbers, narrow, natural, width - len(_INDENT) * bool(place))
        for place, numbers in enumerate(_dealt(narrow, width))
    ]
    for row in every:
        for place, widths in enumerate(dealt):
            yield from _row(row, widths, right, _INDENT * bool(place))


def _longest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _dealt(narrow: Sequence[int], width: int) -> list[list[int]]:
    """Deal the columns to as few lines as hold them, in their order."""
    lines: list[list[int]] = [[]]
    for number, least in enumerate(narrow):
        taken = sum(narrow[each] + 1 for each in lines[-1])
        if lines[-1] and taken + least > width - len(_INDENT) * (len(lines) > 1):
            lines.append([])
        lines[-1].append(number)
    return lines


def _grown(
    numbers: Sequence[int], narrow: Sequence[int], natural: Sequence[int], width: int
) -> dict[int, int]:
    """Return the width of each column of a line: what is left goes to those that lack least."""
    widths = {number: narrow[number] for number in numbers}
    left = width - sum(widths.values()) - len(widths) + 1
    for waiting, number in enumerate(sorted(numbers, key=lambda each: natural[each] - narrow[each])):
        more = max(0, min(natural[number] - narrow[number], left // (len(widths) - waiting)))
        widths[number] += more
        left -= more
    return widths


def _row(row: Sequence[str], widths: dict[int, int], right: Container[int], indent: str) -> Iterator[str]:
    folded = [wrapped_to(row[number], width) or [""] for number, width in widths.items()]
    for cells in zip_longest(*folded, fillvalue=""):
        told = (
            cell.rjust(width) if number in right else cell.ljust(width)
            for cell, (number, width) in zip(cells, widths.items(), strict=True)
        )
        yield (indent + " ".join(told)).rstrip()
