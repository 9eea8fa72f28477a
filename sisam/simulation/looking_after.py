"""Looking after the site: whoever is told of a vacancy or a pupil without school says that they act on it."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sisam.application.alerts.answering import Answer
from sisam.application.alerts.answering_site_alerts import acknowledge, organisations_of
from sisam.application.site import Site
from sisam.domain.alert import AlertCause
from sisam.domain.seat import Person
from sisam.domain.site_alert import SiteAlert
from sisam.engine.site.site_ladders import may_answer
from sisam.simulation.country import Country
from sisam.simulation.phrases import MENDED

_LONGEST_DAYS = 7
_WITHIN_A_DAY = 0.5


@dataclass(frozen=True, slots=True)
class Caretaking:
    """What people do about the alerts that belong to no single case's steps."""

    site: Site
    country: Country
    chance: random.Random
    via: str

    def acknowledge_some(self, day: date, now: datetime) -> list[Person]:
        """Let those who are told acknowledge what nobody has, and return them."""
        with self.site.store.read() as work:
            alerts = work.site_alerts.live()
        return [person for alert in alerts if (person := self._answered(alert, day, now)) is not None]

    def _answered(self, alert: SiteAlert, day: date, now: datetime) -> Person | None:
        runs = alert.acknowledged_until is not None and alert.acknowledged_until >= day
        # A review is done, not promised.
        left = alert.cause in (AlertCause.TECHNICAL, AlertCause.LOG_REVIEW)
        if runs or left or self.chance.random() > _WITHIN_A_DAY:
            return None
        roster = self.country.roster
        seats = may_answer(alert.cause, organisations_of(alert, roster, day), roster)
        there = {person.email: person for seat in seats for person in roster.sitting(seat, day)}
        if not there:
            return None
        person = there[self.chance.choice(sorted(there))]
        until = day + timedelta(days=self.chance.randint(2, _LONGEST_DAYS))
        answer = Answer(alert.id, person.id, self.chance.choice(MENDED), self.via)
        acknowledge(self.site, answer, until, now)
        return person
