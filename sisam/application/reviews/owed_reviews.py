"""Owed reviews: which months of whose read log are to be looked through, and until when."""

from datetime import date, datetime

from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.calendar import Calendar
from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.roster import Roster
from sisam.domain.site_fact import Unreviewed
from sisam.engine.clocks import local_date


def owed_reviews(work: UnitOfWork, roster: Roster, calendar: Calendar, today: date) -> tuple[Unreviewed, ...]:
    """Return the months that have ended and that nobody has signed, by controller, the oldest first."""
    waiting = work.log_reviews.unsigned(LogMonth.of(today))
    months = dict.fromkeys((each.month, _controller(roster, each.organisation_id)) for each in waiting)
    return tuple(Unreviewed(whose, month, month.due_on(calendar)) for month, whose in months)


def owed_at(site: Site, now: datetime) -> list[tuple[str, Unreviewed]]:
    """Return the same with the codes of the controllers, to the program that looks after itself."""
    with site.store.read() as work:
        roster = work.register.roster()
        owed = owed_reviews(work, roster, site.rules.calendar(work.rule_parts), local_date(now))
        return [(roster.organisations[each.controller_id].code, each) for each in owed]


def asked_for(owed: tuple[Unreviewed, ...], calendar: Calendar, today: date) -> tuple[Unreviewed, ...]:
    """Return those of them that somebody is told of: from the first working day after the month on."""
    return tuple(each for each in owed if each.month.opens_on(calendar) <= today)


def _controller(roster: Roster, organisation_id: OrganisationId) -> OrganisationId:
    return roster.organisations[organisation_id].controller
