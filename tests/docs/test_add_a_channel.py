"""Whoever adds a channel by the page touches every place in which one is named, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "howto" / "add-a-channel.md"
#: The channel that the page copies.
COPIED = "webhook"


def listed() -> set[str]:
    """Return the files in the page's table."""
    return set(re.findall(r"^\| `([^`]+)` \|", PAGE.read_text("utf-8"), re.MULTILINE))


def named() -> set[str]:
    """Return the files of the program that name the channel, or belong to it."""
    files = [ROOT / "config.toml", *(ROOT / "sisam").rglob("*.py")]
    return {
        file.relative_to(ROOT).as_posix()
        for file in files
        if COPIED in file.parent.name or COPIED in file.read_text("utf-8").casefold()
    }


def test_the_page_lists_every_file_that_a_channel_needs() -> None:
    assert named() == listed()


def test_what_the_page_speaks_of_besides_is_there() -> None:
    spoken_of = set(re.findall(r"`((?:sisam|tests)/[\w/.]+)`", PAGE.read_text("utf-8")))

    assert [] == [path for path in sorted(spoken_of) if not (ROOT / path).exists()]
