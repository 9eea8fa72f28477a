"""A reviewed log: the lines of one controller in one month, counted as its reviewer looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sisam.application.access.reviewing import WORKING_TIME
from sisam.application.access.someone import Someone
from sisam.application.ports.read_log import Reviewed
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.access import Right
from sisam.domain.calendar import Calendar
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.log_month import LogMonth
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster

_HALF_AN_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class LogFigures:
    """How many lines a month has of those that deserve a look."""

    lines: int
    denied: int
    with_reason: int
    off_hours: int
    #: Lines that make the review a duty …
    wanting: int
    #: … and those of them that tell of the reviewer's own reading.
    own: int

    @property
    def only_own(self) -> bool:
        """Tell whether nobody but the reviewer has read anything."""
        return bool(self.own) and self.own == self.wanting


def reviewed_controllers(someone: Someone) -> Mapping[OrganisationId, OrganisationId]:
    """Return whose log somebody looks after, each with the organisation of their seat for it."""
    return {
        someone.organisation_of(seat).controller: seat.organisation_id
        for seat in someone.seats_with(Right.READ_LOG)
    }


def figures_of(
    work: UnitOfWork,
    roster: Roster,
    controller_id: OrganisationId,
    month: LogMonth,
    reviewer: PersonId,
    calendar: Calendar,
) -> LogFigures:
    """Return how much there is to look through in a month; who asks for nobody is the agency's to look at."""
    own = roster.under(controller_id)
    agency = any(roster.organisations[each].kind is OrganisationKind.AGENCY for each in own)
    asked = Reviewed(since=month.begins_at, until=month.next.begins_at, organisations=own, nowhere_too=agency)
    hours = work.read_log.hours(asked, reviewer)
    return LogFigures(
        lines=sum(each.lines for each in hours),
        denied=sum(each.denied for each in hours),
        with_reason=sum(each.with_reason for each in hours),
        off_hours=sum(each.lines for each in hours if _is_off(each.at, calendar)),
        wanting=sum(each.wanting for each in hours),
        own=sum(each.own for each in hours),
    )


def _is_off(hour: datetime, calendar: Calendar) -> bool:
    """Tell whether an hour lies outside working time, which begins and ends with one."""
    return not WORKING_TIME.is_open(calendar, hour.astimezone(UTC) + _HALF_AN_HOUR)
