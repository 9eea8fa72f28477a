"""An alert in words, for somebody at a terminal."""

from collections.abc import Iterator

from sisam.application.listing_alerts import AlertLine
from sisam.cli.saying import wrapped
from sisam.domain.language import Language
from sisam.wording.dates import long_date, moment
from sisam.wording.lists import capital, quoted
from sisam.wording.terms import term
from sisam.wording.titles import Titles

_EN = Language.EN


def print_alert(line: AlertLine, titles: Titles) -> None:
    """Print an alert: what it is about, who is late, how far it has climbed, and who acts."""
    for sentence in _sentences(line, titles):
        for piece in wrapped(sentence, "  "):
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
    if alert.cleared_at is not None:
        reason = f": {term(alert.cleared_reason, _EN)}" if alert.cleared_reason else ""
        yield f"Ended: {moment(alert.cleared_at, _EN)}{reason}"
    elif alert.next_at is not None:
        yield capital(f"goes on by itself: {moment(alert.next_at, _EN)}")
