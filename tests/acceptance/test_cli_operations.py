"""A site is backed up, restored, silent and adopted; looked at by the doctor; and measured."""

import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine, letters
from tests.acceptance.daemon_process import PATIENCE, daemon_at
from tests.ports import HOST, kept_port

PROGRAM = Path(sys.executable).with_name("sisam")
#: Four weeks after the placements were brought in, when much is late.
LATER = "2026-11-30T08:00+01:00"
NAME, NUMBER = "Kim Kanariefågel", "20110315-2383"


@pytest.fixture
def placed(sisam: CommandLine) -> CommandLine:
    """A site with a case."""
    sisam.well("import", "placements", sisam.placements(PLACEMENT | {"pupil_name": NAME}))
    return sisam


def restored(sisam: CommandLine) -> CommandLine:
    assert 0 == sisam("db", "backup", str(sisam.site / "monday.db")).code
    assert 0 == sisam("db", "restore", str(sisam.site / "monday.db"), "--replace").code
    return sisam


def test_a_backup_says_what_is_in_it_and_what_is_not(placed: CommandLine) -> None:
    target = placed.site / "monday.db"

    told = placed("db", "backup", str(target))
    again = placed("db", "backup", str(target))
    as_json = placed("db", "backup", str(placed.site / "tuesday.db"), "--json")

    assert (0, True) == (told.code, target.exists())
    assert " MB, 1 cases,\n" in told.out
    assert "Not in it: the key (vault.key)" in told.err
    assert (1, "") == (again.code, again.out)
    assert again.err.startswith("Error: There is a file of that name already")
    assert (1, target.stat().st_size) == (as_json.json["rows"]["case"], as_json.json["size_bytes"])


def test_a_backup_holds_neither_the_key_nor_a_name_to_read(placed: CommandLine) -> None:
    placed("db", "backup", str(placed.site / "monday.db"))

    content = (placed.site / "monday.db").read_bytes()
    key = (placed.site / "vault.key").read_text("ascii").strip()
    assert [] == [
        word for word in (key.encode(), bytes.fromhex(key), NAME.encode(), NUMBER.encode()) if word in content
    ]


def test_a_backup_without_a_name_goes_to_the_folder_for_backups(placed: CommandLine) -> None:
    refused = placed("db", "backup")
    (placed.site / "backups").mkdir()
    config = placed.site / "config.toml"
    config.write_text(
        config.read_text("utf-8").replace('backup_folder = ""', 'backup_folder = "backups"'), "utf-8"
    )

    made = placed("db", "backup", "--json")

    assert (1, "") == (refused.code, refused.out)
    assert "backup_folder" in refused.err
    assert Path(made.json["file"]) == placed.site / "backups" / "sisam-20261102T070000Z.db"


def test_what_is_restored_is_what_was_backed_up(placed: CommandLine) -> None:
    before = placed.well("case", "show", "SN-2026/1", "--as", "olle@example.se", "--json").json
    placed("db", "backup", str(placed.site / "monday.db"))
    (placed.site / "sisam.db").unlink()

    told = placed("db", "restore", str(placed.site / "monday.db"))

    assert (0, "sisam.db is restored from monday.db: 1 cases.\n") == (told.code, told.out)
    assert before == placed.well("case", "show", "SN-2026/1", "--as", "olle@example.se", "--json").json
    assert 0 == placed("audit").code


def test_a_site_that_has_a_database_is_not_overwritten(placed: CommandLine) -> None:
    placed("db", "backup", str(placed.site / "monday.db"))
    before = placed.content()

    refused = placed("db", "restore", str(placed.site / "monday.db"))

    assert (1, before) == (refused.code, placed.content())
    assert "--replace" in refused.err


