"""The pages of a site in a process of their own, which a test kills and starts again."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.acceptance.daemon_process import PROGRAM, DaemonProcess
from tests.ports import kept_port


@dataclass
class ServedSite:
    """`sisam web`, or `sisam run`, at one address whatever becomes of it."""

    folder: Path
    #: When it is, for a process that is started from now on.
    now: str
    command: str
    port: int
    _running: DaemonProcess | None = field(default=None, repr=False)

    @property
    def origin(self) -> str:
        """Return where the pages are while somebody serves them."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def process(self) -> DaemonProcess:
        """Return the process that runs, with the lines of its log."""
        assert self._running is not None, "the site is not served"
        return self._running

    def start(self) -> None:
        """Serve from now on; returns when browsers are let in."""
        words = [str(PROGRAM), "--site", str(self.folder), "--now", self.now, self.command]
        self._running = DaemonProcess(
            subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        )
        self._running.event("web_started")

    def kill(self) -> None:
        """End the process in the middle of whatever it does, as `kill -9` and a power cut do."""
        if self._running is not None:
            self._running.stop(signal.SIGKILL)
            self._running = None

    def stop(self) -> int:
        """Ask it to stop, and return how it ended."""
        ended, self._running = self.process.stop(), None
        return ended

    def restart(self, now: str | None = None) -> None:
        """Kill it and serve anew, at another moment if one is named."""
        self.kill()
        self.now = now or self.now
        self.start()


@contextmanager
def served_site(folder: Path, now: str, command: str = "web") -> Iterator[ServedSite]:
    """Serve a site at a free port until the end of this block."""
    with kept_port() as port:
        config = folder / "config.toml"
        text, found = re.subn(r"(?m)^web_port = .*$", f"web_port = {port}", config.read_text("utf-8"))
        config.write_text(text if found else f"web_port = {port}\n{text}", encoding="utf-8")
        served = ServedSite(folder, now, command, port)
        try:
            served.start()
            yield served
        finally:
            served.kill()
