"""What axe has against a page."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

#: WCAG 2.2 AA, and what is good practice beyond it.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SCRIPTS_RUN = "() => matchMedia('(scripting: enabled)').matches"
#: What can be otherwise in another light: whatever has to do with colours.
_COLOURS = ["color-contrast", "link-in-text-block"]
_KNOWN = "() => Boolean(window.axe)"
# What Playwright evaluates comes in by the debugger, so that the strictest policy of a page does not stop it.
_RUN = "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})"


def no_violations(page: Page) -> None:
    """See that axe finds nothing on a page as it is now; its window must run scripts."""
    found = violations(page)
    assert [] == found, f"\n{page.url}\n" + "\n".join(found)


def no_colour_violations(page: Page) -> None:
    """See that axe finds nothing in the colours of a page that holds in another light; as `no_violations`."""
    found = violations(page, {"type": "rule", "values": _COLOURS})
    assert [] == found, f"\n{page.url}\n" + "\n".join(found)


def violations(page: Page, only: object = TAGS) -> list[str]:
    """Return what axe finds, a line for each place; its window must run scripts."""
    # Without scripts axe waits for a timer that never rings.
    assert page.evaluate(_SCRIPTS_RUN), "axe needs a window that runs scripts"
    if not page.evaluate(_KNOWN):
        page.evaluate(AXE_SCRIPT)
    report = page.evaluate(_RUN, only)
    return [_line(rule, node) for rule in report["violations"] for node in rule["nodes"]]


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    why = [each["message"] for key in ("any", "all", "none") for each in node[key]]
    place = " ".join(str(each) for each in node["target"])
    return f"{rule['id']} ({rule['impact']}) at {place}: {'; '.join(why)}\n    {node['html']}"
