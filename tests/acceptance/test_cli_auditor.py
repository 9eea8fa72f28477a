"""The auditor as operations run it: what it says, whom it tells, and that it only reads."""

import json
import shutil
import signal
import socket
import subprocess
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sisam.application.ports.beats import Beat
from sisam.bootstrap import open_program
from sisam.cli.errand import instant_of
from sisam.cli.given import Given
from tests.acceptance.command_line import NOW, PLACEMENT, CommandLine
from tests.acceptance.daemon_process import PATIENCE, DaemonProcess, daemon_at
from tests.faults.smtp_theatre import Scene, Theatre, theatre
from tests.web_receiver import Receiver, receiver

#: Four weeks after the placements were brought in, when much is late.
LATER = "2026-11-30T08:00+01:00"
NAME = "Kim Kanariefågel"
#: Runs something with mounts of its own, as systemd does.
ALONE = ("unshare", "--mount")
#: Lets it read the folder that is named first and write in its spool.
CONFINED = """
mount --bind "$0" "$0" && mount --bind "$0/spool" "$0/spool" && mount -o remount,ro,bind "$0" && exec "$@"
"""


def beat(site: Path, at: str = NOW) -> None:
    """Leave a daemon's sign of life."""
    completed = instant_of(Given(now=at))
    program = open_program(site, {})
    with closing(program.store) as store, store.write() as work:
        work.beats.put(Beat("one", "anna", 1, completed, completed, completed))
        work.commit()


@pytest.fixture
def swept(sisam: CommandLine) -> CommandLine:
    """A site with a case, where a daemon has just swept and everybody was told."""
    sisam.well("import", "placements", sisam.placements(PLACEMENT | {"pupil_name": NAME}))
    sisam.well("sweep")
    sisam.well("outbox", "send")
    beat(sisam.site)
    return sisam


def configured(sisam: CommandLine, **settings: object) -> CommandLine:
    config = sisam.site / "config.toml"
    kept = [
        line for line in config.read_text("utf-8").splitlines() if line.partition(" = ")[0] not in settings
    ]
    told = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    config.write_text("\n".join([*kept, *told]) + "\n", "utf-8")
    return sisam


def told_outside(sisam: CommandLine, outside: Receiver, house: Theatre | None = None) -> CommandLine:
    """Name somebody outside, and operations on a mail server of their own."""
    configured(sisam, deadman_url=f"http://127.0.0.1:{outside.port}/uuid")
    if house is None:
        return sisam
    return configured(
        sisam,
        operations_email=["drift@example.se", "jour@example.se"],
        operations_smtp_host="127.0.0.1",
        operations_smtp_port=house.port,
        operations_smtp_security="plain",
        mail_from="sisam@kommunen.se",
    )


def test_where_all_is_well_it_says_so_and_ends_with_0(swept: CommandLine) -> None:
    ran = swept("auditor", "--once")

    assert (0, "Green: all invariants hold (1 case), and a daemon sweeps.\n") == (ran.code, ran.out)
    assert ["audit_completed"] == [json.loads(line)["event"] for line in ran.err.splitlines()]


