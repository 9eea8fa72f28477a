"""Plain text for a terminal of 80 columns."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

WIDTH = 80
_INDENT = "  "
_GAP = 1
#: No column of numbers is narrower, where nobody says otherwise.
_NUMBER = 5


def heading(title: str, aside: str = "") -> Iterator[str]:
    """Yield a section's heading, with something said at its right end."""
    yield ""
    yield f"{title.upper()}{aside:>{WIDTH - len(title)}}".rstrip()
    yield "─" * WIDTH


def paragraph(text: str, indent: str = _INDENT) -> Iterator[str]:
    """Yield a paragraph, folded."""
    yield from textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)


def counted(count: int, one: str, several: str | None = None) -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    left: int = 1,
    indent: str = _INDENT,
    number: int = _NUMBER,
) -> Iterator[str]:
    """Yield a table whose first columns stand to the left and whose others are numbers, to the right.

    What does not fit is cut from the last of the first columns.
    """
    listed = [list(headings), *map(list, rows)]
    widths = [max(len(row[column]) for row in listed) for column in range(len(headings))]
    widths[left:] = [max(width, number) for width in widths[left:]]
    spare = WIDTH - len(indent) - sum(widths) - _GAP * (len(widths) - 1)
    widths[left - 1] += min(spare, 0)
    for row in listed if any(headings) else listed[1:]:
        cells = [
            _cut(cell, width).ljust(width) if column < left else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield f"{indent}{(' ' * _GAP).join(cells)}".rstrip()


def bar(count: int, most: int, width: int) -> str:
    """Return a bar as long as the count is beside the greatest one; nought has none, others at least one."""
    return "" if not count else "█" * max(1, round(width * count / most))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
