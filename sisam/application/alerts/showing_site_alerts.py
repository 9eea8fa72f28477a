"""Showing an alert of the site: what was done about it, whom it told, and what somebody can do now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Why
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.alerts.answering_site_alerts import sees_site_alert, told_seats
from sisam.application.alerts.listing_site_alerts import SiteAlertStory, cases_told, story_of
from sisam.application.alerts.rungs import Hearer
from sisam.application.alerts.showing_alerts import Answers
from sisam.application.ports.outbox import OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.ids import AlertId
from sisam.domain.message import ItemKind
from sisam.domain.reading import Shown
from sisam.domain.roster import Roster
from sisam.domain.site_alert import SiteAlert
from sisam.engine.alerts.climbing import LONGEST
from sisam.engine.clocks import local_date
from sisam.engine.site.site_ladders import LADDERS, SiteRung
from sisam.engine.site.unschooled import is_restricted
from sisam.engine.waiting import after_wait

_FOREIGN = Denial(Right.READ_CASE, Why.SCOPE)


@dataclass(frozen=True, slots=True)
class RungOfSite:
    """A rung of the ladder of an alert of the site."""

    rung: SiteRung
    #: Who was told on it; empty where it has not come there, or they may not be named.
    hearers: tuple[Hearer, ...]


@dataclass(frozen=True, slots=True)
class SiteAlertFile:
    """All that is told of an alert of the site."""

    story: SiteAlertStory
    rungs: tuple[RungOfSite, ...]
    #: None: nothing; it has ended, or tells no seat of theirs.
    answers: Answers | None


def show_site_alert(site: Site, alert_id: AlertId, caller: Caller, now: datetime) -> SiteAlertFile:
    """Return all that somebody may know of an alert of the site, and what they can do about it.

    Raises:
        NotFound: there is none of theirs with that id.
        Unavailable: it cannot be written down that they saw it.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[SiteAlertFile]:
        alert = work.site_alerts.find(alert_id)
        if alert is None or not sees_site_alert(site, work, someone, alert):
            raise denied(someone, Shown.ALERTS, _FOREIGN, "alert", alert_id)
        messages = work.outbox.about(alert_id)
        rungs = tuple(
            RungOfSite(rung, _told(messages, alert, index, someone.roster))
            for index, rung in enumerate(LADDERS[alert.cause])
        )
        file = SiteAlertFile(
            story_of(work, alert, someone.roster), rungs, _answers(site, work, someone, alert)
        )
        return Look(file, cases_told(site, work, someone, [alert]))

    return shown(site, caller, Shown.ALERTS, look, now)


def _answers(site: Site, work: UnitOfWork, someone: Someone, alert: SiteAlert) -> Answers | None:
    seats = told_seats(site, work, alert, someone.roster, someone.day)
    if not alert.live or not seats & set(someone.seats):
        return None
    return Answers(someone.day + LONGEST, _snooze_until(site, work, someone, alert), ())


def _snooze_until(site: Site, work: UnitOfWork, someone: Someone, alert: SiteAlert) -> date | None:
    if alert.acknowledged_until is not None or alert.snoozed_until is not None or alert.next_at is None:
        return None
    wait = LADDERS[alert.cause][alert.rung].wait
    latest = local_date(after_wait(site.rules.calendar(work.rule_parts), someone.now, wait))
    return latest if latest >= local_date(alert.next_at) else None


def _told(
    messages: Sequence[OutboxMessage], alert: SiteAlert, rung: int, roster: Roster
) -> tuple[Hearer, ...]:
    """Return who was told on a rung; of a protected pupil's alert nobody is named."""
    found: dict[str, Hearer] = {}
    for message in messages:
        for item in message.items:
            about = item.site_alert_id == alert.id and item.kind is not ItemKind.NOTICE
            if about and item.rung == rung and item.seat is not None:
                named = not is_restricted(alert)
                person = roster.persons.get(message.person_id) if named else None
                organisation = roster.organisations.get(item.seat.organisation_id) if named else None
                hearer = Hearer(item.seat.role, person, organisation, message.sent_at)
                found.setdefault(message.person_id, hearer)
    return tuple(found.values())
