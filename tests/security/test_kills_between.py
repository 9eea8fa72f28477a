"""Whoever is killed between the read log and the answer has shown nothing that is not in the log."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.security.estate import HOST, LATER, OWN_CASE, Estate

ROOT = Path(__file__).parents[2]
PUPIL = "Kim Sjö"
#: Far longer than it takes.
_PATIENCE_SECONDS = 600


@pytest.mark.slow
def test_nothing_was_ever_shown_that_is_not_in_the_log(estate: Estate) -> None:
    who = estate.visitor("olle.ek@boden.example")
    case = f"/arenden/{estate.case_id(OWN_CASE)}"
    words = [str(estate.folder), HOST, who.session_id, LATER.isoformat(), case, "/att-gora"]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.security.mortal", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    assert (0, "") == (ran.returncode, ran.stderr)
    lives = [json.loads(line) for line in ran.stdout.splitlines()]
    logged = {datetime.fromisoformat(at) for (at,) in estate.rows("SELECT at FROM read_log")}

    shown = [life for life in lives if life["came"]]
    assert [] == [life for life in shown if datetime.fromisoformat(life["at"]) not in logged]
    # It died before it had shown anything, in the middle of what it showed, and once not at all.
    for path in {life["path"] for life in lives}:
        deaths = [life for life in lives if life["path"] == path and life["died"]]
        (alive,) = (life for life in lives if life["path"] == path and not life["died"])
        assert PUPIL in alive["came"], path
        assert len([life for life in deaths if not life["came"]]) > 5
        assert [] != [life for life in deaths if 0 < len(life["came"]) < len(alive["came"])]
