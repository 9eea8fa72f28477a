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
from sisam.engine.site.site_ladders import line_above

#: So many days ahead an empty seat is told, while there is time to name somebody.
AHEAD: Final = timedelta(days=30)


def vacancies(roster: Roster, duties: Mapping[Seat, Duty], today: date) -> Iterator[SiteCause]:
    """Yield each seat that is empty today, or will be within 30 days while a duty falls due later.

    Beside the seats that act, the seats of coordinators and managers count where an organisation has
    duties, if anybody ever sat there: an organisation without them is caught by the one above, whose
    coordinator's seat counts for it.
    """
    for seat, duty in {**on_ladders(roster, duties, today), **duties}.items():
        empty_from = roster.first_empty_day(seat, today, today + AHEAD)
        if empty_from == today:
            yield _vacancy(seat, duty, Template.VACANCY, today)
        elif empty_from is not None and duty.touches(empty_from):
            yield _vacancy(seat, duty, Template.VACANCY_AHEAD, empty_from)


def on_ladders(roster: Roster, duties: Mapping[Seat, Duty], today: date) -> dict[Seat, Duty]:
    """Return the duties of whole organisations, by the seats that catch what is late there.

    Seats where nobody ever sat are left out.
    """
    whole: dict[OrganisationId, Duty] = {}
    for seat, duty in duties.items():
        known = whole.get(seat.organisation_id)
        whole[seat.organisation_id] = known.with_more(duty) if known else duty
    caught: dict[Seat, Duty] = {}
    for organisation_id, duty in whole.items():
        for seat in _catching(roster, organisation_id, today):
            caught[seat] = caught[seat].with_more(duty) if seat in caught else duty
    return caught


def _catching(roster: Roster, organisation_id: OrganisationId, today: date) -> Iterator[Seat]:
    """Yield the seats that catch what is late at an organisation, up to the first coordinator's."""
    manager = Seat(organisation_id, Role.MANAGER)
    if manager in roster.holdings:
        yield manager
    for each in line_above(organisation_id, roster):
        coordinator = Seat(each, Role.COORDINATOR)
        if coordinator in roster.holdings:
            yield coordinator
        if roster.sitting(coordinator, today):
            return


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
        due_on=duty.first_due_on if template is Template.VACANCY else duty.first_due_from(empty_from),
    )
