"""Showing an alert: its life, its climb, and what somebody can do about it now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.fields import Field
from sisam.application.access.finding import ById, Found, find_by_alert
from sisam.application.access.permit import Permit
from sisam.application.access.showing import Look, one, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.access.viewing import view_case
from sisam.application.alerts.alert_life import AlertLife, life_in
from sisam.application.alerts.rungs import RungOfAlert, rungs_of
from sisam.application.alerts.standing import Somebody, seat_of, standing_of, told_at
from sisam.application.messages.addressing import address
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.alert import Alert
from sisam.domain.ids import AlertId
from sisam.domain.reading import Shown
from sisam.domain.seat import Person
from sisam.domain.workflow import Workflow
from sisam.engine.acts.snoozing import longest_snooze
from sisam.engine.alerts.climbing import LONGEST
from sisam.engine.alerts.ladder_seats import rung_of, seats_of_rung
from sisam.engine.clocks import local_date
from sisam.errors import SisamError


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody can do about an alert now."""

    #: The last day to which it can be acknowledged.
    acknowledge_until: date
    #: The last day to which its next rung can be postponed; None: it cannot be.
    snooze_until: date | None
    #: To whom of their seat it can be given; empty: to nobody.
    assign_to: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class AlertFile:
    """All that is told of an alert of a case."""

    life: AlertLife
    workflow: Workflow
    #: Who the pupil is, where that may be seen; an alias stands for whoever is protected.
    pupil: str
    #: How long the journal of the case is.
    length: int
    #: The whole climb, as far as it is known.
    rungs: tuple[RungOfAlert, ...]
    #: None: nothing; it has ended, or does not concern them.
    answers: Answers | None


def show_alert(site: Site, alert_id: AlertId, caller: Caller, now: datetime) -> AlertFile:
    """Return all that somebody may know of an alert of a case, and what they can do about it.

    Raises:
        NotFound: there is none with that id, or it is in none of their cases.
        RightMissing: they may see no case.
        Unavailable: it cannot be written down that they saw it.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[AlertFile]:
        whose = find_by_alert(site, work, someone, alert_id, Right.READ_CASE, Shown.ALERTS)
        found, sheet = view_case(site, work, someone, ById(whose.case.id), what=Shown.ALERTS)
        messages = work.outbox.about(alert_id)
        life = life_in(someone, sheet, alert_id, messages)
        alert, workflow = life.line.alert, found.rules.workflow
        happened = [each.event for each in life.happenings]
        rungs = rungs_of(workflow, found.case, alert, happened, messages, sheet.viewer, someone.day)
        named = sheet.identity is not None and Field.NAME in sheet.fields
        file = AlertFile(
            life=life,
            workflow=workflow,
            pupil=sheet.identity.name if sheet.identity and named else "",
            length=found.case.length,
            rungs=rungs,
            answers=_answers(someone, whose, alert),
        )
        return one(file, found.case.id, found.permit)

    return shown(site, caller, Shown.ALERTS, look, now)


def _answers(someone: Someone, found: Found, alert: Alert) -> Answers | None:
    """Return what somebody can do about an alert in the case as it is, however much of it they are shown."""
    workflow = found.rules.workflow
    permit = decide(someone, Right.ACKNOWLEDGE, TheCase(found.case, workflow))
    if not alert.live or not isinstance(permit, Permit) or alert.id not in found.case.alerts:
        return None
    person = Somebody(someone.person_id, someone.roster, someone.day)
    try:
        standing_of(person, workflow, found.case, alert.id)
    except SisamError:
        return None
    return Answers(
        acknowledge_until=someone.day + LONGEST,
        snooze_until=_snooze_until(someone, found, alert),
        assign_to=tuple(dict.fromkeys(_colleagues(person, found, alert))),
    )


def _snooze_until(someone: Someone, found: Found, alert: Alert) -> date | None:
    if alert.acknowledged_until is not None or alert.snoozed_until is not None or alert.next_at is None:
        return None
    latest = local_date(longest_snooze(found.rules, alert, someone.now))
    return latest if latest >= local_date(alert.next_at) else None


def _colleagues(person: Somebody, found: Found, alert: Alert) -> Iterator[Person]:
    """Yield whoever sits in the same seat told and could be told alone."""
    workflow, case = found.rules.workflow, found.case
    if rung_of(workflow, alert).repeats:
        return
    try:
        organisation = told_at(person, workflow, case, alert.id)
    except SisamError:
        return
    for seat in seats_of_rung(workflow, case, alert):
        for colleague in address(seat, person.roster, person.day).persons:
            try:
                seat_of(replace(person, id=colleague.id), workflow, case, alert.id, organisation)
            except SisamError:
                continue
            yield colleague
