"""Pages that can be read on a telephone without scrolling sideways."""

from playwright.sync_api import Page

# Whatever scrolls within itself, as a wide table may, does not widen the page.
_TOO_WIDE = """() => {
    const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const tag = element => element.cloneNode(false).outerHTML;
    const told = each => `${tag(each)} in ${tag(each.parentElement)}: ${each.textContent.slice(0, 60)}`;
    const scrolls = element => {
        for (let each = element.parentElement; each && each !== document.body; each = each.parentElement)
            if (getComputedStyle(each).overflowX !== 'visible') return true;
        return false;
    };
    return [`the page: ${page.scrollWidth} px in ${page.clientWidth} px`,
            ...[...document.body.querySelectorAll('*')]
                .filter(each => each.getBoundingClientRect().right > page.clientWidth + 1 && !scrolls(each))
                .slice(0, 10)
                .map(told)];
}"""


def no_sideways_scrolling(page: Page) -> None:
    """See that nothing on a page is wider than its window."""
    found = page.evaluate(_TOO_WIDE)
    assert [] == found, f"{page.url}\n" + "\n".join(found)
