"""An alert in words, for somebody at a terminal."""

from collections.abc import Iterator
from datetime import date

from sisam.application.alerts.alert_life import AlertLife, Happening, Told
from sisam.application.alerts.listing_alerts import AlertLine
from sisam.cli.saying import wrapped
from sisam.domain.alert import Cleared
from sisam.domain.event import Event, EventType
from sisam.domain.language import Language
from sisam.wording.dates import long_date, moment
from sisam.wording.lists import capital, quoted
from sisam.wording.terms import term
from sisam.wording.titles import Titles

_EN = Language.EN
_DEEDS = {
    EventType.ALERT_RAISED: "raised",
    EventType.ALERT_ACKNOWLEDGED: "acknowledged",
    EventType.ALERT_NOTED: "noted",
    EventType.ALERT_SNOOZED: "postponed",
    EventType.ALERT_ASSIGNED: "given",
    EventType.ALERT_CLEARED: "ended",
}


def print_alert(life: AlertLife, titles: Titles) -> None:
    """Print an alert: what it is about, who is late, how far it has climbed, and its whole life."""
    for sentence in _sentences(life.line, titles):
        for piece in wrapped(sentence, "  "):
            print(piece)
    print()
    print("What has happened")
    for happening in life.happenings:
        for piece in wrapped(f"  {_happened(happening)}", "  "):
            print(piece)
        if happening.told:
            for piece in wrapped(f"    told: {'; '.join(map(_told, happening.told))}", "  "):
                print(piece)


def late_code(line: AlertLine) -> str | None:
    """Return the code of the late organisation, or that it is protected; None where nobody is late."""
    if line.late is None:
        return None
    return line.late_organisation.code if line.late_organisation else "(protected)"


def _sentences(line: AlertLine, titles: Titles) -> Iterator[str]:
    alert = line.alert
    yield f"Alert {alert.id} in case {line.case.number}: {term(alert.cause, _EN)}"
    if line.step is not None:
        step = line.step
        yield f"Step: {quoted(titles.step(step.definition), _EN)} ({step.definition}), {step.id}"
    if line.late is not None:
        organisation = line.late_organisation
        named = f"{organisation.name}, {organisation.code}" if organisation else "protected"
        yield f"Late: {titles.party(line.late.party)} ({named})"
    if line.deadline is not None:
        yield f"Due: {long_date(line.deadline.due_on, _EN)}"
    yield f"Raised: {moment(alert.raised_at, _EN)}"
    again = f", repeated {alert.round} times there" if alert.round > 1 else ", repeated once there"
    yield f"Rung: {alert.rung + 1}{again if alert.round else ''}"
    yield from _what_comes(line)


def _what_comes(line: AlertLine) -> Iterator[str]:
    alert = line.alert
    if alert.acknowledged_until is not None:
        by = f" by {line.acknowledged_by.email}" if line.acknowledged_by else ""
        yield f"Acknowledged{by} until {long_date(alert.acknowledged_until, _EN)}"
    if alert.snoozed_until is not None:
        yield f"Postponed until {long_date(alert.snoozed_until, _EN)}"
    if alert.assigned_until is not None:
        to = line.assigned_to.email if line.assigned_to else "one person of a seat"
        yield f"Given to {to} until {long_date(alert.assigned_until, _EN)}"
    if alert.cleared_at is not None:
        reason = f": {term(alert.cleared_reason, _EN)}" if alert.cleared_reason else ""
        yield f"Ended: {moment(alert.cleared_at, _EN)}{reason}"
    elif alert.next_at is not None:
        yield capital(f"goes on by itself: {moment(alert.next_at, _EN)}")


def _happened(happening: Happening) -> str:
    """Return what happened, by whom and when, with its words where they may be read."""
    event = happening.event
    who = f" by {happening.by.email}" if happening.by else ""
    to = f" to {happening.to.email}" if happening.to else ""
    until, reason = event.data.get("until"), event.data.get("reason")
    last = f", until {long_date(date.fromisoformat(str(until)), _EN)}" if until else ""
    why = f": {term(Cleared(str(reason)), _EN)}" if reason else ""
    words = f": {quoted(happening.words, _EN)}" if happening.words else ""
    return f"{moment(event.recorded_at, _EN)}  {_deed(event)}{to}{who}{last}{why}{words}"


def _deed(event: Event) -> str:
    if event.type is not EventType.ALERT_CLIMBED:
        return _DEEDS[event.type]
    again = "told again from" if event.data.get("round") else "went on to"
    return f"{again} rung {int(event.data.get('rung') or 0) + 1}"


def _told(told: Told) -> str:
    """Return somebody who was told, with the seat that it was told to."""
    at = told.organisation.code if told.organisation else "protected"
    named = f"{told.person.email}, " if told.person else ""
    return f"{named}{term(told.role, _EN)} at {at}"
