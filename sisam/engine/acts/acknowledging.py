"""Acknowledging: a named person says what they will do about an alert, and until when they may."""

from sisam.domain.command import Acknowledge
from sisam.domain.event import EventType
from sisam.engine.alerts.climbing import acknowledged_to
from sisam.engine.draft import Draft
from sisam.engine.permitting import live_alert, require_words


def acknowledge(draft: Draft, act: Acknowledge) -> None:
    """Stop an alert's climb until the end of a day; it goes on by itself if its cause has not ended.

    Raises:
        AlertMissing: the case has no such alert that still goes on.
        TooLong: the day is past, or more than seven days off.
        ReasonMissing: no plan is given.
    """
    alert = live_alert(draft, act.alert_id)
    next_at = acknowledged_to(act.until, draft.now)
    plan = require_words(draft, "acknowledge")
    draft.record(
        EventType.ALERT_ACKNOWLEDGED,
        words=plan,
        alert=alert.id,
        until=act.until.isoformat(),
        next_at=next_at.isoformat(),
    )
