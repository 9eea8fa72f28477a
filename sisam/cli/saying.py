"""Saying something to people, in lines that are no wider than their terminal."""

import shutil
import sys
import textwrap
from typing import TextIO

#: The width where there is no terminal.
COLUMNS_WIDE = 80


def say(sentence: str) -> None:
    """Print a sentence to standard output."""
    _print(sentence, sys.stdout)


def remark(sentence: str) -> None:
    """Print a sentence to standard error, beside the data."""
    _print(sentence, sys.stderr)


def wrapped(sentence: str, hanging: str = "") -> list[str]:
    """Return a sentence in lines that keep its indent; `hanging` is put before all but the first."""
    indent = sentence[: len(sentence) - len(sentence.lstrip())]
    return wrapped_to(sentence.strip(), terminal_width(), indent, indent + hanging)


def wrapped_to(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a text in lines of a width, broken between words only."""
    return textwrap.wrap(
        _visible(text),
        max(width, 1),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _visible(text: str) -> str:
    """Return a text without signs that a terminal would obey, such as escapes in the name of a file."""
    return text if text.isprintable() else "".join(each if _shown(each) else "?" for each in text)


def _shown(sign: str) -> bool:
    return sign.isprintable() or sign in "\n\t\u2026\u00a0"


def terminal_width() -> int:
    """Return how many columns there are."""
    return shutil.get_terminal_size((COLUMNS_WIDE, 24)).columns


def counted(count: int, thing: str) -> str:
    """Return a number of things: `1 case`, `2 cases`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _print(sentence: str, stream: TextIO) -> None:
    for line in wrapped(sentence):
        print(line, file=stream)
