"""Showing reviews: which months wait for somebody's signature, what they hold, and what was signed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.access.denying import denied
from sisam.application.access.own_cases import require
from sisam.application.access.permit import Denial, Why
from sisam.application.access.reviewing import LogFilter, LogPage, look_at_log
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.reviews.owed_reviews import owed_reviews
from sisam.application.reviews.reviewed_log import LogFigures, figures_of, reviewed_controllers
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.calendar import Calendar
from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import LogReview
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Purpose, Shown
from sisam.domain.roster import Roster
from sisam.domain.seat import Person
from sisam.domain.site_fact import Unreviewed

FOREIGN: Final = Denial(Right.READ_LOG, Why.SCOPE)
#: What a review is called where it is not found.
KIND: Final = "review"
#: So many earlier ones are listed: five years of one controller's.
MOST_LISTED: Final = 60


@dataclass(frozen=True, slots=True)
class WaitingReview:
    """A month that waits for a signature."""

    controller: Organisation
    month: LogMonth
    due_on: date
    late: bool
    figures: LogFigures


@dataclass(frozen=True, slots=True)
class SignedReview:
    """What was signed, with who did."""

    controller: Organisation
    by: Person
    review: LogReview


@dataclass(frozen=True, slots=True)
class Reviews:
    """All that somebody may know of the reviews of the log that they look after."""

    waiting: tuple[WaitingReview, ...]
    #: The newest first.
    signed: tuple[SignedReview, ...]
    #: The month that goes on, and the first and the last day on which it is to be looked through.
    next_month: LogMonth
    next_from: date
    next_until: date
    #: Whose log is theirs to look after.
    controllers: tuple[Organisation, ...]

    @property
    def several(self) -> bool:
        """Tell whether it must be said whose log a month is of."""
        return len(self.controllers) > 1


def show_reviews(site: Site, caller: Caller, now: datetime) -> Reviews:
    """Return which months wait, and which were signed, to those who look after the log.

    Raises:
        RightMissing: they do not.
        Unavailable: it cannot be written down that they looked.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[Reviews]:
        require(someone, Right.READ_LOG, Shown.READ_LOG)
        return Look(_reviews(site, work, someone), purpose=Purpose.REVIEW)

    return shown(site, caller, Shown.READ_LOG, look, now)


def show_log_with_reviews(
    site: Site, caller: Caller, wanted: LogFilter, now: datetime
) -> tuple[LogPage, Reviews]:
    """Return a page of the read log together with the reviews of it, as one look.

    Raises:
        RightMissing: they do not look after the log.
        NotFound: what they ask for is none of theirs.
        Unavailable: it cannot be written down that they looked.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[tuple[LogPage, Reviews]]:
        found = look_at_log(site, work, someone, wanted)
        both = found.value, _reviews(site, work, someone)
        return Look(both, found.cases, found.purpose, found.beside)

    return shown(site, caller, Shown.READ_LOG, look, now)


def _reviews(site: Site, work: UnitOfWork, someone: Someone) -> Reviews:
    calendar = site.rules.calendar(work.rule_parts)
    theirs, running = reviewed_controllers(someone), LogMonth.of(someone.day)
    owed = owed_reviews(work, someone.roster, calendar, someone.day)
    signed = work.log_reviews.listed(theirs, MOST_LISTED)
    return Reviews(
        waiting=tuple(
            _waiting(work, someone, each, calendar) for each in owed if each.controller_id in theirs
        ),
        signed=tuple(_signed(each, someone.roster) for each in signed),
        next_month=running,
        next_from=running.opens_on(calendar),
        next_until=running.due_on(calendar),
        controllers=tuple(someone.roster.organisations[each] for each in sorted(theirs)),
    )


def show_review(
    site: Site, caller: Caller, controller_id: OrganisationId, month: LogMonth, now: datetime
) -> WaitingReview | SignedReview:
    """Return a month that waits for a signature, or what was signed for it.

    Raises:
        RightMissing: they do not look after the log.
        NotFound: nothing of that month is theirs to look through.
        Unavailable: it cannot be written down that they looked.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[WaitingReview | SignedReview]:
        require(someone, Right.READ_LOG, Shown.READ_LOG)
        calendar = site.rules.calendar(work.rule_parts)
        return Look(find_review(work, someone, controller_id, month, calendar), purpose=Purpose.REVIEW)

    return shown(site, caller, Shown.READ_LOG, look, now)


def find_review(
    work: UnitOfWork, someone: Someone, controller_id: OrganisationId, month: LogMonth, calendar: Calendar
) -> WaitingReview | SignedReview:
    """Return a month of somebody's that waits for a signature, or what was signed for it.

    Raises:
        Denied: nothing of that month is theirs to look through.
    """
    if controller_id in reviewed_controllers(someone):
        for owed in owed_reviews(work, someone.roster, calendar, someone.day):
            if (owed.controller_id, owed.month) == (controller_id, month):
                return _waiting(work, someone, owed, calendar)
        for review in work.log_reviews.listed([controller_id], MOST_LISTED):
            if review.month == month:
                return _signed(review, someone.roster)
    raise denied(someone, Shown.READ_LOG, FOREIGN, KIND, f"{controller_id} {month.written}")


def _waiting(work: UnitOfWork, someone: Someone, owed: Unreviewed, calendar: Calendar) -> WaitingReview:
    roster, whose, month = someone.roster, owed.controller_id, owed.month
    return WaitingReview(
        controller=roster.organisations[whose],
        month=month,
        due_on=owed.due_on,
        late=someone.day > owed.due_on,
        figures=figures_of(work, roster, whose, month, someone.person_id, calendar),
    )


def _signed(review: LogReview, roster: Roster) -> SignedReview:
    return SignedReview(roster.organisations[review.controller_id], roster.persons[review.signed_by], review)
