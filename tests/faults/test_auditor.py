"""Whatever befalls a site, the auditor is red at its next look and says so to somebody outside."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from sisam.application.ports.beats import Beat
from sisam.audit.chain import _structure
from sisam.audit.entry import Entry
from sisam.auditor.inspection import Inspection, Verdict
from sisam.auditor.spool import Spool
from sisam.bootstrap import open_program
from sisam.cli.auditor_diary import AuditorDiary
from sisam.cli.auditors import _auditor_of
from sisam.cli.main import main
from sisam.clock import FixedClock
from sisam.settings import read_settings
from sisam.storage.dialect import choose_library
from tests.faults.site_on_disk import populate
from tests.journeys.town import at
from tests.web_receiver import Receiver, receiver

BEGINS = date(2026, 9, 1)
#: Three weeks later much is late, and alerts go on.
NOW = at(BEGINS) + timedelta(weeks=3)
PATH = "/8c6f0c3e"
WELL = (0, PATH, "")
MINUTE = timedelta(minutes=1)
LIBRARY = choose_library().module
ENTRY = ", ".join(Entry.__dataclass_fields__)


@dataclass
class Site:
    """A site on disk with an auditor that tells somebody on this machine."""

    folder: Path
    outside: Receiver

    def look(self, now: datetime = NOW) -> tuple[int, str, str]:
        """Look once and return how that ended, and what was heard outside."""
        code = self.sisam("auditor", "--once", now=now)
        heard = self.outside.posted.pop()
        assert [] == self.outside.posted
        return code, heard.path, heard.body.decode()

    def sisam(self, *words: str, now: datetime = NOW) -> int:
        return main(["--site", str(self.folder), "--now", now.isoformat(), *words])

    def sql(self, *statements: str) -> None:
        with closing(LIBRARY.connect(self.folder / "sisam.db")) as connection:
            connection.execute("PRAGMA ignore_check_constraints = ON")
            for statement in statements:
                assert connection.execute(statement).rowcount, f"nothing was done by: {statement}"
            connection.commit()

    def beat(self, completed: datetime = NOW) -> None:
        """Leave a daemon's sign of life, and no other."""
        with closing(LIBRARY.connect(self.folder / "sisam.db")) as connection:
            connection.execute("DELETE FROM daemon_beat")
            connection.commit()
        program = open_program(self.folder, {})
        with closing(program.store) as store, store.write() as work:
            work.beats.put(Beat("one", "anna", 1, completed, completed, completed))
            work.commit()

    def spooled(self) -> Inspection:
        report = Spool(self.folder / "spool").read()
        assert report is not None
        return report.inspection


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where time has passed and everybody was told; tests work on copies of it."""
    folder = tmp_path_factory.mktemp("lived") / "site"
    populate(folder, 3, BEGINS, seed=7)
    for words in (("sweep",), ("outbox", "send")):
        assert main(["--site", str(folder), "--now", NOW.isoformat(), *words]) == 0
    return folder


@pytest.fixture
def site(lived: Path, tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "site"
    shutil.copytree(lived, folder)
    with receiver() as outside:
        address = f'deadman_url = "http://127.0.0.1:{outside.port}{PATH}"\n'
        (folder / "config.toml").write_text(address, "utf-8")
        site = Site(folder, outside)
        site.beat()
        yield site


def is_told(heard: tuple[int, str, str], invariant: str) -> bool:
    code, path, body = heard
    verdict, *counts = body.splitlines()
    ids = [line.partition(" ")[0] for line in counts]
    return (3, f"{PATH}/fail", "red") == (code, path, verdict) and invariant in ids


def test_where_all_is_well_it_is_said_outside_and_nothing_of_the_site_is(site: Site) -> None:
    assert WELL == site.look()
    assert (Verdict.GREEN, 3) == (site.spooled().verdict, site.spooled().checked)


@pytest.mark.parametrize(
    ("invariant", "statement"),
    [
        (
            "I03",
            "DELETE FROM deadline WHERE id = (SELECT id FROM v_deadline WHERE status = 'pending' LIMIT 1)",
        ),
        (
            "I17",
            "DELETE FROM deadline WHERE id = (SELECT id FROM v_deadline WHERE status = 'missed' LIMIT 1)",
        ),
        ("I04", 'UPDATE "case" SET next_at = NULL'),
        ("I06", "UPDATE alert SET next_at = NULL WHERE cleared_at IS NULL"),
        (
            "I20",
            "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
        ),
    ],
    ids=[
        "a deadline deleted",
        "a missed deadline deleted",
        "next_at null",
        "alert's next_at null",
        "tail cut",
    ],
)
def test_what_is_changed_by_hand_is_red_at_the_next_look(site: Site, invariant: str, statement: str) -> None:
    site.sql(statement)

    assert is_told(site.look(), invariant)


def test_a_fault_in_a_case_closed_long_ago_is_found_by_the_whole_look_of_the_day_and_by_the_audit(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    auditor = _auditor_of(
        read_settings(site.folder), site.folder, clock := FixedClock(NOW), AuditorDiary("site", 300)
    )
    auditor.look()
    site.sql(
        "UPDATE \"case\" SET closed_at = '2026-01-02T08:00:00.000000Z' "
        'WHERE id = (SELECT id FROM "case" LIMIT 1)'
    )
    verdicts = []
    for minutes in (5, 24 * 60, 5):
        clock.advance(minutes * MINUTE)
        site.beat(clock.now())
        verdicts.append("I12" in auditor.look().counts)
    capsys.readouterr()
    code = site.sisam("audit", now=clock.now())

    assert [False, True, True] == verdicts
    assert (3, True) == (code, "I12 " in capsys.readouterr().out)


def test_a_chain_that_is_rewritten_and_computed_anew_does_not_lead_to_the_head(site: Site) -> None:
    with closing(LIBRARY.connect(site.folder / "sisam.db")) as connection:
        (case_id,) = connection.execute("SELECT case_id FROM event LIMIT 1").fetchone()
        rows = connection.execute(
            f"SELECT {ENTRY} FROM event WHERE case_id = ? ORDER BY position",  # noqa: S608
            (case_id,),
        )
        entries = [Entry(*row) for row in rows]
        head = sha256(case_id.encode()).hexdigest()
        for entry in entries:
            changed = replace(entry, actor_id="somebody")
            before, head = head, sha256((head + _structure(changed)).encode()).hexdigest()
            connection.execute(
                "UPDATE event SET actor_id = ?, previous_hash = ?, hash = ? WHERE seq = ?",
                (changed.actor_id, before, head, entry.seq),
            )
        connection.commit()

    assert is_told(site.look(), "I20")


def test_the_next_look_says_that_all_is_well_again_once_it_is_mended(site: Site) -> None:
    shutil.copy(site.folder / "sisam.db", site.folder / "kept")
    site.sql("DELETE FROM deadline")
    red = site.look()
    for name in ("sisam.db-wal", "sisam.db-shm"):
        (site.folder / name).unlink(missing_ok=True)
    (site.folder / "kept").replace(site.folder / "sisam.db")

    assert (3, WELL) == (red[0], site.look(NOW + MINUTE))


def gone(folder: Path) -> None:
    (folder / "sisam.db").unlink()


def no_database(folder: Path) -> None:
    (folder / "sisam.db").write_bytes(b"no database at all" * 500)


def newer(folder: Path) -> None:
    with closing(LIBRARY.connect(folder / "sisam.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def keyless(folder: Path) -> None:
    (folder / "vault.key").unlink()


@pytest.mark.parametrize("befalls", [gone, no_database, newer, keyless])
def test_an_auditor_without_its_database_says_so_outside_and_goes_on(site: Site, befalls: object) -> None:
    shutil.copytree(site.folder, site.folder.with_name("kept"))
    befalls(site.folder)  # type: ignore[operator]
    told = site.look()
    unchecked = site.spooled().verdict
    shutil.copytree(site.folder.with_name("kept"), site.folder, dirs_exist_ok=True)

    assert (1, f"{PATH}/fail", "unchecked\nunchecked 1") == told
    assert (Verdict.UNCHECKED, WELL) == (unchecked, site.look(NOW + MINUTE))


@pytest.mark.slow  # a reader waits for five seconds before it gives up
def test_a_database_that_somebody_keeps_to_themselves_is_told(site: Site) -> None:
    with closing(LIBRARY.connect(site.folder / "sisam.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        told = site.look()

    assert (1, f"{PATH}/fail", "unchecked\nunchecked 1") == told
    assert WELL == site.look(NOW + MINUTE)


@pytest.mark.parametrize("minutes", [6, 60, -6])
def test_where_no_daemon_sweeps_it_is_red_though_everything_holds(site: Site, minutes: int) -> None:
    site.beat(NOW - minutes * MINUTE)

    assert (3, f"{PATH}/fail", "red\nsweep 1") == site.look()


def test_where_no_daemon_ever_swept_it_is_red(site: Site) -> None:
    site.sql("DELETE FROM daemon_beat")

    assert (3, f"{PATH}/fail", "red\nsweep 1") == site.look()


def test_nothing_that_goes_outside_says_which_case_it_is_or_where_the_site_lies(site: Site) -> None:
    site.sql(
        "DELETE FROM deadline", 'UPDATE "case" SET next_at = NULL', "DELETE FROM event WHERE position > 3"
    )
    with closing(LIBRARY.connect(site.folder / "sisam.db")) as connection:
        ids = {row[0] for row in connection.execute('SELECT id FROM "case" UNION SELECT number FROM "case"')}
    site.sisam("auditor", "--once")
    (heard,) = site.outside.posted

    everything = json.dumps([heard.path, heard.headers, heard.body.decode()])
    assert [] == [each for each in (*ids, str(site.folder), os.uname().nodename) if each in everything]
    assert len(heard.body) < 200


def rewritten(folder: Path) -> None:
    """Change a journal from its first event on, with every hash and the head on the case's row."""
    with closing(LIBRARY.connect(folder / "sisam.db")) as connection:
        (case_id,) = connection.execute("SELECT case_id FROM event LIMIT 1").fetchone()
        question = f"SELECT {ENTRY} FROM event WHERE case_id = ? ORDER BY position"  # noqa: S608
        head = sha256(case_id.encode()).hexdigest()
        for entry in [Entry(*row) for row in connection.execute(question, (case_id,))]:
            changed = replace(entry, via="cli:somebody")
            before, head = head, sha256((head + _structure(changed)).encode()).hexdigest()
            connection.execute(
                "UPDATE event SET via = ?, previous_hash = ?, hash = ? WHERE seq = ?",
                (changed.via, before, head, entry.seq),
            )
        connection.execute('UPDATE "case" SET head_hash = ? WHERE id = ?', (head, case_id))
        connection.commit()


