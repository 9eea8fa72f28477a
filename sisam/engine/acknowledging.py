"""Acknowledging: a named person says what they will do about an alert, and until when they may."""

from datetime import timedelta

from sisam.domain.alert import Alert
from sisam.domain.command import Acknowledge
from sisam.domain.event import EventType
from sisam.domain.refusal import AlertMissing, NotAParty, ReasonMissing, TooLong
from sisam.engine.clocks import ends_at
from sisam.engine.draft import Draft

#: Acknowledging buys time, never silence (I06).
LONGEST = timedelta(days=7)


def acknowledge(draft: Draft, act: Acknowledge) -> None:
    """Stop an alert's climb until the end of a day; it goes on by itself if its cause has not ended.

    Raises:
        AlertMissing: the case has no such alert that still goes on.
        NotAParty: the actor's organisation is a party that the alert does not tell. Whether somebody from
            outside the case coordinates one that it tells is for the register to say, not for the case.
        TooLong: the day is past, or more than seven days off.
        ReasonMissing: no plan is given.
    """
    alert = draft.case.alerts.get(act.alert_id)
    if alert is None or not alert.live:
        raise AlertMissing(alert=act.alert_id)
    _refuse_bystanders(draft, alert)
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


def _refuse_bystanders(draft: Draft, alert: Alert) -> None:
    """Refuse a party that is neither side of the alert's step nor accountable."""
    step = draft.case.steps[alert.step_id] if alert.step_id else None
    sides = (step.owner, step.confirmer, draft.case.accountable) if step else ()
    told = {side.organisation_id: side.party for side in sides if side is not None}
    organisation = draft.command.actor.organisation_id
    if organisation in draft.case.parties.values() and organisation not in told:
        raise NotAParty(may=tuple(told.values()))
