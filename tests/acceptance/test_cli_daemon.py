"""The daemon as a user runs it: it looks by itself, says what it does, and stops when it is asked to."""

import ctypes
import signal
import socket
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from tests.acceptance.command_line import PLACEMENT, CommandLine, letters
from tests.acceptance.daemon_process import daemon_at

#: Four weeks after the placements were brought in.
LATER = "2026-11-30T08:00+01:00"
#: The same, as the views show it.
AT = "2026-11-30T07:00:00.000000Z"
_PR_SET_MDWE, _PR_GET_MDWE, _PR_MDWE_REFUSE_EXEC_GAIN = 65, 66, 1


@pytest.fixture(autouse=True)
def no_canary(sisam: CommandLine) -> None:
    """What is counted here is what happens in placements; `test_cli_canary` has a daemon with one."""
    config = sisam.site / "config.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("canary = true", "canary = false"), "utf-8")


def with_placements(sisam: CommandLine, count: int) -> None:
    rows = [PLACEMENT | {"case_number": f"SN-2026/{n}", "personal_number": "unknown"} for n in range(count)]
    sisam.well("import", "placements", sisam.placements(*rows))


def shown(sisam: CommandLine, question: str) -> list[tuple[Any, ...]]:
    """What a view says, read as anybody may."""
    engine = create_engine(f"sqlite:///{sisam.site / 'sisam.db'}")
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(question))]
    engine.dispose()
    return rows


def rungs(sisam: CommandLine) -> dict[str, int]:
    """The rung of each alert that goes on."""
    return dict(shown(sisam, "SELECT id, rung FROM v_alert WHERE cleared_at IS NULL"))


def test_it_sweeps_and_delivers_at_once_and_ends_well_when_it_is_asked_to(sisam: CommandLine) -> None:
    with_placements(sisam, 2)

    with daemon_at(sisam.site, "--every", "1", now=LATER) as daemon:
        swept = daemon.event("sweep_completed")
        seconds_to_the_first_sweep = daemon.seconds()
        daemon.event("delivery_completed")
        code = daemon.stop()

    assert 0 == code
    assert 2 == swept["cases"]
    assert 30 > seconds_to_the_first_sweep
    assert [] != letters(sisam)
    names = [event["event"] for event in daemon.events()]
    assert ("daemon_started", "daemon_stopped") == (names[0], names[-1])
    assert 1 == names.count("daemon_stopping")
    first, last = daemon.lines()
    assert f"looks after {sisam.site}: it sweeps every 1 s and delivers every 1 s." in first
    assert last.endswith("messages delivered.")
    assert "All invariants hold (2 cases).\n" == sisam.well("audit", now=LATER).out


def test_its_last_beat_is_left_when_it_stops(sisam: CommandLine) -> None:
    with daemon_at(sisam.site, now=LATER) as daemon:
        started = daemon.event("daemon_started")
        daemon.event("sweep_completed")
        daemon.stop(signal.SIGINT)

    assert [(started["daemon"], started["pid"], AT, AT, AT)] == shown(
        sisam, "SELECT id, pid, last_beat, last_sweep_started, last_sweep_completed FROM v_daemon"
    )


def test_systemd_hears_that_it_is_ready_and_well_and_that_it_stops(sisam: CommandLine) -> None:
    with TemporaryDirectory(prefix="sd-") as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(f"{folder}/notify")
        ear.settimeout(60)
        # So seldom that not all of its few places are taken while nobody listens: `STOPPING=1` would be lost.
        asked = {"NOTIFY_SOCKET": f"{folder}/notify", "WATCHDOG_USEC": "1000000"}
        with daemon_at(sisam.site, now=LATER, environment=asked) as daemon:
            heard = [ear.recv(1000).decode().splitlines()[0] for _ in range(2)]
            code = daemon.stop()
            while heard[-1] != "STOPPING=1":
                heard.append(ear.recv(1000).decode().splitlines()[0])

    assert ("READY=1", "WATCHDOG=1", "STOPPING=1", 0) == (heard[0], heard[1], heard[-1], code)


def test_two_daemons_on_one_site_do_nothing_twice(sisam: CommandLine) -> None:
    with_placements(sisam, 40)
    sisam.well("outbox", "send")

    with (
        daemon_at(sisam.site, "--every", "1", now=LATER) as one,
        daemon_at(sisam.site, "--every", "1", now=LATER) as other,
    ):
        first = [daemon.event("sweep_completed") for daemon in (one, other)]
        second = [daemon.event("daemon_started") for daemon in (one, other)]
        codes = one.stop(), other.stop()

    assert (0, 0) == codes
    assert 2 == len({event["daemon"] for event in second})
    # Each deadline is found missed by one of them, whichever was first.
    events = shown(sisam, "SELECT type, recorded_at FROM v_event")
    assert 0 < events.count(("deadline_missed", AT)) == sum(event["missed"] for event in first)
    alerts = shown(sisam, "SELECT deadline_id FROM v_alert WHERE deadline_id IS NOT NULL")
    items = shown(sisam, "SELECT dedup_key FROM v_message_item")
    assert [] != alerts
    assert {1} == set(Counter(alerts).values()) | set(Counter(items).values())
    sisam.well("outbox", "send", now=LATER)
    assert len(letters(sisam)) == len(shown(sisam, "SELECT id FROM v_message"))
    assert "All invariants hold (40 cases).\n" == sisam.well("audit", now=LATER).out


def test_a_month_of_standstill_is_caught_up_in_one_sweep_by_one_rung(sisam: CommandLine) -> None:
    with_placements(sisam, 3)
    sisam.well("sweep", now="2026-11-03T08:00+01:00")
    before = rungs(sisam)

    with daemon_at(sisam.site, "--every", "1", now=LATER) as daemon:
        swept = daemon.event("sweep_completed")
        # What the site itself lacks, such as a school without a holder, climbs in a look of its own.
        daemon.event("site_watched")
        daemon.stop()

    after = rungs(sisam)
    assert {} != before
    assert {1} == {after[alert] - rung for alert, rung in before.items() if alert in after}
    assert 3 == swept["cases"]
    sweeps = [event for event in daemon.events() if event["event"] == "sweep_completed"]
    assert [0] * (len(sweeps) - 1) == [event["climbed"] for event in sweeps[1:]]


@pytest.mark.parametrize("seconds", ["0", "61", "soon"])
def test_a_rhythm_that_would_break_the_promise_is_refused(sisam: CommandLine, seconds: str) -> None:
    assert 2 == sisam("daemon", "--every", seconds).code


def test_it_runs_where_memory_is_never_written_and_executed(sisam: CommandLine, tmp_path: Path) -> None:
    if ctypes.CDLL(None).prctl(_PR_GET_MDWE, 0, 0, 0, 0) < 0:
        pytest.skip("this kernel cannot refuse it")
    hardened = tmp_path / "hardened.py"
    hardened.write_text(
        "import ctypes, os, sys\n"
        f"failed = ctypes.CDLL(None).prctl({_PR_SET_MDWE}, {_PR_MDWE_REFUSE_EXEC_GAIN}, 0, 0, 0)\n"
        "os.execv(sys.argv[1], sys.argv[1:]) if not failed else sys.exit('too old')\n",
        "utf-8",
    )
    with_placements(sisam, 1)

    with daemon_at(sisam.site, now=LATER, before=(sys.executable, str(hardened))) as daemon:
        swept = daemon.event("sweep_completed")
        code = daemon.stop()

    assert (1, 0) == (swept["cases"], code)
