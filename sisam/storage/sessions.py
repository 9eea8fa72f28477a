"""Who is signed in, and what is being tried too often, at rest."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, select, update

from sisam.application.ports.accounts import Attempt, SessionSum
from sisam.domain.account import Session, SessionEnd, SignInWay
from sisam.domain.ids import PersonId
from sisam.storage.dialect import delete_sql, insert_sql, put_sql, text_of
from sisam.storage.instants import instant_or_none, instant_text, instant_text_or_none
from sisam.storage.link import Link, Row
from sisam.storage.schema.accounts import attempt, session

_GET: Final = text_of(select(session).where(session.c.key == bindparam("of")))
_ADD: Final = insert_sql(session)
_RUNS: Final = session.c.ended_at.is_(None)
_TOUCH: Final = text_of(
    update(session)
    .values(seen_at=bindparam("now"))
    .where(session.c.key == bindparam("of"), session.c.seen_at < bindparam("before"), _RUNS)
)
_ENDED: Final[dict[str, Any]] = {"ended_at": bindparam("now"), "ended_reason": bindparam("reason")}
_END: Final = text_of(update(session).values(_ENDED).where(session.c.key == bindparam("of"), _RUNS))
_END_ALL: Final = text_of(update(session).values(_ENDED).where(session.c.person_id == bindparam("of"), _RUNS))
_RUNNING: Final = text_of(
    select(session)
    .where(session.c.person_id == bindparam("of"), _RUNS)
    .order_by(session.c.created_at.desc(), session.c.key)
)
_SUMMED: Final = text_of(
    select(
        session.c.person_id, func.max(session.c.created_at), func.count(), func.count(session.c.ended_at)
    ).group_by(session.c.person_id)
)
_ATTEMPT: Final = text_of(select(attempt).where(attempt.c.key == bindparam("of")))
_PUT_ATTEMPT: Final = put_sql(attempt)
_FORGET: Final = delete_sql(attempt, ("key",))
_FORGET_BEFORE: Final = text_of(delete(attempt).where(attempt.c.not_before < bindparam("moment")))


class SqlSessions:
    """Sessions in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def add(self, session: Session) -> None:
        """Keep a new session."""
        self._link.run(_ADD, _session_row(session))

    def get(self, key: str) -> Session | None:
        """Return a session by the hash of its id; None where there is none."""
        row = self._link.row(_GET, (key,))
        return None if row is None else _session_of(row)

    def touch(self, key: str, now: datetime) -> None:
        """Note that a session was used."""
        self._link.run(_TOUCH, (instant_text(now), key, instant_text(now)))

    def end(self, key: str, reason: SessionEnd, now: datetime) -> bool:
        """End a session; False where it has ended, or there is none."""
        return self._link.run(_END, (instant_text(now), reason.value, key)) == 1

    def end_all(self, person_id: PersonId, reason: SessionEnd, now: datetime) -> int:
        """End all sessions of a person, and return how many there were."""
        return self._link.run(_END_ALL, (instant_text(now), reason.value, person_id))

    def running(self, person_id: PersonId) -> list[Session]:
        """Return a person's sessions that nobody ended, the newest first; some may have run out."""
        return [_session_of(row) for row in self._link.rows(_RUNNING, (person_id,))]

    def summed(self) -> dict[PersonId, SessionSum]:
        """Return by person what there is of sessions."""
        rows = self._link.rows(_SUMMED)
        return {
            PersonId(person_id): SessionSum(datetime.fromisoformat(last_at), count - ended)
            for person_id, last_at, count, ended in rows
        }


class SqlAttempts:
    """What is being tried too often in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def get(self, key: str) -> Attempt | None:
        """Return what is counted under a key; None where nothing is."""
        row = self._link.row(_ATTEMPT, (key,))
        if row is None:
            return None
        _, since, failures, not_before = row
        return Attempt(key, datetime.fromisoformat(since), failures, datetime.fromisoformat(not_before))

    def put(self, attempt: Attempt) -> None:
        """Keep a count instead of the one before."""
        times = instant_text(attempt.since), instant_text(attempt.not_before)
        self._link.run(_PUT_ATTEMPT, (attempt.key, times[0], attempt.failures, times[1]))

    def forget(self, key: str) -> None:
        """Count from nothing again."""
        self._link.run(_FORGET, (key,))

    def forget_before(self, moment: datetime) -> int:
        """Forget what might be tried again since before a moment, and return how many counts there were."""
        return self._link.run(_FORGET_BEFORE, (instant_text(moment),))


def _session_row(each: Session) -> Row:
    return (
        each.key,
        each.person_id,
        each.way.value,
        instant_text(each.created_at),
        instant_text(each.seen_at),
        instant_text(each.expires_at),
        instant_text(each.fresh_at),
        instant_text_or_none(each.ended_at),
        each.ended_reason.value if each.ended_reason else None,
    )


def _session_of(row: Row) -> Session:
    key, person_id, way, created_at, seen_at, expires_at, fresh_at, ended_at, ended_reason = row
    return Session(
        key=key,
        person_id=person_id,
        way=SignInWay(way),
        created_at=datetime.fromisoformat(created_at),
        seen_at=datetime.fromisoformat(seen_at),
        expires_at=datetime.fromisoformat(expires_at),
        fresh_at=datetime.fromisoformat(fresh_at),
        ended_at=instant_or_none(ended_at),
        ended_reason=SessionEnd(ended_reason) if ended_reason else None,
    )
