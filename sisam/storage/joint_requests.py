"""What takes two people, at rest."""

from base64 import b64decode, b64encode
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, bindparam, literal_column, select, update

from sisam.domain.joint_request import JointAnswer, JointKind, JointRequest
from sisam.storage.dialect import insert_sql, limited, text_of
from sisam.storage.instants import instant_or_none, instant_text, instant_text_or_none
from sisam.storage.link import Link, Row
from sisam.storage.schema.joint_requests import joint_request
from sisam.storage.words import WordsSeal

# Written out as in the index on what waits, so that it is used.
_WAITS: Final[ColumnElement[bool]] = literal_column("answer IS NULL")
_ADD: Final = insert_sql(joint_request)
_FIND: Final = text_of(select(joint_request).where(joint_request.c.id == bindparam("id")))
_WAITING: Final = text_of(
    select(joint_request).where(_WAITS).order_by(joint_request.c.asked_at, joint_request.c.id)
)
_ANSWERED: Final = text_of(
    limited(
        select(joint_request)
        .where(joint_request.c.kind == bindparam("kind"), joint_request.c.answer.is_not(None))
        .order_by(joint_request.c.answered_at.desc(), joint_request.c.id)
    )
)
_EXPIRED: Final = text_of(
    select(joint_request)
    .where(_WAITS, joint_request.c.expires_at <= bindparam("now"))
    .order_by(joint_request.c.asked_at, joint_request.c.id)
)
_ANSWER: Final = text_of(
    update(joint_request)
    .values(
        content=literal_column("NULL"),
        outcome=bindparam("new_outcome"),
        answered_by=bindparam("new_answered_by"),
        answered_by_organisation=bindparam("new_answered_by_organisation"),
        answered_at=bindparam("new_answered_at"),
        answer=bindparam("new_answer"),
    )
    .where(joint_request.c.id == bindparam("key_id"), _WAITS)
)


class SqlJointRequests:
    """Requests in a database, within one transaction."""

    __slots__ = ("_link", "_seal")

    def __init__(self, link: Link, seal: WordsSeal) -> None:
        """Take the link of the transaction, and what seals that which is asked."""
        self._link = link
        self._seal = seal

    def add(self, request: JointRequest) -> None:
        """Keep a request that nobody has answered."""
        sealed = self._seal.seal(b64encode(request.content).decode(), _place(request.id))
        self._link.run(_ADD, _row(request, sealed))

    def find(self, request_id: str) -> JointRequest | None:
        """Return a request with what it asks; None: there is none with that id."""
        row = self._link.row(_FIND, (request_id,))
        return None if row is None else self._request(row, whole=True)

    def waiting(self) -> list[JointRequest]:
        """Return those that nobody has answered, the oldest first, without what they ask."""
        return [self._request(row) for row in self._link.rows(_WAITING)]

    def answered(self, kind: JointKind, most: int) -> list[JointRequest]:
        """Return those of a kind that have their answer, the last to be answered first, so many at most."""
        return [self._request(row) for row in self._link.rows(_ANSWERED, (kind.value, most))]

    def expired(self, now: datetime) -> list[JointRequest]:
        """Return those of them that had their time, without what they ask."""
        return [self._request(row) for row in self._link.rows(_EXPIRED, (instant_text(now),))]

    def answer(self, request: JointRequest) -> bool:
        """Keep the answer to a request and take away what it asks; tell whether nobody was first."""
        answered = instant_text_or_none(request.answered_at)
        organisation, person = request.answered_by_organisation, request.answered_by
        given = (organisation, request.outcome, person, answered, request.answer, request.id)
        return self._link.run(_ANSWER, given) == 1

    def _request(self, row: Row, *, whole: bool = False) -> JointRequest:
        request_id, kind, asked_by, asked_for, asked_at, expires_at, via, *rest = row
        answered_for, case_id, step_id, digest, sealed, subject, outcome, *answered = rest
        answered_by, answered_at, answer = answered
        return JointRequest(
            id=request_id,
            kind=JointKind(kind),
            asked_by=asked_by,
            asked_for=asked_for,
            asked_at=datetime.fromisoformat(asked_at),
            expires_at=datetime.fromisoformat(expires_at),
            via=via,
            case_id=case_id,
            step_id=step_id,
            digest=digest,
            content=self._content(request_id, sealed) if whole else b"",
            subject=subject,
            outcome=outcome,
            answered_by=answered_by,
            answered_by_organisation=answered_for,
            answered_at=instant_or_none(answered_at),
            answer=JointAnswer(answer) if answer else None,
        )

    def _content(self, request_id: str, sealed: bytes | None) -> bytes:
        return b"" if sealed is None else b64decode(self._seal.unseal(sealed, _place(request_id)))


def _row(request: JointRequest, sealed: bytes) -> Row:
    return (
        request.id,
        request.kind.value,
        request.asked_by,
        request.asked_for,
        instant_text(request.asked_at),
        instant_text(request.expires_at),
        request.via,
        None,
        request.case_id,
        request.step_id,
        request.digest,
        sealed,
        request.subject,
        request.outcome,
        None,
        None,
        None,
    )


def _place(request_id: str) -> str:
    """Return where what is asked lies, so that it cannot be moved to another request."""
    return f"joint_request:{request_id}"
