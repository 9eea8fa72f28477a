"""Listing alerts: what goes on until a named person acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.discretion import Viewer
from sisam.application.looking_through import look_through
from sisam.application.site import Site
from sisam.domain.alert import Alert
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.ids import AlertId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.seat import Person
from sisam.domain.step import Side, Step
from sisam.engine.clocks import local_date
from sisam.engine.sides import late_side
from sisam.errors import NotFound


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
    acknowledged_by: Person | None

    @property
    def acknowledged(self) -> bool:
        """Tell whether somebody has said that they act, and that time still runs."""
        return self.alert.acknowledged_by is not None


def list_alerts(
    site: Site,
    viewer_of: Callable[[Roster], Viewer],
    progress: Callable[[int], None] = lambda _count: None,
) -> list[AlertLine]:
    """Return the alerts that go on, those about the day missed longest ago first."""
    with site.store.read() as work:
        viewer = viewer_of(work.register.roster())
        lines = [
            _line(case, alert, viewer)
            for case in look_through(work, open_only=True, progress=progress)
            for alert in case.alerts.values()
            if alert.live
        ]
    return sorted(lines, key=_age)


def one_alert(site: Site, alert_id: AlertId, viewer_of: Callable[[Roster], Viewer]) -> AlertLine:
    """Return one alert, whether it still goes on or not.

    Raises:
        NotFound: there is none with that id.
    """
    with site.store.read() as work:
        case_id = work.cases.find_by_alert(alert_id)
        if case_id is None:
            raise NotFound("alert", alert_id)
        case = work.cases.load_whole(case_id)
        alert = case.alerts[alert_id]
        return _line(case, alert, viewer_of(work.register.roster()))


def _age(line: AlertLine) -> tuple[date, datetime, str, AlertId]:
    since = line.deadline.due_on if line.deadline else local_date(line.alert.raised_at)
    return since, line.alert.raised_at, line.case.number, line.alert.id


def _line(case: Case, alert: Alert, viewer: Viewer) -> AlertLine:
    deadline = case.deadlines.get(alert.deadline_id) if alert.deadline_id else None
    step = case.steps.get(alert.step_id) if alert.step_id else None
    answering = deadline is not None and deadline.kind is DeadlineKind.ANSWER
    late = late_side(step, answering=answering)[0] if step else None
    named = viewer.named(case, late.organisation_id) if late else None
    by = alert.acknowledged_by
    return AlertLine(case, alert, step, deadline, late, named, viewer.roster.persons.get(by) if by else None)
