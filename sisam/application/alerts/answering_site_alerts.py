"""Answering an alert of the site: only somebody whom one of its rungs tells may."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from sisam.application.access.deciding import may_anywhere
from sisam.application.access.denying import denials_kept, denied, reading_of
from sisam.application.access.finding import readable
from sisam.application.access.own_cases import require
from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.scope import reaches
from sisam.application.access.someone import Caller, Someone
from sisam.application.alerts.answering import Answer
from sisam.application.alerts.missing_pupils import acting_seats
from sisam.application.alerts.standing import Somebody
from sisam.application.cases.repeating import plain
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.alert import AlertCause
from sisam.domain.calendar import Calendar
from sisam.domain.ids import AlertId, CaseId, OrganisationId
from sisam.domain.reading import Shown
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.domain.site_alert import SiteAct, SiteAlert
from sisam.domain.step import Side
from sisam.engine.site.answering_site_alerts import (
    acknowledge_site_alert,
    note_on_site_alert,
    snooze_site_alert,
)
from sisam.engine.site.site_ladders import may_answer
from sisam.engine.site.unreviewed import reviewers
from sisam.engine.site.unschooled import is_restricted

_FOREIGN: Final = Denial(Right.ACKNOWLEDGE, Why.SCOPE)


def is_of_site(site: Site, alert_id: AlertId) -> bool:
    """Tell whether there is an alert of the site with that id."""
    with site.store.read() as work:
        return work.site_alerts.find(alert_id) is not None


def acknowledge(site: Site, answer: Answer, until: date, now: datetime) -> SiteAlert:
    """Acknowledge an alert of the site with a plan, until a day, and return it as it is then.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: no rung of it tells a seat in which the person sits.
        KeyUsedOtherwise: something else was done by the same key.
        TooLong, ReasonMissing: as the engine says.
    """
    by, plan, via = answer.person_id, answer.words, answer.via
    return _answer(
        site,
        answer.bound_to("acknowledge", until),
        now,
        lambda alert, _: acknowledge_site_alert(alert, by, until, plan, via, now),
    )


def snooze(site: Site, answer: Answer, until: date, now: datetime) -> SiteAlert:
    """Postpone the next rung of an alert of the site to the end of a day, and return it as it is then.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: no rung of it tells a seat in which the person sits.
        KeyUsedOtherwise: something else was done by the same key.
        AcknowledgedAlready, SnoozedAlready, SnoozedTooLong, SnoozedInVain, ReasonMissing: as the engine says.
    """
    by, reason, via = answer.person_id, answer.words, answer.via
    return _answer(
        site,
        answer.bound_to("snooze", until),
        now,
        lambda alert, calendar: snooze_site_alert(alert, by, until, reason, via, now, calendar),
    )


def note(site: Site, answer: Answer, now: datetime) -> SiteAlert:
    """Write something down about an alert of the site, and return it.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: no rung of it tells a seat in which the person sits.
        KeyUsedOtherwise: something else was done by the same key.
        ReasonMissing: nothing is written.
    """
    by, words, via = answer.person_id, answer.words, answer.via
    return _answer(
        site, answer.bound_to("note"), now, lambda alert, _: note_on_site_alert(alert, by, words, via, now)
    )


def _answer(
    site: Site, answer: Answer, now: datetime, make: Callable[[SiteAlert, Calendar], SiteAct]
) -> SiteAlert:
    with denials_kept(site), site.store.write() as work:
        someone = Caller(answer.via, answer.person_id, answer.code).known(work.register.roster(), now)
        # What is wrong with the site itself is told to those who look after it, and answered by them.
        if not may_anywhere(someone, Right.OVERSIGHT):
            require(someone, Right.ACKNOWLEDGE, Shown.ACT)
        alert = work.site_alerts.find(answer.alert_id)
        if alert is None or not sees_site_alert(site, work, someone, alert):
            raise denied(someone, Shown.ACT, _FOREIGN, "alert", answer.alert_id)
        _require_told(site, work, alert, someone)
        if _was_sent(work, answer):
            return alert
        act = replace(make(alert, site.rules.calendar(work.rule_parts)), key=answer.key)
        work.site_alerts.record([act])
        at = shown_for(site, work, someone, alert)
        work.read_log.write([reading_of(someone, Shown.ACT, alert.tells_of, organisation=at)])
        work.commit()
    return act.alert


def _was_sent(work: UnitOfWork, answer: Answer) -> bool:
    """Tell whether an answer was sent before.

    Raises:
        KeyUsedOtherwise: something else was done by its key.
    """
    key = answer.key
    if key is None:
        return False
    by = (each for each in work.site_alerts.acts(answer.alert_id) if each.person_id == answer.person_id)
    sent = [each for each in by if each.key and plain(each.key) == plain(key)]
    if any(each.key != key or each.words not in (None, answer.words) for each in sent):
        raise KeyUsedOtherwise
    return bool(sent)


def sees_site_alert(site: Site, work: UnitOfWork, someone: Someone, alert: SiteAlert) -> bool:
    """Tell whether somebody may know of an alert of the site.

    That is whoever it tells, whose case or organisation it is about, or who looks after the site; of a
    pupil without school only whoever it tells, or whose case it is.
    """
    if someone.is_owner or told_seats(site, work, alert, someone.roster, someone.day) & set(someone.seats):
        return True
    case_id = alert.about.as_case
    if case_id is not None:
        return _own_case(site, work, someone, case_id) is not None
    if may_anywhere(someone, Right.OVERSIGHT):
        return True
    about = organisations_of(alert, someone.roster, someone.day)
    return any(reaches(someone.roster, seat, each) for seat in someone.seats for each in about)


def shown_for(site: Site, work: UnitOfWork, someone: Someone, alert: SiteAlert) -> OrganisationId | None:
    """Return for which of somebody's organisations an alert is theirs, as the read log is to tell it.

    Whoever sits at several is told of a case at one of them, whose reviewer looks after the line.
    """
    told = told_seats(site, work, alert, someone.roster, someone.day)
    case_id = alert.tells_of
    own = _own_case(site, work, someone, case_id) if case_id else None
    at = own.organisation_id if own else None
    return next((seat.organisation_id for seat in someone.seats if seat in told), at)


def _own_case(site: Site, work: UnitOfWork, someone: Someone, case_id: CaseId) -> Permit | None:
    found = readable(site, work, someone, work.cases.load(case_id))
    return found.permit if found and found.permit.now else None


def told_seats(site: Site, work: UnitOfWork, alert: SiteAlert, roster: Roster, day: date) -> frozenset[Seat]:
    """Return the seats that a rung of an alert tells."""
    acting = _acting(site, work, alert, roster, day)
    organisations = dict.fromkeys(
        (*organisations_of(alert, roster, day), *(seat.organisation_id for seat in acting))
    )
    return frozenset(may_answer(alert.cause, tuple(organisations), roster, acting))


def _require_told(site: Site, work: UnitOfWork, alert: SiteAlert, someone: Someone) -> None:
    roster, day = someone.roster, someone.day
    told = told_seats(site, work, alert, roster, day)
    if not told & set(roster.seats_of(someone.person_id, day)):
        held = (seat for seat in told if roster.sitting(seat, day))
        raise Somebody(someone.person_id, roster, day).not_told(
            sorted(held, key=lambda seat: (seat.role, seat.organisation_id)),
            by_role=is_restricted(alert),
        )


def _acting(site: Site, work: UnitOfWork, alert: SiteAlert, roster: Roster, day: date) -> tuple[Seat, ...]:
    """Return the seats that act for a pupil without school, or review a log; none where it is neither."""
    if log := alert.about.as_log:
        return reviewers(roster, log[0], day)
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
