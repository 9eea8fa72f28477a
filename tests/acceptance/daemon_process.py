"""A daemon as a process of its own, whose log a test reads while it runs."""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

PROGRAM = Path(sys.executable).with_name("sisam")
#: Far longer than anything takes here; only a daemon that hangs reaches it.
PATIENCE = 60.0


@dataclass
class DaemonProcess:
    """A daemon that runs, and what it has written so far."""

    process: subprocess.Popen[bytes]
    began: float = field(default_factory=perf_counter)
    err: bytes = b""

    def event(self, name: str, **having: object) -> dict[str, Any]:
        """Wait for a line of the log with that name and those values, and return it."""
        while True:
            for event in self.events():
                if event["event"] == name and having.items() <= event.items():
                    return event
            assert self._read(), f"no {name} in:\n{self.err.decode()}"

    def events(self) -> list[dict[str, Any]]:
        """Return every whole line of the log so far."""
        whole = self.err[: self.err.rfind(b"\n") + 1].decode()
        return [json.loads(line) for line in whole.splitlines() if line.startswith("{")]

    def lines(self) -> list[str]:
        """Return every line that is not the log's."""
        return [line for line in self.err.decode().splitlines() if not line.startswith("{")]

    def seconds(self) -> float:
        """Return how long ago it was started."""
        return perf_counter() - self.began

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return how the daemon ended."""
        self.process.send_signal(number)
        out, rest = self.process.communicate(timeout=PATIENCE)
        self.err += rest
        assert b"" == out
        return self.process.returncode

    def _read(self) -> bytes:
        assert self.process.stderr is not None
        number = self.process.stderr.fileno()
        readable, _, _ = select.select([number], [], [], PATIENCE)
        read = os.read(number, 65536) if readable else b""
        self.err += read
        return read


@contextmanager
def daemon_at(
    site: Path,
    *words: str,
    now: str,
    before: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
    command: str = "daemon",
) -> Iterator[DaemonProcess]:
    """Run a daemon, or what runs like one, at a moment of the test's own, and end it in any case."""
    process = subprocess.Popen(
        [*before, str(PROGRAM), "--site", str(site), "--now", now, command, *words],
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield DaemonProcess(process)
    finally:
        process.kill()
        process.communicate()
