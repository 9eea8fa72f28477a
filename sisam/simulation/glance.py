"""A glance: what somebody has before them who looks at a case on a day."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sisam.domain.alert import Alert
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.rules import Rules
from sisam.domain.step import Step
from sisam.domain.step_definition import StepDefinition
from sisam.simulation.country import Country
from sisam.simulation.life import Life
from sisam.simulation.temper import PER_RUNG, Temper

#: Whoever hands over counts on being heeded; nothing is ever sure.
_ALMOST_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Glance:
    """A case, the truth behind it, the country, the day and the chances of that day."""

    case: Case
    rules: Rules
    life: Life
    country: Country
    day: date
    chance: random.Random
    #: The case of the pupil's next placement, as it stood in the morning.
    following: Case | None = None

    def definition(self, step: Step) -> StepDefinition:
        """Return what a step is by the workflow."""
        return self.rules.workflow.steps[step.definition]

    def temper(self, organisation_id: OrganisationId) -> Temper:
        """Return how an organisation's people go about things."""
        return self.country.tempers[organisation_id]

    def organisation(self, party: str) -> OrganisationId | None:
        """Return which organisation a party is, where that is known."""
        return self.case.parties.get(PartyName(party))

    def anchor(self, anchor: Anchor) -> date | None:
        """Return a date of the case, where it is known."""
        return self.case.anchors.get(anchor)

    def happens(self, probability: float) -> bool:
        """Tell whether something happens this time."""
        return self.chance.random() < probability

    def phrase(self, phrases: Sequence[str]) -> str:
        """Return something that somebody writes."""
        return self.chance.choice(phrases)

    def heeds(self, step: Step, temper: Temper, unalarmed: float) -> float:
        """Return how probable a step's next move is; `unalarmed` holds where no alert goes on."""
        deadline = self.case.live_deadline(step.id)
        alert = self.case.alert_of(deadline.id) if deadline else None
        if alert is None:
            return unalarmed
        if self.promised(alert):
            return temper.keeps_promise if self._runs_out(alert) else unalarmed / 2
        return min(_ALMOST_SURE, max(unalarmed, temper.heeds + PER_RUNG * alert.rung))

    def promised(self, alert: Alert) -> bool:
        """Tell whether somebody has said that they act on an alert, and their time still runs."""
        return alert.acknowledged_until is not None and alert.acknowledged_until >= self.day

    def days_left(self, deadline: Deadline) -> int:
        """Return how many days there are until a deadline; fewer than none when it has passed."""
        return (deadline.due_on - self.day).days

    def starts_school_on(self) -> date | None:
        """Return the day on which the pupil really starts at the receiving school, once it is planned."""
        recorded = self.anchor(Anchor.SCHOOL_STARTED)
        planned = self.anchor(Anchor.SCHOOL_STARTS)
        if recorded is not None or planned is None:
            return recorded
        discharged = self.anchor(Anchor.DISCHARGED) or planned
        return self.rules.calendar.school_day_after(max(planned, discharged), self.life.days_late_at_start)

    def _runs_out(self, alert: Alert) -> bool:
        return alert.acknowledged_until is not None and (alert.acknowledged_until - self.day).days <= 1
