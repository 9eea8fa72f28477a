"""Lingering: an alert whose cause cannot be looked at now goes on with what it was told with last."""

from datetime import date

from sisam.domain.alert import AlertCause
from sisam.domain.ids import OrganisationId
from sisam.domain.message import Template
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.domain.site_alert import SiteAlert, Sort
from sisam.domain.site_cause import SiteCause
from sisam.domain.site_fact import SiteFacts
from sisam.engine.site.site_ladders import line_above
from sisam.engine.site.vacancies import AHEAD

#: What an alert keeps beside the values of its message.
_BESIDE = frozenset({"template", "case_number"})


def lingering(alert: SiteAlert, facts: SiteFacts, roster: Roster, today: date) -> SiteCause | None:
    """Return the cause of an alert of which nobody can tell whether it has ended; None where they can."""
    if alert.about.sort is Sort.AUDIT and facts.auditor is not None and facts.auditor.unreadable:
        return _as_told(alert, Template.AUDIT_RED)
    if alert.cause is AlertCause.NO_SCHOOL and alert.about.as_case in facts.unjudged:
        return _as_told(alert, Template.NO_SCHOOL)
    seat = alert.about.as_seat
    if seat is None or not is_untold(alert.organisation_id, facts, roster):
        return None
    return _vacancy(alert, seat, roster, today)


def is_untold(organisation_id: OrganisationId | None, facts: SiteFacts, roster: Roster) -> bool:
    """Tell whether duties of an organisation, or of one below it, could not be told."""
    return organisation_id is not None and any(
        organisation_id in line_above(each, roster) for each in facts.untold
    )


def _vacancy(alert: SiteAlert, seat: Seat, roster: Roster, today: date) -> SiteCause | None:
    """Return that a seat is empty, or will be, as far as the roster tells; None: somebody sits there."""
    empty_from = roster.first_empty_day(seat, today, today + AHEAD)
    if empty_from is None:
        return None
    template = Template.VACANCY if empty_from == today else Template.VACANCY_AHEAD
    return _as_told(alert, template, on=empty_from.isoformat())


def _as_told(alert: SiteAlert, template: Template, **values: str) -> SiteCause:
    told = {name: value for name, value in alert.detail.items() if name not in _BESIDE}
    return SiteCause(
        cause=alert.cause,
        about=alert.about,
        template=template,
        organisations=() if alert.organisation_id is None else (alert.organisation_id,),
        values={**told, **values},
        case_number=alert.detail.get("case_number", ""),
    )
