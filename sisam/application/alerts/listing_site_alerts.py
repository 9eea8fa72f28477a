"""Listing the site's own alerts: seats, persons and faults that somebody has to mend."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Why
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.alerts.answering_site_alerts import is_of_site, sees_site_alert, shown_for
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.ids import AlertId, CaseId, OrganisationId, PersonId
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Shown
from sisam.domain.roster import Roster
from sisam.domain.seat import Person
from sisam.domain.site_alert import SiteAct, SiteAlert
from sisam.engine.site.unschooled import is_restricted

_FOREIGN: Final = Denial(Right.READ_CASE, Why.SCOPE)


@dataclass(frozen=True, slots=True)
class SiteAlertLine:
    """What is told of an alert of the site."""

    alert: SiteAlert
    #: Whose people mend it; None: whoever runs the site, or it is not shown.
    organisation: Organisation | None
    #: Who cannot be reached, where it is about that.
    unreached: Person | None
    acknowledged_by: Person | None


@dataclass(frozen=True, slots=True)
class SiteAlertStory:
    """An alert of the site with all that was done about it."""

    line: SiteAlertLine
    acts: tuple[SiteAct, ...]
    #: Who did it, where it was a person who may be named.
    persons: dict[PersonId, Person]


def list_site_alerts(site: Site) -> list[SiteAlertLine]:
    """Return those that go on, the oldest first, to the program that looks after itself."""
    with site.store.read() as work:
        roster = work.register.roster()
        return [_line(alert, roster) for alert in work.site_alerts.live()]


def site_alerts_of(site: Site, caller: Caller, now: datetime) -> list[SiteAlertLine]:
    """Return those that go on and that somebody may know of, the oldest first.

    Raises:
        Unavailable: it cannot be written down that they saw them.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[list[SiteAlertLine]]:
        seen = [each for each in work.site_alerts.live() if sees_site_alert(site, work, someone, each)]
        return Look([_line(each, someone.roster) for each in seen], cases_told(site, work, someone, seen))

    return shown(site, caller, Shown.ALERTS, look, now)


def site_alert_story(site: Site, alert_id: AlertId, caller: Caller, now: datetime) -> SiteAlertStory | None:
    """Return the story of an alert of the site, whether it goes on or not; None: there is none of theirs.

    Raises:
        Unavailable: it cannot be written down that they saw it.
    """
    if not is_of_site(site, alert_id):
        return None

    def look(work: UnitOfWork, someone: Someone) -> Look[SiteAlertStory]:
        alert = work.site_alerts.find(alert_id)
        if alert is None or not sees_site_alert(site, work, someone, alert):
            raise denied(someone, Shown.ALERTS, _FOREIGN, "alert", alert_id)
        return Look(story_of(work, alert, someone.roster), cases_told(site, work, someone, [alert]))

    return shown(site, caller, Shown.ALERTS, look, now)


def story_of(work: UnitOfWork, alert: SiteAlert, roster: Roster) -> SiteAlertStory:
    """Return an alert of the site with all that was done about it."""
    acts = tuple(work.site_alerts.acts(alert.id))
    # Whoever acts for a protected pupil tells by where they sit whose pupil it is.
    told = () if is_restricted(alert) else acts
    named = {each.person_id: roster.persons[each.person_id] for each in told if each.person_id}
    return SiteAlertStory(_line(alert, roster), acts, named)


def cases_told(
    site: Site, work: UnitOfWork, someone: Someone, alerts: Sequence[SiteAlert]
) -> list[tuple[CaseId, OrganisationId | None]]:
    """Return the cases that alerts tell somebody of, each with their organisation, for the read log."""
    return [
        (each.tells_of, shown_for(site, work, someone, each)) for each in alerts if each.tells_of is not None
    ]


def _line(alert: SiteAlert, roster: Roster) -> SiteAlertLine:
    person, by = alert.about.as_person, alert.acknowledged_by
    shown = None if is_restricted(alert) else alert.organisation_id
    return SiteAlertLine(
        alert=alert,
        organisation=roster.organisations.get(shown) if shown else None,
        unreached=roster.persons.get(person[0]) if person else None,
        acknowledged_by=roster.persons.get(by) if by and not is_restricted(alert) else None,
    )
