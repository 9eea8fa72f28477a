"""Listing the site's own alerts: seats, persons and faults that somebody has to mend."""

from dataclasses import dataclass

from sisam.application.site import Site
from sisam.domain.ids import AlertId, PersonId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Person
from sisam.domain.site_alert import SiteAct, SiteAlert
from sisam.engine.site.unschooled import is_restricted


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
    #: Who did it, where it was a person.
    persons: dict[PersonId, Person]


def list_site_alerts(site: Site) -> list[SiteAlertLine]:
    """Return those that go on, the oldest first."""
    with site.store.read() as work:
        roster = work.register.roster()
        return [_line(alert, roster) for alert in work.site_alerts.live()]


def site_alert_story(site: Site, alert_id: AlertId) -> SiteAlertStory | None:
    """Return the story of an alert of the site, whether it goes on or not; None: there is none."""
    with site.store.read() as work:
        alert = work.site_alerts.find(alert_id)
        if alert is None:
            return None
        roster = work.register.roster()
        acts = tuple(work.site_alerts.acts(alert_id))
    named = {each.person_id for each in acts if each.person_id}
    return SiteAlertStory(_line(alert, roster), acts, {each: roster.persons[each] for each in named})


def _line(alert: SiteAlert, roster: Roster) -> SiteAlertLine:
    person, by = alert.about.as_person, alert.acknowledged_by
    shown = None if is_restricted(alert) else alert.organisation_id
    return SiteAlertLine(
        alert=alert,
        organisation=roster.organisations.get(shown) if shown else None,
        unreached=roster.persons.get(person[0]) if person else None,
        acknowledged_by=roster.persons.get(by) if by else None,
    )
