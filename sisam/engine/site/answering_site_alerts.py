"""Answering an alert of the site: a named person acts on it, postpones it, or notes something about it."""

from dataclasses import replace
from datetime import date, datetime

from sisam.domain.calendar import Calendar
from sisam.domain.ids import PersonId
from sisam.domain.refusal import ReasonMissing
from sisam.domain.refusal_of_alert import AlertMissing
from sisam.domain.site_alert import ActKind, SiteAct, SiteAlert
from sisam.engine.alerts.climbing import acknowledged_to, postponed_to
from sisam.engine.site.site_ladders import LADDERS
from sisam.engine.waiting import after_wait


def acknowledge_site_alert(
    alert: SiteAlert, person_id: PersonId, until: date, plan: str, via: str, now: datetime
) -> SiteAct:
    """Stop an alert's climb until the end of a day, as for an alert of a case.

    Raises:
        AlertMissing: it does not go on.
        TooLong: the day is past, or more than seven days off.
        ReasonMissing: no plan is given.
    """
    _require_live(alert)
    next_at = acknowledged_to(until, now)
    _require_words(plan, "acknowledge")
    acknowledged = replace(
        alert,
        acknowledged_at=now,
        acknowledged_by=person_id,
        acknowledged_until=until,
        next_at=next_at,
    )
    return SiteAct(acknowledged, ActKind.ACKNOWLEDGED, now, person_id, via, until, plan)


def note_on_site_alert(alert: SiteAlert, person_id: PersonId, note: str, via: str, now: datetime) -> SiteAct:
    """Write something down about an alert, and change nothing else.

    Raises:
        AlertMissing: it does not go on.
        ReasonMissing: nothing is written.
    """
    _require_live(alert)
    _require_words(note, "note")
    return SiteAct(alert, ActKind.NOTED, now, person_id, via, words=note)


def snooze_site_alert(
    alert: SiteAlert,
    person_id: PersonId,
    until: date,
    reason: str,
    via: str,
    now: datetime,
    calendar: Calendar,
) -> SiteAct:
    """Postpone an alert's next rung to the end of a day, as for an alert of a case.

    Raises:
        AlertMissing: it does not go on.
        AcknowledgedAlready, SnoozedAlready, SnoozedTooLong, SnoozedInVain: it cannot be postponed so.
        ReasonMissing: no reason is given.
    """
    _require_live(alert)
    longest = after_wait(calendar, now, LADDERS[alert.cause][alert.rung].wait)
    next_at = postponed_to(alert, until, longest, now)
    _require_words(reason, "snooze")
    snoozed = replace(alert, snoozed_until=until, next_at=next_at)
    return SiteAct(snoozed, ActKind.SNOOZED, now, person_id, via, until, reason)


def _require_live(alert: SiteAlert) -> None:
    if not alert.live:
        raise AlertMissing(alert=alert.id)


def _require_words(words: str, act: str) -> None:
    if not words.strip():
        raise ReasonMissing(act=act)
