"""A plain table that fits its width without breaking a word."""

from collections.abc import Container, Iterator, Sequence
from itertools import zip_longest

from sisam.cli.saying import wrapped_to

#: What stands before the second line of a row, and of the headings, where one line cannot hold them.
_INDENT = "  "
#: What stands for the rest of what was cut.
_MORE = " …"


def lines_of_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
    right: Container[int] = (),
    whole: Container[int] = (),
    below: Container[int] = (),
) -> Iterator[str]:
    """Yield the lines of a table: `right` columns are aligned so, `whole` ones never folded.

    Others are folded between words. Where even that is too wide, a row takes a second line, indented. Where
    some are to stand `below`, they do as soon as not all fits unfolded; what is too long there is cut.
    """
    every = [headings, *rows] if any(headings) else rows
    natural = [max(len(row[number]) for row in every) for number in range(len(headings))]
    narrow = [
        natural[number] if number in whole else max(_longest_word(row[number]) for row in every)
        for number in range(len(headings))
    ]
    numbers = range(len(headings))
    lower = [each for each in numbers if each in below]
    if not lower or sum(natural) + len(natural) - 1 <= width:
        groups = _dealt(list(numbers), narrow, width)
        lower = []
    else:
        upper = [each for each in numbers if each not in below]
        groups = [*_dealt(upper, narrow, width), lower]
    dealt = [
        _grown(each, narrow, natural, width - len(_INDENT) * bool(place)) for place, each in enumerate(groups)
    ]
    for row in every:
        for place, widths in enumerate(dealt):
            if list(widths) == lower:
                yield _cut_row(row, widths, width)
            else:
                cells = _cut_to(row, widths) if lower and row is not headings else row
                # A second line that says nothing would only part the rows.
                if place and not any(cells[number] for number in widths):
                    continue
                yield from _row(cells, widths, right, _INDENT * bool(place))


def _longest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _dealt(numbers: Sequence[int], narrow: Sequence[int], width: int) -> list[list[int]]:
    """Deal columns to as few lines as hold them, in their order."""
    lines: list[list[int]] = [[]]
    for number in numbers:
        taken = sum(narrow[each] + 1 for each in lines[-1])
        if lines[-1] and taken + narrow[number] > width - len(_INDENT) * (len(lines) > 1):
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


def _cut_row(row: Sequence[str], widths: dict[int, int], width: int) -> str:
    """Return one line of some columns: the last that says something has all that is left of the line."""
    told = [number for number in widths if row[number]]
    line = _INDENT
    for number in told[:-1]:
        line = line.ljust(_start(number, widths)) + f"{_cut(row[number], widths[number])} "
    for number in told[-1:]:
        line = line.ljust(_start(number, widths))
        line += _cut(row[number], width - len(line))
    return line.rstrip()


def _start(number: int, widths: dict[int, int]) -> int:
    return len(_INDENT) + sum(wide + 1 for each, wide in widths.items() if each < number)


def _cut_to(row: Sequence[str], widths: dict[int, int]) -> list[str]:
    return [_cut(cell, widths.get(number, len(cell))) for number, cell in enumerate(row)]


def _cut(cell: str, width: int) -> str:
    """Return what fits of a cell, never less than its first word."""
    if len(cell) <= width:
        return cell
    return f"{next(iter(wrapped_to(cell, width - len(_MORE))), '')}{_MORE}"
