"""Answering an alert of the site: only somebody whom one of its rungs tells may."""

from collections.abc import Callable
from datetime import date, datetime

from sisam.application.alerts.answering import Answer
from sisam.application.alerts.missing_pupils import acting_seats
from sisam.application.alerts.standing import Somebody
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.alert import AlertCause
from sisam.domain.calendar import Calendar
from sisam.domain.ids import AlertId, OrganisationId, PersonId
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.domain.site_alert import SiteAct, SiteAlert
from sisam.domain.step import Side
from sisam.engine.clocks import local_date
from sisam.engine.site.answering_site_alerts import (
    acknowledge_site_alert,
    note_on_site_alert,
    snooze_site_alert,
)
from sisam.engine.site.site_ladders import may_answer
from sisam.engine.site.unschooled import is_restricted
from sisam.errors import NotFound


def is_of_site(site: Site, alert_id: AlertId) -> bool:
    """Tell whether there is an alert of the site with that id."""
    with site.store.read() as work:
        return work.site_alerts.find(alert_id) is not None


def acknowledge(site: Site, answer: Answer, until: date, now: datetime) -> SiteAlert:
    """Acknowledge an alert of the site with a plan, until a day, and return it as it is then.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: no rung of it tells a seat in which the person sits.
        TooLong, ReasonMissing: as the engine says.
    """
    by, plan, via = answer.person_id, answer.words, answer.via
    return _answer(
        site, answer, now, lambda alert, _: acknowledge_site_alert(alert, by, until, plan, via, now)
    )


def snooze(site: Site, answer: Answer, until: date, now: datetime) -> SiteAlert:
    """Postpone the next rung of an alert of the site to the end of a day, and return it as it is then.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: no rung of it tells a seat in which the person sits.
        AcknowledgedAlready, SnoozedAlready, SnoozedTooLong, SnoozedInVain, ReasonMissing: as the engine says.
    """
    by, reason, via = answer.person_id, answer.words, answer.via
    return _answer(
        site,
        answer,
        now,
        lambda alert, calendar: snooze_site_alert(alert, by, until, reason, via, now, calendar),
    )


def note(site: Site, answer: Answer, now: datetime) -> SiteAlert:
    """Write something down about an alert of the site, and return it.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: no rung of it tells a seat in which the person sits.
        ReasonMissing: nothing is written.
    """
    by, words, via = answer.person_id, answer.words, answer.via
    return _answer(site, answer, now, lambda alert, _: note_on_site_alert(alert, by, words, via, now))


def _answer(
    site: Site, answer: Answer, now: datetime, make: Callable[[SiteAlert, Calendar], SiteAct]
) -> SiteAlert:
    with site.store.write() as work:
        alert = work.site_alerts.find(answer.alert_id)
        if alert is None:
            raise NotFound("alert", answer.alert_id)
        _require_told(site, work, alert, answer.person_id, local_date(now))
        act = make(alert, site.rules.calendar(work.rule_parts))
        work.site_alerts.record([act])
        work.commit()
    return act.alert


def _require_told(site: Site, work: UnitOfWork, alert: SiteAlert, person_id: PersonId, day: date) -> None:
    roster = work.register.roster()
    acting = _acting(site, work, alert)
    organisations = dict.fromkeys(
        (*organisations_of(alert, roster, day), *(seat.organisation_id for seat in acting))
    )
    told = may_answer(alert.cause, tuple(organisations), roster, acting)
    person = Somebody(person_id, roster, day)
    if not told & set(roster.seats_of(person_id, day)):
        held = (seat for seat in told if roster.sitting(seat, day))
        raise person.not_told(
            sorted(held, key=lambda seat: (seat.role, seat.organisation_id)),
            by_role=is_restricted(alert),
        )


def _acting(site: Site, work: UnitOfWork, alert: SiteAlert) -> tuple[Seat, ...]:
    """Return the seats that act for a pupil without school; none where it is about something else."""
    case_id = alert.about.as_case
    if alert.cause is not AlertCause.NO_SCHOOL or case_id is None:
        return ()
    case = work.cases.load(case_id)
    workflow = site.rules.named(case.rules, work.rule_parts).workflow
    accountable = case.accountable
    side = Side(accountable.party, accountable.organisation_id) if accountable else None
    return acting_seats(workflow, side, case.parties)


def organisations_of(alert: SiteAlert, roster: Roster, day: date) -> tuple[OrganisationId, ...]:
    """Return the organisations whose people mend what an alert is about; none where the agency's do."""
    if person := alert.about.as_person:
        seats = roster.seats_of(person[0], day)
        return tuple(dict.fromkeys(seat.organisation_id for seat in seats))
    return () if alert.organisation_id is None else (alert.organisation_id,)
