"""Somebody who sits at a window and does what people do."""

import re
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from tests.browser.accounts import PASSWORD, begun_session, code_of
from tests.browser.live_server import LiveServer
from tests.browser.windows import Window

#: As a browser knows its session at a site without TLS.
_SESSION_COOKIE = "sisam"
_CODE_LASTS = timedelta(seconds=30)


@dataclass(frozen=True)
class Person:
    """A person before a window, who knows pages by what stands on them."""

    window: Window
    server: LiveServer

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        """Sign in as people do: address, password, and the code that the app shows now.

        No code is taken twice, so that half a minute passes where somebody signs in once more.
        """
        if "/logga-in" not in self.path():
            self.goto("/logga-in")
        if code_of(email, self.server.clock.now()) == self.server.codes.get(email):
            self.server.clock.advance(_CODE_LASTS)
        code = self.server.codes[email] = code_of(email, self.server.clock.now())
        for name, text in {"email": email, "losenord": password, "kod": code}.items():
            self.page.locator(f"main [name={name}]").fill(text)
        self.page.locator("main form:has([name=losenord]) button").click()
        self.page.wait_for_load_state()

    def arrives(self, email: str) -> None:
        """Be signed in without the page for it, for what is not about signing in."""
        program = self.server.program
        assert program is not None, "nobody can be signed in here"
        self.window.context.add_cookies(
            [
                {
                    "name": _SESSION_COOKIE,
                    "value": begun_session(program, email, self.server.clock.now()),
                    "url": self.server.origin,
                    "httpOnly": True,
                    "sameSite": "Lax",
                }
            ]
        )

    def session(self) -> str | None:
        """Return what the browser holds of a session; None: nothing."""
        held = {each.get("name"): each.get("value") for each in self.window.context.cookies()}
        return held.get(_SESSION_COOKIE)

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
        expect(self.page.locator("body")).not_to_have_attribute("aria-busy", "true")

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
