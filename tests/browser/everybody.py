"""Pages that everybody can use: wide or narrow, light or dark, by keyboard, without scripts."""

from collections.abc import Callable

from tests.browser.accessibility import no_violations
from tests.browser.keyboard import focus_is_visible
from tests.browser.person import Person
from tests.browser.photographs import picture
from tests.browser.sideways import no_sideways_scrolling
from tests.browser.windows import HEIGHTS, SCHEMES


def is_for_everybody(person: Callable[..., Person], path: str, email: str | None = None) -> Person:
    """See that a page is for everybody, take its pictures, and return whoever stands before it.

    The pictures are named after the path. `email` tells who looks at it; None: somebody unknown.
    """
    with_scripts, without = person(), person(scripts=False)
    for each in (with_scripts, without):
        if email is not None:
            each.arrives(email)
        each.goto(path)
    holds_for_everybody(with_scripts)
    picture(with_scripts.page, name_of(path))
    assert with_scripts.heading() == without.heading()
    assert 1 == without.page.locator("h1").count() == without.page.locator("main").count()
    return with_scripts


def holds_for_everybody(person: Person) -> None:
    """See that the page before somebody with scripts is for everybody, at every width and in every light."""
    page = person.page
    for width, height in HEIGHTS.items():
        page.set_viewport_size({"width": width, "height": height})
        no_sideways_scrolling(page)
        focus_is_visible(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            no_violations(page)


def name_of(path: str) -> str:
    """Return what the pictures of a path are called."""
    return path.partition("?")[0].strip("/").replace("/", "-") or "start"
