"""Reviewing: once a month whoever looks after the log of a controller looks through it, and signs."""

import random
from dataclasses import dataclass
from datetime import date, datetime

from sisam.application.access.someone import Caller
from sisam.application.reviews.signing_reviews import Signature, sign_review
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import ReviewOutcome
from sisam.domain.seat import Person
from sisam.engine.site.unreviewed import reviewers
from sisam.simulation.country import Country

_TODAY = 0.3
_FOLLOWS_UP = 0.05
#: Nobody waits any longer than this many working days before the last one.
_SPARE_DAYS = 1


@dataclass(frozen=True, slots=True)
class Reviewing:
    """What the reviewers of the log do about what they are told."""

    site: Site
    country: Country
    chance: random.Random
    via: str

    def review_some(self, day: date, now: datetime) -> list[Person]:
        """Let some of those who owe a review sign it, and return them."""
        with self.site.store.read() as work:
            owed = [log for alert in work.site_alerts.live() if (log := alert.about.as_log) is not None]
        return [person for log in owed if (person := self._reviewed(*log, day, now)) is not None]

    def _reviewed(
        self, controller_id: OrganisationId, month: LogMonth, day: date, now: datetime
    ) -> Person | None:
        calendar = self.country.calendar
        waits = day < calendar.working_day_before(month.due_on(calendar), _SPARE_DAYS)
        there = self.country.roster.sitting(reviewers(self.country.roster, controller_id, day)[0], day)
        if not there or (waits and self.chance.random() > _TODAY):
            return None
        follows = self.chance.random() < _FOLLOWS_UP
        signature = Signature(
            controller_id,
            month,
            ReviewOutcome.FOLLOWED_UP if follows else ReviewOutcome.NOTHING_TO_REMARK,
            f"{month.first_on.year}/{self.chance.randint(100, 999)}" if follows else "",
        )
        sign_review(self.site, Caller(self.via, there[0].id), signature, now)
        return there[0]
