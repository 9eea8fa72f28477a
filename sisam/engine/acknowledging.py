"""Acknowledging: a named person says what they will do about an alert, and until when they may."""

from datetime import timedelta

from sisam.domain.command import Acknowledge
from sisam.domain.event import EventType
from sisam.domain.refusal import AlertMissing, ReasonMissing, TooLong
from sisam.engine.clocks import ends_at
from sisam.engine.draft import Draft

#: Acknowledging buys time, never silence (I06).
LONGEST = timedelta(days=7)


def acknowledge(draft: Draft, act: Acknowledge) -> None:
    """Stop an alert's climb until the end of a day; it goes on by itself if its cause has not ended.

    Raises:
        AlertMissing: the case has no such alert that still goes on.
        TooLong: the day is past, or more than seven days off.
        ReasonMissing: no plan is given.
    """
    alert = draft.case.alerts.get(act.alert_id)
    if alert is None or not alert.live:
        raise AlertMissing(alert=act.alert_id)
    latest = draft.today + LONGEST
    if not draft.today <= act.until <= latest:
        raise TooLong(until=act.until, latest=latest)
    if not draft.command.words:
        raise ReasonMissing(act="acknowledge")
    draft.record(
        EventType.ALERT_ACKNOWLEDGED,
        words=draft.command.words,
        alert=alert.id,
        until=act.until.isoformat(),
        next_at=min(ends_at(act.until), draft.now + LONGEST).isoformat(),
    )
