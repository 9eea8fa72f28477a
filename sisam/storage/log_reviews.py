"""Reviews of the read log, at rest."""

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import ColumnElement, bindparam, literal_column, select, update

from sisam.application.ports.log_reviews import UnsignedMonth
from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import LogReview, ReviewOutcome
from sisam.storage.dialect import KEPT_QUESTIONS, insert_sql, limited, several, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link, Row
from sisam.storage.schema.log_reviews import log_month, log_review

# Written out as in the index on months that wait, so that it is used.
_UNSIGNED: Final[ColumnElement[bool]] = literal_column("review_id IS NULL")
_WAITING: Final = text_of(
    select(log_month.c.organisation_id, log_month.c.first_on)
    .where(_UNSIGNED, log_month.c.first_on < bindparam("before"))
    .order_by(log_month.c.first_on, log_month.c.organisation_id)
)
_ADD: Final = insert_sql(log_review)


class SqlLogReviews:
    """Reviews in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def unsigned(self, before: LogMonth) -> list[UnsignedMonth]:
        """Return the months before one that nobody has signed, the oldest first."""
        rows = self._link.rows(_WAITING, (before.first_on.isoformat(),))
        return [UnsignedMonth(organisation_id, _month(first_on)) for organisation_id, first_on in rows]

    def sign(self, review: LogReview, organisations: Collection[OrganisationId]) -> bool:
        """Keep a review of a month of some organisations; tell whether it signed any."""
        first_on = review.month.first_on.isoformat()
        ids = sorted(organisations)
        waiting = self._link.row(_any_waiting(len(ids)), (first_on, *ids))
        if waiting is None:
            return False
        self._link.run(_ADD, _row(review))
        return self._link.run(_sign(len(ids)), (review.id, first_on, *ids)) > 0

    def listed(self, controllers: Collection[OrganisationId], most: int) -> list[LogReview]:
        """Return the reviews of controllers, the newest first, so many at most."""
        ids = sorted(controllers)
        return [_review(row) for row in self._link.rows(_listed(len(ids)), (*ids, most))] if ids else []


@lru_cache(KEPT_QUESTIONS)
def _any_waiting(count: int) -> str:
    return text_of(
        select(log_month.c.organisation_id).where(
            _UNSIGNED,
            log_month.c.first_on == bindparam("first_on"),
            log_month.c.organisation_id.in_(several(count)),
        )
    )


@lru_cache(KEPT_QUESTIONS)
def _sign(count: int) -> str:
    return text_of(
        update(log_month)
        .values(review_id=bindparam("new_review"))
        .where(
            _UNSIGNED,
            log_month.c.first_on == bindparam("key_first_on"),
            log_month.c.organisation_id.in_(several(count)),
        )
    )


@lru_cache(KEPT_QUESTIONS)
def _listed(count: int) -> str:
    return text_of(
        limited(
            select(log_review)
            .where(log_review.c.controller_id.in_(several(count)))
            .order_by(log_review.c.first_on.desc(), log_review.c.signed_at.desc(), log_review.c.id)
        )
    )


def _row(review: LogReview) -> Row:
    return (
        review.id,
        review.controller_id,
        review.month.first_on.isoformat(),
        review.signed_by,
        instant_text(review.signed_at),
        review.via,
        review.outcome.value,
        review.registry_number,
        review.lines,
        review.own_lines,
    )


def _review(row: Row) -> LogReview:
    review_id, controller_id, first_on, signed_by, signed_at, via, outcome, number, lines, own_lines = row
    return LogReview(
        id=review_id,
        controller_id=controller_id,
        month=_month(first_on),
        signed_by=signed_by,
        signed_at=datetime.fromisoformat(signed_at),
        via=via,
        outcome=ReviewOutcome(outcome),
        registry_number=number,
        lines=lines,
        own_lines=own_lines,
    )


def _month(first_on: str) -> LogMonth:
    return LogMonth(date.fromisoformat(first_on))
