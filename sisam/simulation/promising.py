"""Promising: somebody who was told of an alert says what they will do, and by when."""

from dataclasses import dataclass
from datetime import date, timedelta

from sisam.application.messages.addressing import address
from sisam.domain.alert import Alert
from sisam.domain.deadline import DeadlineKind
from sisam.domain.ids import AlertId
from sisam.domain.seat import Person, Role, Seat
from sisam.engine.sides import late_side
from sisam.simulation.glance import Glance
from sisam.simulation.phrases import PLANNED

_LONGEST_DAYS = 5


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody says about an alert."""

    alert_id: AlertId
    person: Person
    plan: str
    until: date


def promise(glance: Glance, alert: Alert) -> Promise | None:
    """Return what is promised about an alert today, or None."""
    seat = _seat(glance, alert)
    if not alert.live or glance.promised(alert) or seat is None:
        return None
    told = address(seat, glance.country.roster, glance.day)
    temper = glance.temper(told.seat.organisation_id)
    if not told.persons or not glance.happens(temper.promises):
        return None
    until = glance.day + timedelta(days=glance.chance.randint(1, _LONGEST_DAYS))
    return Promise(alert.id, glance.chance.choice(told.persons), glance.phrase(PLANNED), until)


def _seat(glance: Glance, alert: Alert) -> Seat | None:
    """Return the seat of the late side that the alert's rung tells."""
    step = glance.case.steps.get(alert.step_id) if alert.step_id else None
    deadline = glance.case.deadlines.get(alert.deadline_id) if alert.deadline_id else None
    if step is None or deadline is None:
        return None
    late, _ = late_side(step, answering=deadline.kind is DeadlineKind.ANSWER)
    role = (glance.rules.workflow.parties[late.party].role, Role.MANAGER, Role.COORDINATOR)
    return Seat(late.organisation_id, role[min(alert.rung, len(role) - 1)])
