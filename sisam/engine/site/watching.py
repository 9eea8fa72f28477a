"""Watching: what belongs to no single case is decided here, as a case is by `decide`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.calendar import Calendar
from sisam.domain.ids import AlertId, PersonId
from sisam.domain.message import ItemKind, Message
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.domain.site_alert import ActKind, SiteAct, SiteAlert
from sisam.domain.site_cause import SiteCause
from sisam.domain.site_fact import SiteFacts
from sisam.engine.alerts.climbing import next_place
from sisam.engine.clocks import local_date
from sisam.engine.lingering import is_untold, lingering
from sisam.engine.site.faults import faults
from sisam.engine.site.site_ladders import LADDERS, seats_told
from sisam.engine.site.unreached import unreached
from sisam.engine.site.unreviewed import unreviewed
from sisam.engine.site.unschooled import unschooled
from sisam.engine.site.vacancies import on_ladders, vacancies
from sisam.engine.waiting import after_wait


@dataclass(frozen=True, slots=True)
class SiteDecision:
    """What is done about the site's alerts, and what is to be told."""

    acts: tuple[SiteAct, ...] = ()
    messages: tuple[Message, ...] = ()


def watch(
    roster: Roster,
    facts: SiteFacts,
    alerts: Iterable[SiteAlert],
    calendar: Calendar,
    now: datetime,
    new_id: Callable[[], str],
) -> SiteDecision:
    """Raise an alert for each cause that has none, end those without a cause, climb those whose wait is over.

    It looks at what is true now and at nothing that happened, so that whatever was missed is found at the
    next look. `alerts` are those that go on.
    """
    causes = {cause.key: cause for cause in _causes(roster, facts, local_date(now))}
    watched = _Watch(roster, facts, calendar, now)
    acts: list[SiteAct] = []
    for alert in alerts:
        cause = causes.pop((alert.cause, alert.about.key), None)
        if cause is None:
            acts.extend(watched.without_cause(alert))
        elif watched.is_due(alert):
            acts.append(watched.climb(alert, cause))
    raised = [watched.rise(AlertId(new_id()), cause) for cause in causes.values()]
    return SiteDecision((*acts, *raised), tuple(watched.messages))


def _causes(roster: Roster, facts: SiteFacts, today: date) -> Iterator[SiteCause]:
    yield from faults(facts)
    yield from unreached(roster, facts.unreachables, today)
    yield from vacancies(roster, facts.duties, today)
    yield from unschooled(facts.unschooled)
    yield from unreviewed(roster, facts.unreviewed, today)


class _Watch:
    """One look, with the messages that it makes necessary."""

    def __init__(self, roster: Roster, facts: SiteFacts, calendar: Calendar, now: datetime) -> None:
        self._roster = roster
        self._facts = facts
        self._calendar = calendar
        self._now = now
        self._today = local_date(now)
        self.messages: list[Message] = []

    def is_due(self, alert: SiteAlert) -> bool:
        """Tell whether an alert's wait is over."""
        return alert.next_at is None or alert.next_at <= self._now

    def rise(self, new_id: AlertId, cause: SiteCause) -> SiteAct:
        """Raise an alert on its first rung."""
        alert = SiteAlert(
            id=new_id,
            cause=cause.cause,
            about=cause.about,
            organisation_id=next(iter(cause.organisations), None),
            rung=0,
            round=0,
            raised_at=self._now,
            next_at=self._after_wait(cause.cause, 0),
            detail=_detail(cause),
        )
        return self._told(alert, cause, ActKind.RAISED)

    def climb(self, alert: SiteAlert, cause: SiteCause) -> SiteAct:
        """Tell the next rung; the last one again; the same one where somebody had promised to act."""
        rung, round_ = next_place(alert, len(LADDERS[alert.cause]) - 1)
        climbed = replace(
            alert,
            rung=rung,
            round=round_,
            next_at=self._after_wait(alert.cause, rung),
            detail=_detail(cause),
            acknowledged_at=None,
            acknowledged_by=None,
            acknowledged_until=None,
            snoozed_until=None,
        )
        return self._told(climbed, cause, ActKind.CLIMBED)

    def without_cause(self, alert: SiteAlert) -> Iterator[SiteAct]:
        """End an alert; where nobody can tell whether its cause has ended it goes on, and climbs."""
        cause = lingering(alert, self._facts, self._roster, self._today)
        if cause is not None:
            if self.is_due(alert):
                yield self.climb(alert, cause)
            return
        reason = self._reason(alert)
        cleared = replace(alert, cleared_at=self._now, cleared_reason=reason, next_at=None)
        yield SiteAct(cleared, ActKind.CLEARED, self._now)

    def _reason(self, alert: SiteAlert) -> Cleared:
        if seat := alert.about.as_seat:
            rests = self._rests_on(seat) or is_untold(seat.organisation_id, self._facts, self._roster)
            return Cleared.SEAT_FILLED if rests else Cleared.NO_DUTY
        if unreached_by := alert.about.as_person:
            return self._reason_of_person(*unreached_by)
        if alert.cause is AlertCause.NO_SCHOOL and (case_id := alert.about.as_case):
            return self._facts.schooled.get(case_id, Cleared.IN_SCHOOL)
        if alert.cause is AlertCause.LOG_REVIEW:
            return Cleared.REVIEWED
        return Cleared.MENDED

    def _rests_on(self, seat: Seat) -> bool:
        """Tell whether something still waits on a seat, or at the organisations that it looks after."""
        duties = self._facts.duties
        return seat in duties or seat in on_ladders(self._roster, duties, self._today)

    def _reason_of_person(self, person_id: PersonId, channel: str) -> Cleared:
        for each in self._facts.unreachables:
            if (each.person_id, each.channel) == (person_id, channel):
                return Cleared.ADDRESS_CHANGED if each.moved else Cleared.LEFT
        return Cleared.GOT_THROUGH

    def _told(self, alert: SiteAlert, cause: SiteCause, kind: ActKind) -> SiteAct:
        rung = LADDERS[alert.cause][alert.rung]
        for seat in seats_told(rung, cause, self._roster, self._today):
            self.messages.append(_message(alert, cause, seat))
        return SiteAct(alert, kind, self._now)

    def _after_wait(self, cause: AlertCause, rung: int) -> datetime:
        return after_wait(self._calendar, self._now, LADDERS[cause][rung].wait)


def _detail(cause: SiteCause) -> Mapping[str, str]:
    """Return what an alert is told with, so that it can be shown as it was told."""
    of_case = {"case_number": cause.case_number} if cause.case_number else {}
    return {"template": cause.template.value, **cause.values, **of_case}


def _message(alert: SiteAlert, cause: SiteCause, seat: Seat) -> Message:
    return Message(
        kind=ItemKind(alert.cause.value),
        template=cause.template,
        to=seat,
        case_id=cause.about.as_case if cause.cause is AlertCause.NO_SCHOOL else None,
        case_number=cause.case_number,
        site_alert_id=alert.id,
        rung=alert.rung,
        round=alert.round,
        due_on=cause.due_on,
        values=cause.values,
    )
