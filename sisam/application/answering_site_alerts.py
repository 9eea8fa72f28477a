"""Answering an alert of the site: only somebody whom one of its rungs tells may."""

from collections.abc import Callable
from datetime import date, datetime

from sisam.application.acting import NoSeat
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.ids import AlertId, OrganisationId, PersonId
from sisam.domain.roster import Roster
from sisam.domain.site_alert import SiteAct, SiteAlert
from sisam.engine.answering_site_alerts import acknowledge_site_alert, note_on_site_alert
from sisam.engine.clocks import local_date
from sisam.engine.site_ladders import may_answer
from sisam.errors import NotFound


def is_of_site(site: Site, alert_id: AlertId) -> bool:
    """Tell whether there is an alert of the site with that id."""
    with site.store.read() as work:
        return work.site_alerts.find(alert_id) is not None


def acknowledge(
    site: Site, alert_id: AlertId, person_id: PersonId, until: date, plan: str, via: str, now: datetime
) -> SiteAlert:
    """Acknowledge an alert of the site with a plan, until a day, and return it as it is then.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NoSeat: no rung of it tells a seat in which the person sits.
        TooLong, ReasonMissing: as the engine says.
    """
    return _answer(
        site,
        alert_id,
        person_id,
        now,
        lambda alert: acknowledge_site_alert(alert, person_id, until, plan, via, now),
    )


def note(
    site: Site, alert_id: AlertId, person_id: PersonId, words: str, via: str, now: datetime
) -> SiteAlert:
    """Write something down about an alert of the site, and return it.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NoSeat: no rung of it tells a seat in which the person sits.
        ReasonMissing: nothing is written.
    """
    return _answer(
        site,
        alert_id,
        person_id,
        now,
        lambda alert: note_on_site_alert(alert, person_id, words, via, now),
    )


def _answer(
    site: Site,
    alert_id: AlertId,
    person_id: PersonId,
    now: datetime,
    answer: Callable[[SiteAlert], SiteAct],
) -> SiteAlert:
    with site.store.write() as work:
        alert = work.site_alerts.find(alert_id)
        if alert is None:
            raise NotFound("alert", alert_id)
        _require_told(work, alert, person_id, local_date(now))
        act = answer(alert)
        work.site_alerts.record([act])
        work.commit()
    return act.alert


def _require_told(work: UnitOfWork, alert: SiteAlert, person_id: PersonId, day: date) -> None:
    roster = work.register.roster()
    told = may_answer(alert.cause, organisations_of(alert, roster, day), roster)
    if not told & set(roster.seats_of(person_id, day)):
        raise NoSeat(email=roster.persons[person_id].email)


def organisations_of(alert: SiteAlert, roster: Roster, day: date) -> tuple[OrganisationId, ...]:
    """Return the organisations whose people mend what an alert is about; none where the agency's do."""
    if person := alert.about.as_person:
        seats = roster.seats_of(person[0], day)
        return tuple(dict.fromkeys(seat.organisation_id for seat in seats))
    return () if alert.organisation_id is None else (alert.organisation_id,)
