"""What help tells people to press is what it says on the pages."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from scripts.texts import translated, used
from sisam.domain.language import Language
from sisam.web.environment import TEMPLATES
from sisam.web.pages.help.topics import TOPICS

#: Told ahead of the pages that they are on; whoever builds such a page takes its buttons off this list.
AHEAD = {
    "Kvittera",
    "Skriv ut",
}


@cache
def said() -> frozenset[str]:
    """Return every sentence of the pages; to read them all takes its time."""
    return frozenset(form for msgid in used() for form in msgid)


def pressed(slug: str) -> Iterator[tuple[str, str]]:
    """Yield each thing to press, in Swedish and in English."""
    names = [
        re.findall(r'press\("([^"]+)"\)', (TEMPLATES / "help" / each / f"{slug}.html").read_text("utf-8"))
        for each in Language
    ]
    yield from zip(*names, strict=True)


@pytest.mark.parametrize("slug", TOPICS)
def test_what_is_pressed_is_called_so_on_its_page_in_both_languages(slug: str) -> None:
    english = translated()

    for swedish, other in pressed(slug):
        if swedish not in AHEAD:
            assert swedish in said()
            assert (other,) == english[swedish]


def test_nothing_is_ahead_that_no_help_tells_of() -> None:
    assert set() == AHEAD - {swedish for slug in TOPICS for swedish, _ in pressed(slug)}
