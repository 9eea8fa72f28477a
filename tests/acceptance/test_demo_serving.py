"""The demo that stays up: at a terminal it serves what it has made, elsewhere it ends after its report."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.acceptance.daemon_process import PROGRAM

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
#: As few placements as still make a country.
SMALL = ("demo", "--cases", "8", "--dir", "site")
#: More than a country of that size takes on a busy machine.
SECONDS = 600
CHUNK = 4096


@contextmanager
def at_terminal(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Type a command at a terminal, and end it with the test."""
    outside, inside = pty.openpty()
    process = subprocess.Popen((PROGRAM, *words), cwd=home, stdin=inside, stdout=inside, stderr=inside)
    os.close(inside)
    try:
        yield process, outside
    finally:
        process.kill()
        process.wait(SECONDS)
        os.close(outside)


def read_until(outside: int, sign: str) -> str:
    """Return what the terminal shows up to a sign, or all of it where the process ends before."""
    seen = b""
    with suppress(OSError):
        while sign.encode() not in seen and (chunk := os.read(outside, CHUNK)):
            seen += chunk
    return seen.decode(errors="replace")


def make(*words: str) -> str:
    """Return what make would do."""
    words = ("make", "--no-print-directory", "-n", "demo", *words)
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    return " ".join(done.stdout.replace("\\\n", " ").split())


def test_at_a_terminal_it_says_where_and_as_whom_to_sign_in_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    with at_terminal(tmp_path, *SMALL, "--port", "0") as (process, outside):
        seen = read_until(outside, "looks after")
        address = re.search(r"http://127\.0\.0\.1:\d+", seen)
        assert address is not None, seen
        with urlopen(f"{address[0]}/logga-in") as answer:  # noqa: S310 — on this machine
            page = answer.read().decode()
        listed = re.findall(r"(\S+ \S+) <\S+@\S+>", seen[address.end() :])

        assert "THE PAGES" in seen
        assert "Demonstration." in page
        assert f'public_url = "{address[0]}"' in (tmp_path / "site" / "config.toml").read_text("utf-8")
        shown = seen[seen.index("THE PAGES") : seen.index("sisam daemon")]
        assert [] == [line for line in shown.splitlines() if len(line) > 80]
        assert [] != listed
        assert [] == [name for name in listed if name not in page]
        process.send_signal(signal.SIGINT)
        assert 0 == process.wait(SECONDS)


def test_where_there_is_no_terminal_it_ends_after_its_report(tmp_path: Path) -> None:
    done = subprocess.run(
        (PROGRAM, *SMALL),
        cwd=tmp_path,
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        text=True,
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert "WHAT TO TYPE NEXT" in done.stdout
    assert "sisam --site site run" in done.stdout
    assert "THE PAGES" not in done.stdout


def test_make_hands_on_whether_and_where_to_serve() -> None:
    assert make("SERVE=no").endswith("sisam demo --no-serve")
    assert make("SERVE_PORT=9000").endswith("sisam demo --port 9000")
    assert make().endswith("sisam demo")