def cut(folder: Path) -> None:
    """Take the last event off a journal, and let the case's row end where the journal does now."""
    with closing(LIBRARY.connect(folder / "sisam.db")) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        case_id, position = connection.execute(
            "SELECT case_id, position FROM event ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        (head,) = connection.execute(
            "SELECT previous_hash FROM event WHERE case_id = ? AND position = ?", (case_id, position)
        ).fetchone()
        connection.execute("DELETE FROM event_words WHERE case_id = ? AND position = ?", (case_id, position))
        connection.execute("DELETE FROM event WHERE case_id = ? AND position = ?", (case_id, position))
        connection.execute(
            'UPDATE "case" SET head_hash = ?, length = ? WHERE id = ?', (head, position - 1, case_id)
        )
        connection.commit()


@pytest.mark.parametrize("befalls", [rewritten, cut])
def test_a_chain_whose_head_was_changed_too_is_found_by_the_statements_outside(
    site: Site, befalls: Callable[[Path], None]
) -> None:
    assert 0 == site.sisam("statement", "make")
    assert WELL == site.look()
    befalls(site.folder)
    with_statements = site.look()
    shutil.rmtree(site.folder / "statements")
    site.sql("DELETE FROM statement")
    without = site.look(NOW + MINUTE)

    assert (True, False) == (is_told(with_statements, "I20"), is_told(without, "I20"))


def test_statements_that_were_taken_away_changed_or_outlived_their_database_are_red(site: Site) -> None:
    assert 0 == site.sisam("statement", "make")
    files = sorted((site.folder / "statements").iterdir())
    content = files[0].read_text("utf-8")

    files[0].unlink()
    taken = site.look(NOW + 11 * MINUTE)
    files[0].write_text(content.replace('"late":', '"Late":', 1), "utf-8")
    changed = site.look(NOW + 11 * MINUTE)
    files[0].write_text(content, "utf-8")
    site.sql("DELETE FROM statement")
    outlived = site.look(NOW + 11 * MINUTE)

    assert [True, True, True] == [is_told(each, "I20") for each in (taken, changed, outlived)]
