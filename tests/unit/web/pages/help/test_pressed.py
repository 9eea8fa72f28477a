"""What help tells people to press is what it says on the pages."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from scripts.texts import translated, used
from sisam.domain.language import Language
from sisam.web.environment import TEMPLATES
from sisam.web.pages.help.topics import TOPICS
from tests.builders import shipped_rules


@cache
def said() -> frozenset[str]:
    """Return every sentence of the pages; to read them all takes its time."""
    return frozenset(form for msgid in used() for form in msgid)


#: The moves of the workflow, whose buttons say what it calls them.
MOVES = {
    each.title[Language.SV]: each.title[Language.EN] for each in shipped_rules().workflow.transitions.values()
}


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
        if swedish in said():
            assert (other,) == english[swedish]
        else:
            assert other == MOVES[swedish]