def test_a_truncated_backup_is_refused(placed: CommandLine) -> None:
    target = placed.site / "monday.db"
    placed("db", "backup", str(target))
    target.write_bytes(target.read_bytes()[: target.stat().st_size // 2])
    before = placed.content()

    refused = placed("db", "restore", str(target), "--replace")

    assert (1, before) == (refused.code, placed.content())
    assert refused.err.startswith("Error: The backup is not whole and nothing was changed")


#: What would tell somebody something, or change what is owed.
LOUD = {
    "sweep": ("sweep",),
    "send": ("outbox", "send"),
    "act": ("case", "set-date", "SN-2026/1", "forecast", "2027-01-20", "--as", "olle@example.se"),
    "import": ("import", "placements", "placements.csv"),
}
READING = [
    ("case", "list"),
    ("case", "show", "SN-2026/1", "--as", "olle@example.se"),
    ("step", "list"),
    ("alert", "list"),
    ("outbox", "list"),
    ("seat", "list"),
    ("workflow", "list"),
    ("metrics", "--once"),
    ("db", "check"),
]


@pytest.mark.parametrize("what", LOUD)
def test_a_restored_site_is_silent(placed: CommandLine, what: str) -> None:
    restored(placed)
    new = PLACEMENT | {"case_number": "SN-2026/2", "personal_number": "unknown"}
    words = [placed.placements(new) if word == "placements.csv" else word for word in LOUD[what]]
    before = placed.content()

    refused = placed(*words, now=LATER)

    assert (1, "", before) == (refused.code, refused.out, placed.content())
    assert refused.err.startswith(
        "Error: This site was restored from a backup and tells nobody anything; `sisam adopt` ends that.\n"
    )
    assert [] == letters(placed)


def test_a_silent_site_can_be_read_and_audited(placed: CommandLine) -> None:
    restored(placed)

    assert [] == [words for words in READING if placed(*words).code]
    assert 0 == placed("audit").code


def test_a_daemon_at_a_silent_site_tells_nobody_anything(placed: CommandLine) -> None:
    restored(placed)
    before = placed.well("alert", "list", "--json", now=LATER).json

    with daemon_at(placed.site, "--every", "1", now=LATER) as daemon:
        daemon.event("site_silent")
        daemon.stop()

    assert [] == letters(placed)
    assert before == placed.well("alert", "list", "--json", now=LATER).json


def found(sisam: CommandLine, name: str) -> dict[str, str]:
    """What the doctor says of one thing."""
    (finding,) = (each for each in sisam("doctor", "--json", now=LATER).json if each["name"] == name)
    return dict(finding)


def test_a_daemon_tells_once_that_the_site_is_silent_and_once_that_it_speaks(placed: CommandLine) -> None:
    restored(placed)
    config = placed.site / "config.toml"
    config.write_text(config.read_text("utf-8").replace("beat_seconds = 10", "beat_seconds = 1"), "utf-8")

    with daemon_at(placed.site, "--every", "1", now=LATER) as daemon:
        daemon.event("site_silent")
        # It leaves its beats all the same; the first one may come a moment later.
        while (beats := found(placed, "daemon"))["level"] == "warn":
            assert daemon.process.poll() is None
        placed("adopt", "--yes", now=LATER)
        daemon.event("site_speaks")
        swept = daemon.event("sweep_completed")
        code = daemon.stop()

    told = [event["event"] for event in daemon.events()]
    assert (0, 1) == (code, swept["cases"])
    assert (1, 1, 0) == tuple(told.count(each) for each in ("site_silent", "site_speaks", "job_failed"))
    assert told.index("site_silent") < told.index("site_speaks")
    assert ("ok", "last beat 0 seconds ago; it waits until the site speaks") == (
        beats["level"],
        beats["told"],
    )


def test_adopting_says_first_who_will_hear_and_then_they_do(placed: CommandLine) -> None:
    restored(placed)

    asked = placed("adopt", now=LATER)
    still = placed("sweep", now=LATER)
    done = placed("adopt", "--yes", "--as", "siv@example.se", now=LATER)
    swept = placed.well("sweep", "--json", now=LATER).json
    again = placed("adopt", "--yes", now=LATER)

    assert (1, 1, 0, 1) == (asked.code, still.code, done.code, again.code)
    assert f"  {swept['missed']} deadlines passed meanwhile; the first sweep raises alerts." in asked.out
    assert swept["missed"] > 0
    assert f"{asked.out}The site speaks again.\n" == done.out
    assert '"event": "site_adopted"' in done.err
    heard = {each["to"] for each in placed.well("outbox", "list", "--json", now=LATER).json}
    assert heard == {line.partition("<")[2].rstrip(">") for line in asked.out.splitlines() if "@" in line}
    assert "not silent" in again.err


def test_somebody_unknown_adopts_nothing(placed: CommandLine) -> None:
    restored(placed)

    refused = placed("adopt", "--yes", "--as", "nobody@example.se")

    assert (1, 1) == (refused.code, placed("sweep").code)


def by_mail(sisam: CommandLine) -> None:
    """Let the site send mail, so that nobody has to be warned that it does not."""
    config = sisam.site / "config.toml"
    text = config.read_text(encoding="utf-8")
    for key, value in {"channel": "email", "smtp_host": "localhost", "mail_domain": "kommunen.se"}.items():
        text = re.sub(rf"^{key} = .*$", f'{key} = "{value}"', text, flags=re.MULTILINE)
    config.write_text(text, encoding="utf-8")


def test_the_doctor_fits_a_screen_and_ends_with_3_where_something_is_bad(placed: CommandLine) -> None:
    by_mail(placed)
    fine = placed("doctor")
    (placed.site / "vault.key").chmod(0o644)
    bad = placed("doctor")

    assert (0, 3, "", "") == (fine.code, bad.code, fine.err, bad.err)
    lines = [*fine.out.splitlines(), *bad.out.splitlines()]
    assert max(map(len, lines)) <= 80
    assert len(fine.out.splitlines()) <= 24
    assert any(line.startswith("bad      rights       others may use vault.key") for line in lines)
    assert any("-> Run `chmod 600" in line for line in lines)


def test_the_doctor_tells_a_silent_site_and_looks_deeper_when_asked(placed: CommandLine) -> None:
    restored(placed)

    found = placed("doctor", "--audit", "--json")

    levels = {each["name"]: each["level"] for each in found.json}
    assert (3, "bad", "ok", "ok") == (found.code, levels["silence"], levels["audit"], levels["damage"])
    assert {("name", "level", "told", "remedy")} == {tuple(each) for each in found.json}


def test_the_doctor_names_nobody(placed: CommandLine) -> None:
    placed("sweep", now=LATER)

    told = placed("doctor", "--audit", "--json", now=LATER).out

    assert [] == [word for word in (NAME, NUMBER, "olle@example.se", "Olle", "SN-2026/1") if word in told]


def test_without_a_site_the_doctor_cannot_look(placed: CommandLine, tmp_path: Path) -> None:
    assert 1 == CommandLine(tmp_path, placed.capsys)("doctor").code


def test_the_metrics_count_and_name_nobody(placed: CommandLine) -> None:
    placed("sweep", now=LATER)

    told = placed.well("metrics", "--once", now=LATER).out

    assert 'sisam_cases{state="open"} 1.0\n' in told
    with closing(sqlite3.connect(placed.site / "sisam.db")) as connection:
        ids = [row[0] for row in connection.execute('SELECT id FROM "case" UNION SELECT id FROM person')]
    assert [] == [word for word in (*ids, NAME, NUMBER, "SN-2026/1", "example.se", "oak") if word in told]


def test_metrics_are_served_nowhere_unless_a_port_is_set(placed: CommandLine) -> None:
    refused = placed("metrics")

    assert (1, True) == (refused.code, "metrics_port" in refused.err)


@contextmanager
def serving(site: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [str(PROGRAM), "--site", str(site), "--now", LATER, "metrics"], stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        assert f"Serving on http://127.0.0.1:{port}/metrics.\n" == process.stderr.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


def test_health_is_served_on_the_port_that_is_set_until_a_signal(placed: CommandLine) -> None:
    config, answers = placed.site / "config.toml", {}
    with kept_port() as port:
        text = config.read_text("utf-8").replace("metrics_port = 0", f"metrics_port = {port}")
        config.write_text(text, "utf-8")
        with serving(placed.site, port) as process:
            for path in ("/healthz", "/readyz", "/metrics"):
                connection = HTTPConnection(HOST, port, timeout=PATIENCE)
                connection.request("GET", path)
                response = connection.getresponse()
                answers[path] = (response.status, response.read().decode())
                connection.close()
            process.send_signal(signal.SIGTERM)
            code = process.wait(timeout=PATIENCE)

    assert (200, "alive\n") == answers["/healthz"]
    assert (503, "not ready: no sweep has ever been completed\n") == answers["/readyz"]
    assert (200, True) == (answers["/metrics"][0], "sisam_ready 0.0\n" in answers["/metrics"][1])
    assert 0 == code
