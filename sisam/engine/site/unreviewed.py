"""Months of the read log that nobody has looked through, though they are to be."""

from collections.abc import Iterable, Iterator
from datetime import date

from sisam.domain.alert import AlertCause
from sisam.domain.ids import OrganisationId
from sisam.domain.message import Template
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import About
from sisam.domain.site_cause import SiteCause
from sisam.domain.site_fact import Duty, Unreviewed


def unreviewed(roster: Roster, months: Iterable[Unreviewed], today: date) -> Iterator[SiteCause]:
    """Yield each month of each controller that waits for its review, and says whether it is late."""
    for each in months:
        yield SiteCause(
            cause=AlertCause.LOG_REVIEW,
            about=About.log(each.controller_id, each.month),
            template=Template.LOG_REVIEW if today <= each.due_on else Template.LOG_REVIEW_LATE,
            organisations=(each.controller_id,),
            values={"organisation_id": each.controller_id, "month": each.month.written},
            due_on=each.due_on,
            seats=reviewers(roster, each.controller_id, today),
        )


def duties_of_reviewers(
    roster: Roster, months: Iterable[Unreviewed], today: date
) -> Iterator[tuple[Seat, Duty]]:
    """Yield what waits on the seats of reviewers, so that an empty one is told like any other."""
    for each in months:
        late = today > each.due_on
        due_on = None if late else each.due_on
        yield reviewers(roster, each.controller_id, today)[0], Duty(1, due_on, due_on, late)


def reviewers(roster: Roster, controller_id: OrganisationId, today: date) -> tuple[Seat, ...]:
    """Return the seats from which a controller's log is looked through; where all are empty, the first one.

    They are at the organisations for whose data it answers. That need not be its own: a home answers for its
    school, and the agency for the home.
    """
    under = sorted(roster.under(controller_id), key=lambda each: each != controller_id)
    seats = tuple(Seat(each, Role.LOG_REVIEWER) for each in under)
    sat_on = tuple(seat for seat in seats if roster.sitting(seat, today))
    return sat_on or seats[:1] or (Seat(controller_id, Role.LOG_REVIEWER),)
