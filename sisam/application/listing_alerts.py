"""Listing alerts: what goes on until a named person acts."""

from collections.abc import Callable
from dataclasses import dataclass

from sisam.application.looking_through import look_through
from sisam.application.site import Site
from sisam.domain.alert import Alert
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.ids import AlertId
from sisam.domain.seat import Person
from sisam.domain.step import Side, Step
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
    acknowledged_by: Person | None

    @property
    def acknowledged(self) -> bool:
        """Tell whether somebody has said that they act, and that time still runs."""
        return self.alert.acknowledged_by is not None


def list_alerts(site: Site, progress: Callable[[int], None] = lambda _count: None) -> list[AlertLine]:
    """Return the alerts that go on, the oldest first."""
    with site.store.read() as work:
        persons = work.register.roster().persons
        lines = [
            _line(case, alert, persons.get(alert.acknowledged_by) if alert.acknowledged_by else None)
            for case in look_through(work, open_only=True, progress=progress)
            for alert in case.alerts.values()
            if alert.live
        ]
    return sorted(lines, key=lambda line: (line.alert.raised_at, line.alert.id))


def one_alert(site: Site, alert_id: AlertId) -> AlertLine:
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
        persons = work.register.roster().persons
        return _line(case, alert, persons.get(alert.acknowledged_by) if alert.acknowledged_by else None)


def _line(case: Case, alert: Alert, acknowledged_by: Person | None) -> AlertLine:
    deadline = case.deadlines.get(alert.deadline_id) if alert.deadline_id else None
    step = case.steps.get(alert.step_id) if alert.step_id else None
    answering = deadline is not None and deadline.kind is DeadlineKind.ANSWER
    late = late_side(step, answering=answering)[0] if step else None
    return AlertLine(case, alert, step, deadline, late, acknowledged_by)
