"""Debian's Chromium, started for a run of tests and ended with it."""

import asyncio
import os
import secrets
import select
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PROGRAM = Path("/usr/bin/chromium")
ADVICE = "Chromium is not installed; run scripts/chromium as root."
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that could not be had is asked for again by the test alone.
    "--disable-auto-reload",
    # A page that asks for another machine fails, and never leaves this one.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
#: Every process of a browser has this in its environment, with a value of that browser's own.
MARK = "SISAM_TEST_BROWSER"
#: A browser that was ended is not gone at once: its processes end one after another.
_PATIENCE_SECONDS = 30.0
_LAUNCH_MILLISECONDS = 120_000


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser that runs, and what its processes can be told by."""

    browser: Browser
    mark: str
    #: Playwright runs its loop below the tests, and tells asyncio that it runs.
    loop: asyncio.AbstractEventLoop

    @contextmanager
    def at_hand(self) -> Iterator[Browser]:
        """Lend the browser to one test; between tests no loop seems to run, so that others may run theirs."""
        asyncio._set_running_loop(self.loop)
        try:
            yield self.browser
        finally:
            asyncio._set_running_loop(None)


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Start a browser; it ends with this block, and with this process however that ends."""
    mark = secrets.token_hex(8)
    playwright = sync_playwright().start()
    try:
        browser = playwright.chromium.launch(
            executable_path=PROGRAM,
            args=ARGUMENTS,
            env={**os.environ, MARK: mark},
            timeout=_LAUNCH_MILLISECONDS,
        )
        loop = asyncio.get_running_loop()
        asyncio._set_running_loop(None)
        yield Chromium(browser, mark, loop)
        asyncio._set_running_loop(loop)
        browser.close()
    finally:
        playwright.stop()
        asyncio._set_running_loop(None)


def still_running(mark: str, seconds: float = _PATIENCE_SECONDS) -> list[int]:
    """Wait for the processes of a browser to end, and return those that do not in so many seconds each."""
    return [each for each in processes_of(mark) if not _ends(each, seconds)]


def processes_of(mark: str) -> list[int]:
    """Return the processes of a browser that have not ended."""
    wanted = f"{MARK}={mark}".encode()
    return [int(each.name) for each in Path("/proc").glob("[0-9]*") if wanted in _environment(each)]


def _ends(process: int, seconds: float) -> bool:
    try:
        handle = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


def _environment(process: Path) -> list[bytes]:
    try:
        return (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return []
