"""Listing alerts: what goes on until a named person acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.access.own_cases import own_cases, require
from sisam.application.access.sheet import Sheet
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.cases.discretion import Viewer
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.alert import Alert
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.ids import AlertId
from sisam.domain.organisation import Organisation
from sisam.domain.reading import Shown
from sisam.domain.seat import Person
from sisam.domain.step import Side, Step
from sisam.engine.clocks import local_date
from sisam.engine.sides import late_side


@dataclass(frozen=True, slots=True)
class AlertLine:
    """What is told of an alert."""

    case: Case
    alert: Alert
    step: Step | None
    deadline: Deadline | None
    #: The side that is late.
    late: Side | None
    #: Its organisation; None where nobody is late, or it may not be named.
    late_organisation: Organisation | None
    #: None where nobody acts, or they may not be named.
    acknowledged_by: Person | None
    #: Who is told alone in their seat, where somebody gave it to them and they may be named.
    assigned_to: Person | None
    #: Whom it is told to here.
    viewer: Viewer

    @property
    def acknowledged(self) -> bool:
        """Tell whether somebody has said that they act, and that time still runs."""
        return self.alert.acknowledged_by is not None


def list_alerts(
    site: Site,
    caller: Caller,
    now: datetime,
    progress: Callable[[int], None] = lambda _count: None,
) -> list[AlertLine]:
    """Return the alerts of their cases that go on, those about the day missed longest ago first.

    Raises:
        RightMissing: they may see no case.
        Unavailable: it cannot be written down that they saw them.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[list[AlertLine]]:
        require(someone, Right.READ_CASE, Shown.ALERTS)
        found = [
            (_line(own.case, alert, own.sheet.viewer), own.place)
            for own in own_cases(site, work, someone, open_only=True, progress=progress)
            for alert in own.case.alerts.values()
            if alert.live
        ]
        return Look(sorted((line for line, _ in found), key=_age), tuple({place: None for _, place in found}))

    return shown(site, caller, Shown.ALERTS, look, now)


def one_alert_in(sheet: Sheet, alert_id: AlertId) -> AlertLine:
    """Return one alert of a whole case, whether it still goes on or not."""
    return _line(sheet.case, sheet.case.alerts[alert_id], sheet.viewer)


def _age(line: AlertLine) -> tuple[date, datetime, str, AlertId]:
    since = line.deadline.due_on if line.deadline else local_date(line.alert.raised_at)
    return since, line.alert.raised_at, line.case.number, line.alert.id


def _line(case: Case, alert: Alert, viewer: Viewer) -> AlertLine:
    deadline = case.deadlines.get(alert.deadline_id) if alert.deadline_id else None
    step = case.steps.get(alert.step_id) if alert.step_id else None
    answering = deadline is not None and deadline.kind is DeadlineKind.ANSWER
    late = late_side(step, answering=answering)[0] if step else None
    named = viewer.named(case, late.organisation_id) if late else None
    by, to = alert.acknowledged_by, alert.assigned_to
    persons = viewer.roster.persons
    return AlertLine(
        case=case,
        alert=alert,
        step=step,
        deadline=deadline,
        late=late,
        late_organisation=named,
        acknowledged_by=persons.get(by) if by and viewer.may_name(case, by) else None,
        assigned_to=persons.get(to) if to and viewer.may_name(case, to) else None,
        viewer=viewer,
    )
