"""Vacancies: seats on which nobody sits, or soon will, while something waits there."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from sisam.domain.alert import AlertCause
from sisam.domain.ids import OrganisationId
from sisam.domain.message import Template
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import About
from sisam.domain.site_cause import SiteCause
from sisam.domain.site_fact import Duty

#: So many days ahead an empty seat is told, while there is time to name somebody.
AHEAD: Final = timedelta(days=30)
#: Seats without duties of their own, on which ladders rest.
NEEDED_BY_LADDERS: Final = (Role.COORDINATOR, Role.MANAGER)


def vacancies(roster: Roster, duties: Mapping[Seat, Duty], today: date) -> Iterator[SiteCause]:
    """Yield each seat that is empty today, or will be within 30 days while a duty falls due later.

    Beside the seats that act, the seats of coordinators and managers count where an organisation has
    duties, if anybody ever sat there: an organisation without them is caught by the one above.
    """
    for seat, duty in {**_on_ladders(roster, duties), **duties}.items():
        empty_from = roster.first_empty_day(seat, today, today + AHEAD)
        if empty_from == today:
            yield _vacancy(seat, duty, Template.VACANCY, today)
        elif empty_from is not None and duty.touches(empty_from):
            yield _vacancy(seat, duty, Template.VACANCY_AHEAD, empty_from)


def _on_ladders(roster: Roster, duties: Mapping[Seat, Duty]) -> dict[Seat, Duty]:
    """Return the duties of whole organisations, by the seats that catch what is late there."""
    whole: dict[OrganisationId, Duty] = {}
    for seat, duty in duties.items():
        known = whole.get(seat.organisation_id)
        whole[seat.organisation_id] = known.with_more(duty) if known else duty
    seats = ((Seat(each, role), duty) for each, duty in whole.items() for role in NEEDED_BY_LADDERS)
    return {seat: duty for seat, duty in seats if seat in roster.holdings}


def _vacancy(seat: Seat, duty: Duty, template: Template, empty_from: date) -> SiteCause:
    return SiteCause(
        cause=AlertCause.VACANCY,
        about=About.seat(seat),
        template=template,
        organisations=(seat.organisation_id,),
        values={
            "organisation_id": seat.organisation_id,
            "role": seat.role.value,
            "count": str(duty.count),
            "on": empty_from.isoformat(),
        },
        due_on=duty.first_due_on,
    )
