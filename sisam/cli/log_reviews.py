"""The commands with which a month of the read log is signed for, and what was signed is listed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import typer

from sisam.application.access.someone import Caller
from sisam.application.reviews.showing_reviews import Reviews, SignedReview, WaitingReview, show_reviews
from sisam.application.reviews.signing_reviews import Signature, sign_review
from sisam.cli.errand import set_out, somebody, via
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Checking, Personal, taking
from sisam.cli.listing import Column, Listing
from sisam.cli.saying import say
from sisam.domain.ids import OrganisationId
from sisam.domain.language import Language
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import ReviewOutcome
from sisam.errors import Fault, Invalid
from sisam.wording.terms import term

_EN = Language.EN


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A month of a controller: one that waits, or one that was signed."""

    month: str
    organisation: str
    lines: int
    own: int
    #: None once it is signed, as the counts are.
    due_on: date | None = None
    late: bool = False
    denied: int | None = None
    with_reason: int | None = None
    off_hours: int | None = None
    by: str | None = None
    at: datetime | None = None
    outcome: ReviewOutcome | None = None
    registry_number: str | None = None

    @classmethod
    def of_waiting(cls, waits: WaitingReview) -> "ReviewRow":
        """Return the row of a month that waits."""
        figures = waits.figures
        return cls(
            month=waits.month.written,
            organisation=waits.controller.code,
            lines=figures.lines,
            own=figures.own,
            due_on=waits.due_on,
            late=waits.late,
            denied=figures.denied,
            with_reason=figures.with_reason,
            off_hours=figures.off_hours,
        )

    @classmethod
    def of_signed(cls, signed: SignedReview) -> "ReviewRow":
        """Return the row of a month that was signed."""
        review = signed.review
        return cls(
            month=review.month.written,
            organisation=signed.controller.code,
            lines=review.lines,
            own=review.own_lines,
            by=signed.by.email,
            at=review.signed_at,
            outcome=review.outcome,
            registry_number=review.registry_number or None,
        )

    @property
    def stands(self) -> str:
        """Return in words how it stands."""
        if self.outcome is None:
            return f"{'late, was due' if self.late else 'due'} {self.due_on}"
        number = f", {self.registry_number}" if self.registry_number else ""
        return f"{term(self.outcome, _EN)}{number}"


REVIEWS: Listing[ReviewRow] = Listing(
    empty="No month of the read log waits for a review, and none was reviewed.",
    columns=(
        Column("month", "which month", lambda row: row.month, "month", whole=True),
        Column("organisation", "the code of the controller", lambda row: row.organisation, "of"),
        Column("due_on", "the last day in time; null once it is signed", lambda row: row.due_on),
        Column("late", "whether that day is past and nobody has signed", lambda row: row.late),
        Column("lines", "how many lines the month has", lambda row: row.lines, "lines", right=True),
        Column("denied", "denied ones; null once signed", lambda row: row.denied, "denied", right=True),
        Column(
            "with_reason",
            "those shown with a reason; null once signed",
            lambda row: row.with_reason,
            "reason",
            right=True,
        ),
        Column(
            "off_hours",
            "those outside working time; null once signed",
            lambda row: row.off_hours,
            "off hours",
            right=True,
        ),
        Column("own", "those of the reviewer's own reading", lambda row: row.own, "own", right=True),
        Column("reviewed_by", "the address of whoever signed, or null", lambda row: row.by, "by"),
        Column("reviewed_at", "when, or null", lambda row: row.at),
        Column(
            "outcome",
            "what came of it, or null",
            lambda row: row.outcome,
            "stands",
            lambda row: row.stands,
        ),
        Column("registry_number", "where what is followed up lies, or null", lambda row: row.registry_number),
    ),
)


@taking
def reviews(given: Checking) -> None:
    """List the months of the read log, reviewed or waiting for it.

    Only a log reviewer may (--as), and that they looked is logged too. With --check the exit code is 3 where
    a month waits.
    """
    somebody(given)
    errand = set_out(given)
    found = show_reviews(errand.program.site, errand.caller(given), errand.now)
    rows = [*map(ReviewRow.of_waiting, found.waiting), *map(ReviewRow.of_signed, found.signed)]
    REVIEWS.show(rows, as_json=given.json)
    if given.check and found.waiting:
        raise typer.Exit(ExitCode.OVERDUE)


@taking
def review(
    given: Personal,
    month: Annotated[str, typer.Argument(metavar="MONTH", help="Such as 2026-11.", show_default=False)],
    outcome: Annotated[ReviewOutcome, typer.Option("--outcome", help="What came of it.", show_default=False)],
    registry_number: Annotated[
        str,
        typer.Option(
            "--registry-number", metavar="NUMBER", help="Where what is followed up lies.", show_default=False
        ),
    ] = "",
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="CODE", help="Whose log, where they look after several."),
    ] = None,
) -> None:
    """Sign that you have looked through a month of the read log.

    It cannot be changed afterwards. Only a log reviewer may (--as).
    """
    who = somebody(given)
    errand = set_out(given)
    caller = Caller(via(), errand.person_id(who))
    site = errand.program.site
    controller = _controller(show_reviews(site, caller, errand.now), of)
    signature = Signature(controller, _month(month), outcome, registry_number)
    signed = sign_review(site, caller, signature, errand.now)
    said = "had been reviewed already" if signed.repeated else "is reviewed"
    say(f"{month} {said}: {term(signed.review.outcome, _EN)}.")


def _controller(found: Reviews, code: str | None) -> OrganisationId:
    """Return whose log is meant.

    Raises:
        Invalid: it is not said, or it is none of theirs.
    """
    fitting = [each for each in found.controllers if code in (None, each.code)]
    if len(fitting) == 1:
        return fitting[0].id
    codes = ", ".join(each.code for each in found.controllers)
    raise Invalid(Fault("It is not clear whose log is meant.", f"Add --of with one of: {codes}.", key="--of"))


def _month(text: str) -> LogMonth:
    """Return a month as it is typed.

    Raises:
        Invalid: there is none such.
    """
    try:
        return LogMonth.read(text)
    except ValueError as error:
        raise Invalid(
            Fault(f'"{text}" is not a month.', "Write year and month, such as 2026-11.", key="MONTH")
        ) from error
