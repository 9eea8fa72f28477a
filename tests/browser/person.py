"""Somebody who sits at a window and does what people do."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.windows import Window


@dataclass(frozen=True)
class Person:
    """A person before a window, who knows pages by what stands on them."""

    window: Window

    @property
    def page(self) -> Page:
        """Return the window's tab, as Playwright knows it."""
        return self.window.page

    def goto(self, path: str) -> None:
        """Open a path of the site."""
        self.window.goto(path)

    def press(self, name: str, within: Locator | None = None) -> None:
        """Press the one button or link that is called exactly so, and wait for what comes."""
        self._pressable(name, within).click()
        self.page.wait_for_load_state()

    def fill(self, label: str, text: str) -> None:
        """Write into the field with that label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose by its text what a list with that label offers."""
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def check(self, label: str) -> None:
        """Tick the box, or take the alternative, with that label."""
        self.page.get_by_label(label, exact=True).check()

    def heading(self) -> str:
        """Return the page's one first heading."""
        return self.page.locator("h1").inner_text()

    def path(self) -> str:
        """Return where the person is, with the query."""
        return self.page.url.removeprefix(self.window.origin)

    def sees(self, text: str | re.Pattern[str]) -> None:
        """See that a text stands on the page, to be seen."""
        expect(self.page.locator("body")).to_contain_text(text, use_inner_text=True)

    def does_not_see(self, text: str | re.Pattern[str]) -> None:
        """See that a text does not stand on the page."""
        expect(self.page.locator("body")).not_to_contain_text(text, use_inner_text=True)

    def may_press(self, name: str) -> bool:
        """Tell whether there is a button or a link that is called exactly so."""
        return self._pressable(name, None).count() > 0

    def errors(self) -> list[str]:
        """Return what the error summary on top of the page says, a line each."""
        return self.page.locator("[data-error-summary] li").all_inner_texts()

    def _pressable(self, name: str, within: Locator | None) -> Locator:
        place = within or self.page.locator("body")
        return place.get_by_role("button", name=name, exact=True).or_(
            place.get_by_role("link", name=name, exact=True)
        )
