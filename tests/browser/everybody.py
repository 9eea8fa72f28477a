"""Pages that everybody can use: wide or narrow, light or dark, by keyboard, without scripts."""

from collections.abc import Callable
from html import unescape
from typing import Final

from tests.browser.accessibility import no_colour_violations, no_violations
from tests.browser.keyboard import focus_is_visible
from tests.browser.person import Person
from tests.browser.photographs import picture
from tests.browser.sideways import no_sideways_scrolling
from tests.browser.windows import HEIGHTS, Scheme

#: Of each width the light in which all is looked at, and the other.
LIGHTS: Final[tuple[tuple[Scheme, Scheme], ...]] = (("light", "dark"), ("dark", "light"))


def is_for_everybody(person: Callable[..., Person], path: str, email: str | None = None) -> Person:
    """See that a page is for everybody, take its pictures, and return whoever stands before it.

    The pictures are named after the path. `email` tells who looks at it; None: somebody unknown.
    """
    somebody = person()
    if email is not None:
        somebody.arrives(email)
    somebody.goto(path)
    stands_without_scripts(somebody)
    holds_for_everybody(somebody)
    picture(somebody.page, name_of(path))
    return somebody


def stands_without_scripts(person: Person) -> None:
    """See that the page before somebody is one as it is sent, before any script has run."""
    sent = person.window.context.request.get(person.page.url).text()
    assert 1 == sent.count("<h1") == sent.count("<main")
    assert person.heading() in unescape(sent)


def holds_for_everybody(person: Person) -> None:
    """See that the page before somebody with scripts is for everybody, at every width and in every light.

    What a light changes is colours; all else is looked at once a width.
    """
    page = person.page
    for (width, height), (scheme, other) in zip(HEIGHTS.items(), LIGHTS, strict=True):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        no_sideways_scrolling(page)
        no_violations(page)
        page.emulate_media(color_scheme=other)
        no_colour_violations(page)
    # Where there is least room the focus is hidden most easily.
    focus_is_visible(page)


def name_of(path: str) -> str:
    """Return what the pictures of a path are called."""
    return path.partition("?")[0].strip("/").replace("/", "-") or "start"
