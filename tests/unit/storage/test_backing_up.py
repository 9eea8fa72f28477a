"""A backup is whole, private and of one moment, however many write meanwhile; or it is not there."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from sisam.storage.backing_up import back_up
from sisam.storage.engine import address_of
from sisam.storage.failures import (
    BackupThere,
    BackupUnwritable,
    DatabaseMissing,
    DatabaseUnreadable,
    SchemaMissing,
)
from sisam.storage.migrating import check
from sisam.storage.unit_of_work import SqlStore
from tests.builders import a_case, a_change, populate
from tests.empty_database import empty_database


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "site" / "sisam.db"
    path.parent.mkdir()
    store = SqlStore(empty_database(path))
    populate(store)
    store.close()
    return path


def add_cases(store: SqlStore, first: int, count: int) -> None:
    with store.write() as work:
        work.cases.save_many(
            [a_change(None, a_case(f"case-{number}")) for number in range(first, first + count)]
        )
        work.commit()


def numbers_in(path: Path) -> set[str]:
    store = SqlStore(address_of(path))
    try:
        with store.read() as work:
            return set(work.cases.numbers())
    finally:
        store.close()


def test_a_backup_holds_what_was_committed_and_is_private(database: Path, tmp_path: Path) -> None:
    store = SqlStore(address_of(database))
    add_cases(store, 1, 3)

    made = back_up(database, tmp_path / "monday.db")

    store.close()
    assert {"N/case-1", "N/case-2", "N/case-3"} == numbers_in(made.path)
    assert (3, 0o600) == (made.rows["case"], stat.S_IMODE(made.path.stat().st_mode))
    assert [] == check(address_of(made.path))


def test_a_backup_is_one_file_of_the_size_that_was_told(database: Path, tmp_path: Path) -> None:
    made = back_up(database, tmp_path / "monday.db")

    assert [database.parent, tmp_path / "monday.db"] == sorted(tmp_path.iterdir(), reverse=True)
    assert made.size_bytes == (tmp_path / "monday.db").stat().st_size


def test_a_writer_goes_on_while_a_backup_is_made_and_no_transaction_is_halved(
    database: Path, tmp_path: Path
) -> None:
    store = SqlStore(address_of(database))
    add_cases(store, 1, 200)
    written_while_copying: list[int] = []

    def write_some(done: int, total: int) -> None:
        # Each turn of the copy is followed by a transaction of two cases that belong together.
        if done < total or not written_while_copying:
            first = 1000 + 2 * len(written_while_copying)
            writer = threading.Thread(target=add_cases, args=(store, first, 2))
            writer.start()
            writer.join()
            written_while_copying.append(first)

    made = back_up(database, tmp_path / "busy.db", write_some)

    store.close()
    numbers = numbers_in(made.path)
    assert written_while_copying
    assert numbers == {f"N/case-{number}" for number in range(1, 201)}
    assert len(numbers_in(database)) == 200 + 2 * len(written_while_copying)
    assert made.rows["case"] == made.rows["event"] == 200


def test_a_file_that_is_there_is_not_overwritten(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "monday.db"
    target.write_text("precious", encoding="utf-8")

    with pytest.raises(BackupThere):
        back_up(database, target)

    assert "precious" == target.read_text(encoding="utf-8")


def test_a_name_taken_while_the_copy_is_made_is_not_overwritten(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "monday.db"

    def take(_done: int, _total: int) -> None:
        target.write_text("precious", encoding="utf-8")

    with pytest.raises(BackupThere):
        back_up(database, target, take)

    assert ("precious", [target]) == (target.read_text(encoding="utf-8"), list(tmp_path.glob("*.db*")))
    assert [] == list(tmp_path.glob(".*"))


def test_a_folder_that_is_not_there_is_told(database: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupUnwritable):
        back_up(database, tmp_path / "nowhere" / "monday.db")


def test_without_a_database_there_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing):
        back_up(tmp_path / "sisam.db", tmp_path / "monday.db")

    assert [] == list(tmp_path.iterdir())


def test_the_database_of_another_program_is_not_backed_up(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE bookmarks (id INTEGER)")
    connection.close()

    with pytest.raises(SchemaMissing):
        back_up(other, tmp_path / "monday.db")

    assert [other] == list(tmp_path.iterdir())


def test_a_damaged_database_gives_no_backup(database: Path, tmp_path: Path) -> None:
    with database.open("rb+") as stream:
        stream.truncate(database.stat().st_size // 2)

    with pytest.raises(DatabaseUnreadable):
        back_up(database, tmp_path / "monday.db")

    assert [database.parent] == list(tmp_path.iterdir())
