"""Snoozing: somebody postpones an alert's next rung; nobody promises anything, and the climb goes on."""

from datetime import datetime

from sisam.domain.alert import Alert
from sisam.domain.command import Snooze
from sisam.domain.event import EventType
from sisam.domain.rules import Rules
from sisam.engine.alerts.climbing import postponed_to
from sisam.engine.alerts.ladder_seats import rung_of
from sisam.engine.draft import Draft
from sisam.engine.permitting import live_alert, require_words
from sisam.engine.waiting import after_wait


def snooze(draft: Draft, act: Snooze) -> None:
    """Postpone an alert's next rung to the end of a day: once on a rung, and no longer than that rung waits.

    Raises:
        AlertMissing: the case has no such alert that still goes on.
        AcknowledgedAlready: somebody has said what they do about it.
        SnoozedAlready: it was postponed on this rung.
        SnoozedTooLong: the day is past, or further off than the rung waits.
        SnoozedInVain: it would not go on before that in any case.
        ReasonMissing: no reason is given.
    """
    alert = live_alert(draft, act.alert_id)
    next_at = postponed_to(alert, act.until, longest_snooze(draft.rules, alert, draft.now), draft.now)
    draft.record(
        EventType.ALERT_SNOOZED,
        words=require_words(draft, "snooze"),
        alert=alert.id,
        until=act.until.isoformat(),
        next_at=next_at.isoformat(),
    )


def longest_snooze(rules: Rules, alert: Alert, now: datetime) -> datetime:
    """Return the instant to which an alert can be postponed at most: one wait of its rung from now (I06)."""
    return after_wait(rules.calendar, now, rung_of(rules.workflow, alert).wait)
