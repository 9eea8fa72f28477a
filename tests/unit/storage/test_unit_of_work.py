from __future__ import annotations

import pytest
from sqlalchemy import text

from sisam.storage.failures import AlreadyThere
from sisam.storage.unit_of_work import SqlStore
from tests.builders import a_case, a_change, a_person


class Accident(BaseException):
    """What may come at any moment, as the end of a process does."""


def count(store: SqlStore, table: str) -> int:
    with store.engine.connect() as connection:
        found: int = connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one()  # noqa: S608
        return found


def test_what_is_committed_stays(store: SqlStore) -> None:
    with store.write() as unit:
        unit.register.put_persons([a_person("p-2")])
        unit.commit()

    assert 2 == count(store, "person")


@pytest.mark.parametrize("accident", [Accident, OSError])
def test_an_accident_undoes_everything(store: SqlStore, accident: type[BaseException]) -> None:
    def write() -> None:
        with store.write() as unit:
            unit.cases.save_many([a_change(None, a_case())])
            unit.register.put_persons([a_person("p-2")])
            raise accident

    with pytest.raises(accident):
        write()

    assert (0, 0, 0, 1) == tuple(count(store, table) for table in ("case", "event", "command", "person"))


def test_an_accident_after_the_commit_undoes_nothing(store: SqlStore) -> None:
    def write() -> None:
        with store.write() as unit:
            unit.cases.save_many([a_change(None, a_case())])
            unit.commit()
            raise Accident

    with pytest.raises(Accident):
        write()

    assert 1 == count(store, "case")


def test_a_refused_row_undoes_everything_before_it(store: SqlStore) -> None:
    with store.write() as unit:
        unit.register.put_persons([a_person("p-2")])
        with pytest.raises(AlreadyThere):
            unit.register.put_persons([a_person("p-3", email=a_person().email)])

    assert 1 == count(store, "person")


def test_nothing_can_be_done_after_the_commit(store: SqlStore) -> None:
    with store.write() as unit:
        unit.commit()

        with pytest.raises(RuntimeError, match="has ended"):
            unit.register.put_persons([a_person("p-2")])

    assert 1 == count(store, "person")


def test_nothing_can_be_done_after_leaving(store: SqlStore) -> None:
    with store.read() as unit:
        cases = unit.cases

    with pytest.raises(RuntimeError, match="has ended"):
        cases.ids(open_only=False)


def test_a_database_in_memory_is_empty_and_its_own() -> None:
    one, other = SqlStore("sqlite://"), SqlStore("sqlite://")
    with one.write() as unit:
        unit.register.put_persons([a_person()])
        unit.commit()

    counts = count(one, "person"), count(other, "person")

    one.close()
    other.close()
    assert (1, 0) == counts
