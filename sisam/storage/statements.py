"""The daily statements, at rest."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, exists, func, literal_column, select

from sisam.application.ports.statements import Given, StoredStatement
from sisam.domain.ids import OrganisationId
from sisam.domain.standing import Standing
from sisam.domain.statement import Head, SignedStatement
from sisam.errors import NotFound
from sisam.storage.dialect import insert_sql, text_of
from sisam.storage.instants import day_or_none, instant_text
from sisam.storage.link import Link, Row
from sisam.storage.schema.cases import case
from sisam.storage.schema.journal import event
from sisam.storage.schema.statements import statement
from sisam.storage.standings import read_standing

_ADD: Final = insert_sql(statement)
_IS_STATED: Final = text_of(
    select(literal_column("1")).where(exists().where(statement.c.day == bindparam("day")))
)
_GET: Final = text_of(
    select(statement).where(
        statement.c.organisation_id == bindparam("organisation"), statement.c.day == bindparam("day")
    )
)
_SHOWN: Final = (
    statement.c.organisation_id,
    statement.c.day,
    statement.c.created_at,
    statement.c.key_id,
)
_NEWEST_FIRST: Final = (statement.c.day.desc(), statement.c.organisation_id)
_GIVEN: Final = text_of(select(*_SHOWN).order_by(*_NEWEST_FIRST))
_GIVEN_ON: Final = text_of(
    select(*_SHOWN).where(statement.c.day == bindparam("day")).order_by(*_NEWEST_FIRST)
)
_LAST: Final = text_of(select(func.max(statement.c.day)))
_LAST_OF: Final = text_of(
    select(func.max(statement.c.day)).where(statement.c.organisation_id == bindparam("organisation"))
)
_HASH: Final = text_of(
    select(event.c.hash)
    .join(case, case.c.id == event.c.case_id)
    .where(case.c.number == bindparam("number"), event.c.position == bindparam("position"))
)


class SqlStatements:
    """Statements in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def standing(self, now: datetime, closed_since: datetime) -> Standing:
        """Return how all open cases stand, with the heads of those that closed since then."""
        return read_standing(self._link, now, closed_since)

    def add(self, statements: Iterable[StoredStatement]) -> None:
        """Keep statements for good.

        Raises:
            AlreadyThere: an organisation has one of that day.
        """
        self._link.run_many(_ADD, [_row_of(each) for each in statements])

    def is_stated(self, day: date) -> bool:
        """Tell whether a day has its statements."""
        return self._link.row(_IS_STATED, (day.isoformat(),)) is not None

    def get(self, organisation_id: OrganisationId, day: date) -> StoredStatement:
        """Return an organisation's statement of a day.

        Raises:
            NotFound: none was made.
        """
        row = self._link.row(_GET, (organisation_id, day.isoformat()))
        if row is None:
            raise NotFound("statement", day.isoformat())
        return _stored_of(row)

    def given(self, day: date | None = None) -> list[Given]:
        """Return which statements were given, of a day or of all, newest first."""
        rows = self._link.rows(_GIVEN) if day is None else self._link.rows(_GIVEN_ON, (day.isoformat(),))
        return [_given_of(row) for row in rows]

    def last_day(self, organisation_id: OrganisationId | None = None) -> date | None:
        """Return the last day of which an organisation, or any, has a statement."""
        if organisation_id is None:
            row = self._link.row(_LAST)
        else:
            row = self._link.row(_LAST_OF, (organisation_id,))
        return day_or_none(row[0] if row else None)

    def hashes(self, heads: Iterable[Head]) -> dict[Head, str | None]:
        """Return what the journals hold at the places of heads; None where no event stands there."""
        found = ((head, self._link.row(_HASH, (head.case, head.position))) for head in heads)
        return {head: None if row is None else row[0] for head, row in found}


def _row_of(stored: StoredStatement) -> Row:
    signed = stored.signed
    return (
        stored.organisation_id,
        stored.day.isoformat(),
        signed.body,
        signed.signature,
        signed.key_id,
        instant_text(stored.created_at),
    )


def _stored_of(row: Row) -> StoredStatement:
    organisation_id, day, body, signature, key_id, created_at = row
    return StoredStatement(
        organisation_id=OrganisationId(organisation_id),
        day=date.fromisoformat(day),
        signed=SignedStatement(body, signature, key_id),
        created_at=datetime.fromisoformat(created_at),
    )


def _given_of(row: Row) -> Given:
    organisation_id, day, created_at, key_id = row
    return Given(
        OrganisationId(organisation_id), date.fromisoformat(day), datetime.fromisoformat(created_at), key_id
    )
