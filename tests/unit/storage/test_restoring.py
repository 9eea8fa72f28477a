"""A restored database is whole and silent, the one before is kept, and a bad backup changes nothing."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from sisam.application.ports.site_state import SiteState
from sisam.errors import SisamError
from sisam.storage import migrating
from sisam.storage.backing_up import back_up
from sisam.storage.engine import TO_WRITE, address_of, open_engine
from sisam.storage.failures import (
    BackupDamaged,
    BackupMissing,
    DatabaseInUse,
    DatabaseThere,
    SchemaMissing,
    SchemaNewer,
)
from sisam.storage.migrating import check
from sisam.storage.restoring import restore
from sisam.storage.schema import REVISION
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_case, a_change, populate
from tests.empty_database import empty_database

# Each makes a site, a backup and a process of its own.
pytestmark = pytest.mark.slow


def filled(path: Path, *cases: str) -> Path:
    store = SqlStore(empty_database(path))
    populate(store)
    with store.write() as work:
        work.cases.save_many([a_change(None, a_case(each)) for each in cases])
        work.commit()
    store.close()
    return path


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    source = filled(tmp_path / "source.db", "case-1", "case-2")
    made = back_up(source, tmp_path / "monday.db").path
    source.unlink()
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a site's database belongs; there is none yet."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder / "sisam.db"


def run(path: Path, *statements: str) -> None:
    engine = open_engine(address_of(path), foreign_keys=False)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def content(path: Path) -> tuple[SiteState, set[str]]:
    store = SqlStore(address_of(path))
    try:
        with store.read() as work:
            return work.site_states.get(), set(work.cases.numbers())
    finally:
        store.close()


SILENT = SiteState(silent_since=NOW, restored_at=NOW, restored_from="monday.db")


def test_a_backup_takes_the_empty_place_and_is_silent(backup: Path, place: Path) -> None:
    before = backup.read_bytes()

    restored = restore(backup, place, NOW)

    assert (2, REVISION, None) == (restored.cases, restored.version, restored.kept)
    assert (SILENT, {"N/case-1", "N/case-2"}) == content(place)
    assert ([], 0o600) == (check(address_of(place)), place.stat().st_mode & 0o777)
    assert (before, [place]) == (backup.read_bytes(), list(place.parent.iterdir()))


def test_a_database_that_is_there_is_replaced_only_when_asked(backup: Path, place: Path) -> None:
    filled(place, "case-9")
    before = place.read_bytes()

    with pytest.raises(DatabaseThere):
        restore(backup, place, NOW)

    assert (before, [place]) == (place.read_bytes(), list(place.parent.iterdir()))


def test_the_database_before_is_kept_aside_with_all_that_was_in_it(backup: Path, place: Path) -> None:
    filled(place, "case-9")
    # Whoever dies leaves what was committed last beside the file.
    script = (
        "import os, sys; from sisam.storage.engine import open_engine; from sqlalchemy import text;"
        "c = open_engine(sys.argv[1]).connect(); c.execute(text('UPDATE person SET phone = 7'));"
        "c.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, address_of(place)], check=True)

    kept = restore(backup, place, NOW, replace=True).kept

    assert kept == place.with_name("sisam.db.before-restore-20261102T080000Z")
    assert (SILENT, {"N/case-1", "N/case-2"}) == content(place)
    assert {"N/case-9"} == content(kept)[1]
    engine = open_engine(address_of(kept))
    with engine.connect() as connection:
        assert ["7"] == list(connection.scalars(text("SELECT phone FROM person")))
    engine.dispose()


def test_two_restores_of_one_second_keep_both_databases(backup: Path, place: Path) -> None:
    filled(place, "case-9")
    first = restore(backup, place, NOW, replace=True).kept
    second = restore(backup, place, NOW, replace=True).kept

    assert first is not None
    assert second is not None
    assert ({"N/case-9"}, {"N/case-1", "N/case-2"}) == (content(first)[1], content(second)[1])


def test_a_damaged_database_is_kept_too(backup: Path, place: Path) -> None:
    place.write_bytes(b"no database at all")

    kept = restore(backup, place, NOW, replace=True).kept

    assert kept is not None
    assert (b"no database at all", SILENT) == (kept.read_bytes(), content(place)[0])


def test_what_another_database_left_beside_the_place_is_not_read_into_the_new_one(
    backup: Path, place: Path
) -> None:
    filled(place, "case-9")
    (place.parent / "sisam.db-wal").write_bytes(b"left behind")
    place.unlink()

    restore(backup, place, NOW)

    assert {"N/case-1", "N/case-2"} == content(place)[1]
    assert [] == check(address_of(place))


def test_a_database_that_somebody_has_open_is_not_replaced(backup: Path, place: Path) -> None:
    filled(place, "case-9")
    script = (
        "import sys; from sisam.storage.engine import open_engine; from sqlalchemy import text;"
        "c = open_engine(sys.argv[1]).connect(); c.execute(text('SELECT * FROM person')).all();"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, address_of(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert "open\n" == other.stdout.readline()

        with pytest.raises(DatabaseInUse):
            restore(backup, place, NOW, replace=True)

        other.communicate("")
    assert {"N/case-9"} == content(place)[1]


def truncated(backup: Path) -> None:
    with backup.open("rb+") as stream:
        stream.truncate(backup.stat().st_size * 2 // 3)


def cut_to(count: int) -> Callable[[Path], object]:
    return lambda backup: backup.write_bytes(backup.read_bytes()[:count])


def scribbled(backup: Path) -> None:
    with backup.open("rb+") as stream:
        stream.seek(backup.stat().st_size // 2)
        stream.write(b"\xa5" * 8192)


def of_another_program(backup: Path) -> None:
    backup.write_bytes(b"")
    run(backup, "CREATE TABLE bookmarks (id INTEGER)")


BAD: dict[str, tuple[Callable[[Path], object], type[SisamError]]] = {
    "truncated": (truncated, BackupDamaged),
    "cut within its header": (cut_to(50), BackupDamaged),
    "cut at a page": (cut_to(4096 * 5), BackupDamaged),
    "scribbled over": (scribbled, BackupDamaged),
    "no database": (lambda path: path.write_text("Dear colleague, " * 500), BackupDamaged),
    "empty": (cut_to(0), SchemaMissing),
    "of another program": (of_another_program, SchemaMissing),
    "newer": (lambda path: run(path, "UPDATE alembic_version SET version_num = '9999'"), SchemaNewer),
    "not there": (lambda path: path.unlink(), BackupMissing),
    "with loose rows": (
        lambda path: run(path, "INSERT INTO membership VALUES ('case-8', 0, 'p', 'org-8', 1, NULL)"),
        SisamError,
    ),
}


@pytest.mark.parametrize("there", [True, False], ids=["replacing", "into an empty place"])
@pytest.mark.parametrize("what", BAD)
def test_a_bad_backup_is_refused_and_nothing_is_changed(
    backup: Path, place: Path, what: str, there: bool
) -> None:
    if there:
        filled(place, "case-9")
    before = {path: path.read_bytes() for path in place.parent.iterdir()}
    spoil, refusal = BAD[what]
    spoil(backup)

    with pytest.raises(refusal):
        restore(backup, place, NOW, replace=there)

    assert before == {path: path.read_bytes() for path in place.parent.iterdir()}


def test_an_older_backup_is_brought_to_the_version_of_the_program(tmp_path: Path, place: Path) -> None:
    older = tmp_path / "monday.db"
    with migrating._transaction(address_of(older), TO_WRITE, create=True) as connection:
        command.upgrade(migrating._config(connection), "0002")

    restored = restore(older, place, NOW)

    assert ("0002", SILENT, []) == (restored.version, content(place)[0], check(address_of(place)))
