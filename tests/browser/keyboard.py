"""A page walked by the keyboard alone."""

from dataclasses import dataclass

from playwright.sync_api import Page

#: Far more than any page has; only a trap for the keyboard reaches it.
_MOST_STOPS = 400
# How the focused element looks, and how once the focus has left it: a difference shows where one is.
_LOOK = """() => {
    const at = document.activeElement;
    if (!at || at === document.body || at === document.documentElement) return null;
    const shown = element => {
        const style = getComputedStyle(element);
        return ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderColor', 'backgroundColor',
                'color', 'textDecoration', 'textDecorationThickness'].map(name => style[name]).join('|');
    };
    at.getAnimations({subtree: true}).forEach(each => each.finish());
    const box = at.getBoundingClientRect();
    // Of a tall field only the line that is written on is brought into view.
    const across = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const down = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const middle = document.elementFromPoint(across, down);
    const seen = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth
        && box.bottom > 0 && box.top < innerHeight
        && middle && (at.contains(middle) || middle.contains(at));
    const names = [at.getAttribute('aria-label'), at.labels && at.labels[0] && at.labels[0].innerText,
                   at.innerText, at.value, at.name, at.id];
    const name = (names.find(each => each && each.trim()) || '').trim().replace(/\\s+/g, ' ');
    // A date has a stop for each of its parts, and whoever leaves it begins again at the first of them.
    if (at === window.sisamDate) return {tag: at.localName, name: name, seen: true, differs: true};
    const focused = shown(at);
    at.blur();
    at.getAnimations({subtree: true}).forEach(each => each.finish());
    const differs = focused !== shown(at);
    at.focus({preventScroll: true});
    if (at === window.sisamFirstStop) return 'round';
    window.sisamFirstStop ??= at;
    window.sisamDate = ['date', 'time'].includes(at.type) && seen && differs ? at : null;
    return {tag: at.localName, name: name, seen: Boolean(seen), differs: differs};
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Something that the focus comes to."""

    #: The element's own name, such as ``a`` or ``button``.
    tag: str
    #: What it is called on the page.
    name: str
    #: Whether somebody can see where the focus is: the element is in view, uncovered, and marked.
    visible: bool


def tab_stops(page: Page) -> list[Stop]:
    """Press Tab through a page that was just opened, and return every stop in order."""
    page.evaluate("() => { delete window.sisamFirstStop }")
    stops: list[Stop] = []
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(_LOOK)
        if found is None or found == "round":
            return stops
        stops.append(Stop(found["tag"], found["name"], found["seen"] and found["differs"]))
    msg = f"the focus never leaves {page.url}: {stops[-5:]}"
    raise AssertionError(msg)


def focus_is_visible(page: Page) -> None:
    """See that a page has stops for the focus, and that at each of them one can see where it is."""
    stops = tab_stops(page)
    assert stops, f"nothing on {page.url} can be reached by the keyboard"
    hidden = [each for each in stops if not each.visible]
    assert [] == hidden, f"{page.url}: one cannot see the focus at {hidden}"


def walk_to(page: Page, name: str) -> None:
    """Walk by Tab to the stop that is called so."""
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(_LOOK)
        assert found not in (None, "round"), f"nothing called {name} can be reached at {page.url}"
        if _spoken(found["name"]) == _spoken(name):
            page.evaluate("() => { delete window.sisamFirstStop }")
            return


def _spoken(name: str) -> str:
    """Return a name without the gap that stands before what only a screen reader says."""
    return name.replace(" :", ":")


def press_by_keyboard(page: Page, name: str) -> None:
    """Walk by Tab to the stop that is called so, press Enter, and wait for the page it leads to."""
    walk_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_by_keyboard(page: Page, name: str, text: str) -> None:
    """Walk by Tab to the field that is called so, and type into it; a list takes what begins so."""
    walk_to(page, name)
    page.keyboard.type(text)


def choose_by_keyboard(page: Page, name: str) -> None:
    """Walk by Tab to the box or the first of some alternatives that is called so, and take it."""
    walk_to(page, name)
    page.keyboard.press("Space")