def test_what_is_red_fits_a_screen_and_ends_with_3(
    swept: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    ran = swept("auditor", "--once", now=LATER)

    lines = ran.out.splitlines()
    assert (3, "Red: what must hold and does not (1 case):") == (ran.code, lines[0])
    assert any(line.split() == ["sweep", "1", "A", "daemon", "sweeps"] for line in lines)
    assert any("Nothing passes unseen" in line for line in lines)
    assert max(map(len, lines)) <= 80
    assert "audit_red" in ran.err


def test_a_site_without_its_database_is_unchecked_and_ends_with_1(swept: CommandLine) -> None:
    (swept.site / "sisam.db").unlink()

    ran = swept("auditor", "--once")

    assert (1, True) == (ran.code, "The database file is missing" in ran.out)
    assert str(swept.site) not in ran.out


def test_a_restored_site_is_let_alone_for_a_day_and_nobody_vouches_for_it(swept: CommandLine) -> None:
    swept("db", "backup", str(swept.site / "monday.db"))
    swept("db", "restore", str(swept.site / "monday.db"), "--replace")

    with receiver() as outside:
        told_outside(swept, outside)
        first = swept("auditor", "--once")
        heard = [each.path for each in outside.posted]
        later = swept("auditor", "--once", now="2026-11-03T09:00+01:00")

    assert (0, []) == (first.code, heard)
    assert "silent site" in first.out
    assert (3, True) == (later.code, "silence" in later.out)
    assert ["/uuid/fail"] == [each.path for each in outside.posted]


def test_operations_are_written_to_past_the_outbox_until_all_is_well_again(swept: CommandLine) -> None:
    with theatre() as house, receiver() as outside:
        told_outside(swept, outside, house)
        for now in (NOW, LATER, LATER):
            swept("auditor", "--once", now=now)
        swept.well("sweep", now=LATER)
        swept.well("outbox", "send", now=LATER)
        beat(swept.site, LATER)
        last = swept("auditor", "--once", now=LATER)

    assert 0 == last.code
    assert ["/uuid", "/uuid/fail", "/uuid/fail", "/uuid"] == [each.path for each in outside.posted]
    assert ["drift@example.se", "jour@example.se"] * 2 == [
        address for session in house.sessions for address in session.recipients
    ]
    first, *_, well = house.mails()
    assert str(first["Subject"]).startswith("SiSam auditor: red (")
    assert "SiSam auditor: all is well again" == well["Subject"]
    everything = "\n".join(str(mail) for mail in house.mails())
    assert [] == [word for word in ("SN-2026", "Kim", str(swept.site)) if word in everything]


def test_a_mail_server_that_refuses_is_tried_again_at_the_next_look(swept: CommandLine) -> None:
    scenes = iter([Scene.BUSY_RECIPIENT, Scene.RESET, Scene.GOOD, Scene.GOOD])
    with theatre(lambda: next(scenes)) as house, receiver() as outside:
        told_outside(swept, outside, house)
        ran = [swept("auditor", "--once", now=LATER) for _ in range(3)]

    failed = [
        json.loads(line)["failed"]
        for each in ran
        for line in each.err.splitlines()
        if "operations_told" in line
    ]
    assert ([2, 0], 2) == (failed, len(house.mails()))
    assert "example.se" not in "".join(each.err for each in ran)


def test_it_changes_nothing_but_its_spool(swept: CommandLine) -> None:
    before = {path: path.read_bytes() for path in swept.site.rglob("*") if path.is_file()}

    swept("auditor", "--once", now=LATER)

    after = {path: path.read_bytes() for path in swept.site.rglob("*") if path.is_file()}
    made = {path for path in after if before.get(path) != after[path]} - {
        # What a reader opens beside the database; they hold nothing where nobody writes.
        swept.site / "sisam.db-shm",
        swept.site / "sisam.db-wal",
    }
    assert {swept.site / "spool" / "auditor.json"} == made


def test_a_setting_that_is_wrong_is_refused_before_it_begins(swept: CommandLine) -> None:
    configured(swept, auditor_seconds=30)

    assert (1, True) == ((ran := swept("auditor", "--once")).code, "auditor_seconds" in ran.err)


auditor_at = partial(daemon_at, command="auditor", now=NOW)


def test_it_looks_at_once_and_ends_well_when_it_is_asked_to(swept: CommandLine) -> None:
    with receiver() as outside:
        told_outside(swept, outside)
        with auditor_at(swept.site) as auditor:
            looked = auditor.event("audit_completed")
            code = auditor.stop()

    assert (0, "green", ["/uuid"]) == (code, looked["verdict"], [each.path for each in outside.posted])
    assert ["auditor_started", "audit_completed", "auditor_stopping", "auditor_stopped"] == [
        event["event"] for event in auditor.events()
    ]
    first, last = auditor.lines()
    assert f"looks at {swept.site} every 300 s." in first
    assert "sisam auditor stopped after 1 looks." == last


def test_it_starts_without_a_database_and_says_so(swept: CommandLine) -> None:
    (swept.site / "sisam.db").unlink()

    with auditor_at(swept.site) as auditor:
        looked = auditor.event("audit_completed")
        code = auditor.stop(signal.SIGINT)

    assert (0, "unchecked") == (code, looked["verdict"])


def test_systemd_hears_that_it_is_ready_and_well_and_that_it_stops(swept: CommandLine) -> None:
    with TemporaryDirectory(prefix="sd-") as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(f"{folder}/notify")
        ear.settimeout(PATIENCE)
        asked = {"NOTIFY_SOCKET": f"{folder}/notify", "WATCHDOG_USEC": "200000"}
        with auditor_at(swept.site, environment=asked) as auditor:
            first = ear.recv(1000).decode().splitlines()
            heard = [ear.recv(1000).decode() for _ in range(2)]
            code = auditor.stop()

    assert (["READY=1", "STATUS=Auditing."], ["WATCHDOG=1"] * 2, 0) == (first, heard, code)


def test_it_looks_at_a_site_that_it_cannot_write_while_a_daemon_runs(swept: CommandLine) -> None:
    confined = (*ALONE, "sh", "-c", CONFINED, str(swept.site))
    if not shutil.which("unshare") or subprocess.run([*ALONE, "true"], check=False).returncode:
        pytest.skip("this machine lets nobody mount anything")
    (swept.site / "spool").mkdir()

    with daemon_at(swept.site, now=NOW) as daemon:
        daemon.event("sweep_completed")
        with auditor_at(swept.site, before=confined) as beside:
            beside.event("audit_completed")
            beside.stop()
        daemon.stop()
    with auditor_at(swept.site, before=confined) as alone:
        alone.event("audit_completed")
        alone.stop()

    def ended(auditor: DaemonProcess) -> tuple[object, bool]:
        verdict = auditor.event("audit_completed")["verdict"]
        return verdict, any(event["event"] == "spool_failed" for event in auditor.events())

    # Where nobody has the database open, whoever may not write cannot make what lies beside it.
    assert [("green", False), ("unchecked", False)] == [ended(beside), ended(alone)]
