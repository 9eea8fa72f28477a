"""Enciphered identities of pupils, at rest."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from sqlalchemy import bindparam, func, literal_column, select

from sisam.application.ports.unit_of_work import SealedSubject
from sisam.domain.ids import SubjectId
from sisam.errors import NotFound
from sisam.storage.dialect import KEPT_QUESTIONS, limited, put_sql, several, text_of
from sisam.storage.link import Link
from sisam.storage.schema.subjects import subject

_PUT: Final = put_sql(subject)
_BY_ID: Final = text_of(select(subject).where(subject.c.id == bindparam("id")))
_SAMPLES: Final = text_of(
    select(subject).where(subject.c.id.in_(select(func.min(subject.c.id)).group_by(subject.c.key_id)))
)
_ANY_KEY: Final = text_of(select(subject.c.key_id).limit(literal_column("1")).offset(literal_column("0")))
_UNINDEXED: Final = text_of(
    limited(
        select(subject)
        .where(subject.c.name_index.is_(None), subject.c.id > bindparam("after"))
        .order_by(subject.c.id)
    )
)
_BY_NUMBER: Final = text_of(select(subject.c.id).where(subject.c.number_index == bindparam("index")))


class SqlSubjects:
    """Identities in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def put(self, subject: SealedSubject) -> None:
        """Keep an identity, or replace it.

        Raises:
            AlreadyThere: somebody else has the same number.
        """
        row = (
            subject.subject_id,
            subject.key_id,
            subject.nonce,
            subject.ciphertext,
            subject.number_index,
            subject.name_index,
        )
        self._link.run(_PUT, row)

    def get(self, subject_id: SubjectId) -> SealedSubject:
        """Return an identity.

        Raises:
            NotFound: there is none.
        """
        row = self._link.row(_BY_ID, (subject_id,))
        if row is None:
            raise NotFound("subject", subject_id)
        return SealedSubject(*row)

    def get_many(self, subject_ids: Sequence[SubjectId]) -> Mapping[SubjectId, SealedSubject]:
        """Return several identities, by id; one that is not there is left out."""
        if not subject_ids:
            return {}
        rows = self._link.rows(_by_ids(len(subject_ids)), subject_ids)
        return {SubjectId(row[0]): SealedSubject(*row) for row in rows}

    def any_key(self) -> str | None:
        """Return the id of a key that some identity was sealed with; None while there is none."""
        row = self._link.row(_ANY_KEY)
        return None if row is None else str(row[0])

    def find(self, number_index: str) -> SubjectId | None:
        """Return who has a number, by its keyed hash."""
        row = self._link.row(_BY_NUMBER, (number_index,))
        return None if row is None else SubjectId(row[0])

    def find_many(self, number_indexes: Sequence[str]) -> Mapping[str, SubjectId]:
        """Return who has one of the numbers, by their keyed hashes."""
        if not number_indexes:
            return {}
        rows = self._link.rows(_by_numbers(len(number_indexes)), number_indexes)
        return {index: SubjectId(found) for index, found in rows}

    def named(self, name_indexes: Sequence[str]) -> list[SubjectId]:
        """Return who have one of the names, by their keyed hashes."""
        if not name_indexes:
            return []
        return [SubjectId(found) for (found,) in self._link.rows(_by_names(len(name_indexes)), name_indexes)]

    def unindexed(self, after: str, limit: int) -> list[SealedSubject]:
        """Return identities, by id and after one, whose name has no keyed hash, though they may have one."""
        return [SealedSubject(*row) for row in self._link.rows(_UNINDEXED, (after, limit))]

    def samples(self) -> list[SealedSubject]:
        """Return one identity for each key that any was sealed with."""
        return [SealedSubject(*row) for row in self._link.rows(_SAMPLES)]


@lru_cache(maxsize=KEPT_QUESTIONS)
def _by_ids(count: int) -> str:
    return text_of(select(subject).where(subject.c.id.in_(several(count))))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _by_numbers(count: int) -> str:
    return text_of(
        select(subject.c.number_index, subject.c.id).where(subject.c.number_index.in_(several(count)))
    )


@lru_cache(maxsize=KEPT_QUESTIONS)
def _by_names(count: int) -> str:
    return text_of(
        select(subject.c.id).where(subject.c.name_index.in_(several(count))).order_by(subject.c.id)
    )
