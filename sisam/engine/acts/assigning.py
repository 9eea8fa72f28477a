"""Assigning: an alert is given to one person of a seat that it tells, who is told alone for some days."""

from datetime import timedelta

from sisam.domain.command import Assign
from sisam.domain.event import EventType
from sisam.domain.refusal_of_alert import AssignedTooLong, OnLastRung, SeatNotTold
from sisam.engine.alerts.ladder_seats import rung_of, seats_of_rung
from sisam.engine.alerts.telling import tell_assigned
from sisam.engine.draft import Draft
from sisam.engine.permitting import live_alert, require_words

#: As long as an acknowledgement (I06).
LONGEST = timedelta(days=7)


def assign(draft: Draft, act: Assign) -> None:
    """Give an alert to one person of a seat up to a day; when it climbs to another rung, that ends.

    Who sits in the seat is not for the engine to know.

    Raises:
        AlertMissing: the case has no such alert that still goes on.
        OnLastRung: it stands on the last rung, which tells everybody who sits there.
        SeatNotTold: its rung does not tell that seat.
        AssignedTooLong: the day is past, or more than seven days off.
        ReasonMissing: no reason is given.
    """
    alert = live_alert(draft, act.alert_id)
    if rung_of(draft.workflow, alert).repeats:
        raise OnLastRung(alert=alert.id)
    deadline = None if alert.deadline_id is None else draft.case.deadlines.get(alert.deadline_id)
    if deadline is None or act.seat not in seats_of_rung(draft.workflow, draft.case, alert):
        raise SeatNotTold(role=act.seat.role)
    latest = draft.today + LONGEST
    if not draft.today <= act.until <= latest:
        raise AssignedTooLong(until=act.until, latest=latest)
    draft.record(
        EventType.ALERT_ASSIGNED,
        words=require_words(draft, "assign"),
        alert=alert.id,
        person=act.person_id,
        until=act.until.isoformat(),
    )
    tell_assigned(draft, draft.case.alerts[alert.id], deadline, act.seat)
