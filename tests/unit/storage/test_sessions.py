"""Sessions, and what is tried too often, at rest."""

from dataclasses import replace
from datetime import timedelta

from sisam.application.ports.accounts import Attempt, SessionSum
from sisam.domain.account import Session, SessionEnd, SignInWay
from sisam.domain.ids import PersonId
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, OFFICER, a_person

OTHER = PersonId("person-other")
LATER = NOW + timedelta(minutes=1)
SESSION = Session("key-1", OFFICER, SignInWay.LOCAL, NOW, NOW, NOW + timedelta(hours=10), NOW)


def a_store() -> SqlStore:
    store = SqlStore("sqlite://")
    with store.write() as work:
        work.register.put_persons([a_person(), a_person(OTHER)])
        work.sessions.add(SESSION)
        work.commit()
    return store


def test_a_session_comes_back_as_it_was_added() -> None:
    with a_store().read() as work:
        assert SESSION == work.sessions.get("key-1")
        assert work.sessions.get("key-2") is None


def test_a_session_ends_once() -> None:
    with a_store().write() as work:
        assert work.sessions.end("key-1", SessionEnd.ROTATED, LATER)
        assert not work.sessions.end("key-1", SessionEnd.SIGNED_OUT, LATER)
        assert replace(SESSION, ended_at=LATER, ended_reason=SessionEnd.ROTATED) == work.sessions.get("key-1")


def test_a_use_is_noted_forwards_and_while_the_session_runs() -> None:
    with a_store().write() as work:
        work.sessions.touch("key-1", LATER)
        work.sessions.touch("key-1", NOW)
        assert replace(SESSION, seen_at=LATER) == work.sessions.get("key-1")
        work.sessions.end("key-1", SessionEnd.SIGNED_OUT, LATER)
        work.sessions.touch("key-1", LATER + timedelta(minutes=1))
        found = work.sessions.get("key-1")
        assert found is not None
        assert LATER == found.seen_at


def test_all_of_one_person_end_together() -> None:
    with a_store().write() as work:
        newer, others = (
            replace(SESSION, key="key-2", created_at=LATER),
            replace(SESSION, key="key-3", person_id=OTHER),
        )
        work.sessions.add(newer)
        work.sessions.add(others)
        assert [newer, SESSION] == work.sessions.running(OFFICER)
        assert 2 == work.sessions.end_all(OFFICER, SessionEnd.ENDED_ALL, LATER)
        assert ([], [others]) == (work.sessions.running(OFFICER), work.sessions.running(OTHER))


def test_counts_come_back_and_are_forgotten() -> None:
    attempt = Attempt("a", NOW, 3, LATER)
    with a_store().write() as work:
        assert work.attempts.get("a") is None
        work.attempts.put(attempt)
        work.attempts.put(replace(attempt, key="b", not_before=NOW))
        assert attempt == work.attempts.get("a")
        assert 1 == work.attempts.forget_before(LATER)
        assert work.attempts.get("b") is None
        work.attempts.forget("a")
        assert work.attempts.get("a") is None


def test_of_each_person_it_is_told_when_they_signed_in_last_and_how_many_sessions_run() -> None:
    with a_store().write() as work:
        work.sessions.add(replace(SESSION, key="key-2", created_at=LATER))
        work.sessions.end("key-2", SessionEnd.SIGNED_OUT, LATER)

        assert {OFFICER: SessionSum(LATER, 1)} == work.sessions.summed()
