"""Reviews of the log in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.reviews.reviewed_log import LogFigures
from sisam.application.reviews.showing_reviews import Reviews, SignedReview, WaitingReview
from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import ReviewOutcome
from sisam.web.language import Texts, marked
from sisam.web.pages.read_log.filters import LOG, Address
from sisam.wording.dates import month_name

REVIEW: Final = f"{LOG}/granskning/{{controller_id}}/{{month}}"
OUTCOMES: Final = {
    ReviewOutcome.NOTHING_TO_REMARK: marked("Inget att anmärka på"),
    ReviewOutcome.FOLLOWED_UP: marked("Något följs upp"),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One of the counts of a month, with the lines that it counts."""

    title: str
    count: int
    #: Empty where no filter shows just these.
    url: str = ""


@dataclass(frozen=True, slots=True)
class WaitingTold:
    """A month that waits for its review."""

    month: str
    controller: str
    due_on: date
    late: bool
    url: str
    counts: tuple[Counted, ...]
    lines: int
    #: How many lines tell of the reader's own reading, and whether all do that count.
    own: int
    only_own: bool


@dataclass(frozen=True, slots=True)
class SignedTold:
    """A month that was signed."""

    month: str
    controller: str
    by: str
    at: datetime
    outcome: str
    registry_number: str
    lines: int
    own_lines: int


@dataclass(frozen=True, slots=True)
class ReviewsTold:
    """What stands above the log, and below it."""

    waiting: tuple[WaitingTold, ...]
    signed: tuple[SignedTold, ...]
    next_month: str
    next_from: date
    next_until: date
    #: Whether it is to be said whose log it is.
    several: bool


def reviews_told(reviews: Reviews, texts: Texts) -> ReviewsTold:
    """Return all reviews in words."""
    return ReviewsTold(
        waiting=tuple(waiting_told(each, texts, several=reviews.several) for each in reviews.waiting),
        signed=tuple(signed_told(each, texts) for each in reviews.signed),
        next_month=month_name(reviews.next_month.first_on, texts.language),
        next_from=reviews.next_from,
        next_until=reviews.next_until,
        several=reviews.several,
    )


def waiting_told(review: WaitingReview, texts: Texts, *, several: bool = True) -> WaitingTold:
    """Return a month that waits, in words; its lines are those of its controller, one of `several` or not."""
    whose = review.controller.id if several else ""
    lines = Address(first=review.month.first_on, last=review.month.last_on, controller=whose)
    return WaitingTold(
        month=month_name(review.month.first_on, texts.language),
        controller=review.controller.name,
        due_on=review.due_on,
        late=review.late,
        url=review_url(review.controller.id, review.month),
        counts=_counts(review.figures, lines, texts),
        lines=review.figures.lines,
        own=review.figures.own,
        only_own=review.figures.only_own,
    )


def signed_told(signed: SignedReview, texts: Texts) -> SignedTold:
    """Return what was signed, in words."""
    review = signed.review
    return SignedTold(
        month=month_name(review.month.first_on, texts.language),
        controller=signed.controller.name,
        by=signed.by.name,
        at=review.signed_at,
        outcome=texts(OUTCOMES[review.outcome]),
        registry_number=review.registry_number,
        lines=review.lines,
        own_lines=review.own_lines,
    )


def review_url(controller_id: OrganisationId, month: LogMonth) -> str:
    """Return where a month is looked through, by an id and never by a name."""
    return REVIEW.format(controller_id=controller_id, month=month.written)


def _counts(figures: LogFigures, lines: Address, texts: Texts) -> tuple[Counted, ...]:
    return (
        Counted(texts.ngettext("rad i allt", "rader i allt", figures.lines), figures.lines, lines.url),
        Counted(texts("Nekade"), figures.denied, lines.only("nekade").url),
        Counted(texts("Med skäl"), figures.with_reason, lines.only("med-skal").url),
        Counted(texts("Utanför arbetstid"), figures.off_hours, lines.only("utanfor-kontorstid").url),
    )
