"""Whoever is killed at whatever moment: nothing that was acknowledged is lost, and nothing is done twice."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
KILLS, STOPS = 200, 20
#: Far longer than it takes.
_PATIENCE_SECONDS = 600


def born_and_killed(folder: Path, *, kills: int = 0, stops: int = 0) -> dict[str, Any]:
    """Let a nursery do it in a process of its own, since only a process with one thread may fork."""
    words = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "tests.faults.nursery",
        str(folder),
        "1",
        str(kills),
        str(stops),
    ]
    ran = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, timeout=_PATIENCE_SECONDS, check=False
    )
    assert (0, "") == (ran.returncode, ran.stderr)
    found: dict[str, Any] = json.loads(ran.stdout)
    sys.stdout.write(f"{found['seen']}\n")
    return found


@pytest.mark.slow
def test_daemons_and_people_are_killed_and_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    found = born_and_killed(tmp_path / "site", kills=KILLS)

    seen = found["seen"]
    assert [] == found["faults"]
    assert seen["kills"] >= 200
    assert seen["kills while a command was unanswered"] >= 100
    assert seen["kills of a daemon"] >= 50
    assert seen["done"] >= 100
    assert seen["messages"] > 0


@pytest.mark.slow
def test_a_daemon_that_is_stopped_in_the_middle_goes_on_beside_another_one(tmp_path: Path) -> None:
    found = born_and_killed(tmp_path / "site", stops=STOPS)

    seen = found["seen"]
    assert [] == found["faults"]
    assert seen["stops"] >= STOPS
    # The first one went on after it was let go, and the other one worked while it stood.
    assert seen["first swept"] > 0
    assert seen["other swept"] > 0
