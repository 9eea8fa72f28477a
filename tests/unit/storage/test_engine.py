from __future__ import annotations

import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from sisam.domain.ids import CaseId
from sisam.errors import Unavailable
from sisam.storage.engine import address_of, database_path, open_engine
from sisam.storage.failures import (
    AddressUnknown,
    DatabaseBusy,
    DatabaseMissing,
    DatabaseReadOnly,
    DatabaseUnreadable,
)
from sisam.storage.migrating import upgrade
from sisam.storage.unit_of_work import SqlStore
from tests.builders import a_case, a_change, an_organisation, grown, populate
from tests.empty_database import empty_database

WRITERS = 4
WRITES_EACH = 15


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "å ä %41 #1.db"
    empty_database(path)
    return path


@pytest.fixture
def stores(path: Path) -> Iterator[Callable[[], SqlStore]]:
    opened: list[SqlStore] = []

    def open_store() -> SqlStore:
        opened.append(SqlStore(address_of(path)))
        return opened[-1]

    yield open_store
    for store in opened:
        store.close()


def pragma(store: SqlStore, name: str) -> Any:  # noqa: ANN401
    with store.engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()


def test_a_file_of_any_name_is_opened_where_it_lies(path: Path, stores: Callable[[], SqlStore]) -> None:
    stores()

    assert path == database_path(address_of(path))
    assert path in path.parent.iterdir()


def test_every_connection_is_durable_and_holds_references(stores: Callable[[], SqlStore]) -> None:
    store = stores()

    assert ("wal", 2, 1, 5000) == tuple(
        pragma(store, name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    )


def test_a_database_that_need_not_last_waits_for_no_disc(path: Path) -> None:
    store = SqlStore(address_of(path), durable=False)

    assert ("wal", 0) == (pragma(store, "journal_mode"), pragma(store, "synchronous"))
    store.close()


def test_a_new_file_is_for_its_owner_only(path: Path) -> None:
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"

    with pytest.raises(DatabaseMissing) as refusal:
        SqlStore(address_of(path))

    assert (str(path), False) == (refusal.value.path, path.exists())


@pytest.mark.parametrize("address", ["nonsense", "postgresql://host/sisam", "", "mysql:///x"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(AddressUnknown):
        open_engine(address)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Hej! " * 1000, "utf-8")

    with pytest.raises(DatabaseUnreadable):
        SqlStore(address_of(path))


def test_an_error_of_the_database_does_not_say_what_was_to_be_written(path: Path) -> None:
    engine = open_engine(address_of(path))

    with pytest.raises(OperationalError) as error, engine.connect() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Kim Ek"})
    engine.dispose()

    assert "nowhere" in str(error.value)
    assert "Kim" not in str(error.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnreadable):
        SqlStore(address_of(tmp_path))


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        upgrade(address_of(tmp_path / "none" / "sisam.db"), create=True)


def test_a_database_that_cannot_be_written_says_so(stores: Callable[[], SqlStore]) -> None:
    store = stores()
    with store.engine.connect() as connection:
        connection.execute(text("PRAGMA query_only = ON"))

    with pytest.raises(DatabaseReadOnly):
        populate(store)


def test_a_writer_that_never_ends_makes_others_give_up(stores: Callable[[], SqlStore]) -> None:
    store = stores()
    with store.engine.connect() as connection:
        connection.execute(text("PRAGMA busy_timeout = 1"))

    with stores().write(), pytest.raises(DatabaseBusy):
        populate(store)

    populate(store)


def test_a_reader_sees_one_moment_and_keeps_nobody_from_writing(stores: Callable[[], SqlStore]) -> None:
    store = stores()
    populate(store)

    with store.read() as reader:
        before = reader.cases.ids(open_only=False)
        with store.write() as writer:
            writer.cases.save_many([a_change(None, a_case())])
            writer.commit()
        meanwhile = reader.cases.ids(open_only=False)
    with store.read() as reader:
        after = reader.cases.ids(open_only=False)

    assert ([], [], ["case-1"]) == (before, meanwhile, after)


def test_writers_wait_for_each_other_and_lose_nothing(stores: Callable[[], SqlStore]) -> None:
    populate(stores())
    with stores().write() as unit:
        unit.cases.save_many([a_change(None, a_case())])
        unit.commit()
    failures: list[BaseException] = []

    def write_often(store: SqlStore) -> None:
        try:
            for _ in range(WRITES_EACH):
                with store.write() as unit:
                    case = unit.cases.load(CaseId("case-1"))
                    unit.cases.save_many([a_change(case, grown(case))])
                    unit.commit()
        except BaseException as failure:
            failures.append(failure)
            raise

    threads = [threading.Thread(target=write_often, args=(stores(),)) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with stores().read() as unit:
        length = unit.cases.load(CaseId("case-1")).length
    assert ([], 1 + WRITERS * WRITES_EACH) == (failures, length)


def test_what_was_committed_is_there_for_the_next_one_who_opens_the_file(
    stores: Callable[[], SqlStore],
) -> None:
    store = stores()
    populate(store)
    with store.write() as unit:
        unit.cases.save_many([a_change(None, a_case())])
        unit.commit()
    store.close()

    with stores().read() as unit:
        assert a_case() == unit.cases.load(CaseId("case-1"))


def test_a_store_that_only_reads_writes_nothing_however_hard_one_tries(
    path: Path, stores: Callable[[], SqlStore]
) -> None:
    populate(stores())
    reading = SqlStore(address_of(path), read_only=True)

    with reading.read() as work:
        cases = work.cases.ids(open_only=False)
    with pytest.raises(DatabaseReadOnly), reading.write():
        pass
    with pytest.raises(Unavailable), reading.read() as work:
        work.site_states.put(work.site_states.get())
    reading.close()

    assert [] == list(cases)


def test_a_store_that_only_reads_sees_what_others_write_and_keeps_nobody_waiting(
    path: Path, stores: Callable[[], SqlStore]
) -> None:
    writer, reading = stores(), SqlStore(address_of(path), read_only=True)
    populate(writer)
    with reading.read() as snapshot:
        before = len(snapshot.register.roster().organisations)
        with writer.write() as work:
            work.register.put_organisations([an_organisation("late")])
            work.commit()
        during = len(snapshot.register.roster().organisations)
    with reading.read() as snapshot:
        after = len(snapshot.register.roster().organisations)
    reading.close()

    assert (before, before + 1) == (during, after)
