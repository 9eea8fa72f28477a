"""Acknowledging: a named person says what they will do about an alert, and until when they may."""

from datetime import timedelta

from sisam.domain.command import Acknowledge
from sisam.domain.event import EventType
from sisam.domain.refusal import TooLong
from sisam.engine.clocks import ends_at
from sisam.engine.draft import Draft
from sisam.engine.permitting import live_alert, require_words

#: Acknowledging buys time, never silence (I06).
LONGEST = timedelta(days=7)


def acknowledge(draft: Draft, act: Acknowledge) -> None:
    """Stop an alert's climb until the end of a day; it goes on by itself if its cause has not ended.

    Raises:
        AlertMissing: the case has no such alert that still goes on.
        TooLong: the day is past, or more than seven days off.
        ReasonMissing: no plan is given.
    """
    alert = live_alert(draft, act.alert_id)
    latest = draft.today + LONGEST
    if not draft.today <= act.until <= latest:
        raise TooLong(until=act.until, latest=latest)
    plan = require_words(draft, "acknowledge")
    draft.record(
        EventType.ALERT_ACKNOWLEDGED,
        words=plan,
        alert=alert.id,
        until=act.until.isoformat(),
        next_at=min(ends_at(act.until), draft.now + LONGEST).isoformat(),
    )
