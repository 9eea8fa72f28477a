"""A browser window of one person, that notices everything which ought not to happen in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
    Response,
    WebError,
    expect,
)

Scheme = Literal["light", "dark"]
WIDE, NARROW = 1280, 360
#: How high a window is, by its width.
HEIGHTS = {WIDE: 900, NARROW: 740}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
#: Far longer than anything takes; on a busy machine a page with all that is looked at may take some seconds.
_PATIENCE_MILLISECONDS = 30_000
# What is expected of a page may come as late as what is done there.
expect.set_options(timeout=_PATIENCE_MILLISECONDS)
#: Chromium's own line about an answer that is noticed by its status anyway.
_ABOUT_AN_ANSWER = "Failed to load resource"
#: A navigation that another one overtook, or that became a download.
_OVERTAKEN = "net::ERR_ABORTED"


@dataclass(frozen=True, slots=True)
class Look:
    """How a person's browser is set up."""

    width: int = WIDE
    scheme: Scheme = "light"
    scripts: bool = True
    locale: str = "sv-SE"
    #: Held in a hand and touched by a finger.
    phone: bool = False


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that somebody took home."""

    name: str
    content: bytes


@dataclass
class Window:
    """A window with cookies of its own; `page` is its tab, as Playwright knows it."""

    context: BrowserContext
    page: Page
    #: Such as ``http://127.0.0.1:4711``; every request to another place is a trouble.
    origin: str
    look: Look
    #: What ought not to have happened; a test whose window has any fails.
    troubles: list[str] = field(default_factory=list)
    _asked_for: list[int | None] = field(default_factory=list)
    _came: list[int | None] = field(default_factory=list)

    def goto(self, path: str) -> None:
        """Open a path of the site."""
        self.page.goto(f"{self.origin}{path}")

    @contextmanager
    def expect_status(self, status: int | None) -> Iterator[None]:
        """Let answers of 400 and above have this status, and see that one comes; None: no answer at all."""
        self._asked_for, self._came = [status], []
        yield
        self.settle()
        came = self._came
        self._asked_for, self._came = [], []
        assert status in came, f"no answer {status} came"

    def download(self, press: Callable[[], object]) -> Downloaded:
        """Return the file that a press of something brings."""
        with self.page.expect_download() as waited:
            press()
        return Downloaded(waited.value.suggested_filename, waited.value.path().read_bytes())

    def settle(self) -> None:
        """Let everything that the browser has to tell come in."""
        if self.page.is_closed():
            return
        try:
            self.page.evaluate("0")
        except Error:
            # Another page came in the middle of the question; it can be asked once it is there.
            self.page.wait_for_load_state()
            self.page.evaluate("0")

    def watch(self) -> None:
        """Begin to notice what happens in every tab of the window."""
        self.context.set_default_timeout(_PATIENCE_MILLISECONDS)
        self.context.on("console", self._said)
        self.context.on("weberror", self._threw)
        self.context.on("dialog", self._asked)
        self.context.on("request", self._requested)
        self.context.on("response", self._answered)
        self.context.on("requestfailed", self._failed)

    def _said(self, message: ConsoleMessage) -> None:
        if not message.text.startswith(_ABOUT_AN_ANSWER):
            self.troubles.append(f"console {message.type}: {message.text}")

    def _threw(self, error: WebError) -> None:
        self.troubles.append(f"script error: {error.error}")

    def _asked(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog {dialog.type}: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:")):
            self.troubles.append(f"request to another origin: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._comes(
                response.status, f"answer {response.status}: {response.request.method} {response.url}"
            )

    def _failed(self, request: Request) -> None:
        if request.failure != _OVERTAKEN:
            self._comes(None, f"no answer: {request.method} {request.url} {request.failure}")

    def _comes(self, status: int | None, trouble: str) -> None:
        self._came.append(status)
        if status not in self._asked_for:
            self.troubles.append(trouble)


@contextmanager
def window(browser: Browser, origin: str, look: Look, state: Path | None = None) -> Iterator[Window]:
    """Open a window with cookies of its own, or those of a `state` kept before; its troubles stay with it."""
    context = browser.new_context(
        viewport={"width": look.width, "height": HEIGHTS.get(look.width, HEIGHTS[WIDE])},
        color_scheme=look.scheme,
        java_script_enabled=look.scripts,
        locale=look.locale,
        timezone_id="Europe/Stockholm",
        reduced_motion="reduce",
        is_mobile=look.phone,
        has_touch=look.phone,
        storage_state=state,
    )
    try:
        opened = Window(context, context.new_page(), origin, look)
        opened.watch()
        yield opened
        opened.settle()
    finally:
        context.close()
