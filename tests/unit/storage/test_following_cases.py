"""The store finds the cases of one pupil, and those that follow on each other."""

from __future__ import annotations

from contextlib import closing
from typing import Any

from sisam.domain.ids import CaseId, SubjectId
from sisam.storage.cases import _NEWEST_OPEN
from sisam.storage.following_cases import _FOLLOWING
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_case, a_change

PUPIL = SubjectId("subject-1")


def keep(store: SqlStore, id_: str, previous: str | None = None, **fields: Any) -> None:  # noqa: ANN401
    """Keep a case of the one pupil, which follows on another one if that is named."""
    case = a_case(id_, previous_case_id=CaseId(previous) if previous else None, **fields)
    with store.write() as unit:
        unit.cases.save_many([a_change(None, case)])
        unit.commit()


def ended() -> dict[str, Any]:
    return {"closed_at": NOW, "closed_position": 1, "accountabilities": ()}


def following(store: SqlStore, id_: str) -> list[str]:
    with store.read() as unit:
        return [str(each) for each in unit.cases.following(CaseId(id_))]


def newest(store: SqlStore) -> str | None:
    with store.read() as unit:
        return unit.cases.newest_open_of(PUPIL)


def test_a_pupil_without_an_open_case_has_no_newest(store: SqlStore) -> None:
    assert newest(store) is None

    keep(store, "a", **ended())

    assert newest(store) is None


def test_the_newest_is_the_one_that_was_recorded_last(store: SqlStore) -> None:
    for id_ in ("c", "a", "b"):
        keep(store, id_)
    keep(store, "d", **ended())

    assert "b" == newest(store)


def test_the_nearest_of_the_cases_that_follow_comes_first(store: SqlStore) -> None:
    keep(store, "a")
    keep(store, "b", "a")
    keep(store, "c", "b")
    keep(store, "d")

    assert (["b", "c"], ["c"], []) == tuple(following(store, each) for each in "abc")


def test_what_follows_over_a_closed_case_follows_too(store: SqlStore) -> None:
    keep(store, "a")
    keep(store, "b", "a", **ended())
    keep(store, "c", "b")

    assert ["c"] == following(store, "a")


def test_neither_question_reads_all_cases(store: SqlStore) -> None:
    with closing(store.engine.raw_connection()) as connection:
        for sql, given in ((_FOLLOWING, ("a",)), (_NEWEST_OPEN, ("subject-1", 1))):
            cursor = connection.cursor()
            plan = " ".join(str(row) for row in cursor.execute(f"EXPLAIN QUERY PLAN {sql}", given))
            assert "SCAN case" not in plan
            assert "ix_case_" in plan
