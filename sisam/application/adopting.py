"""Adopting: what a restored site would tell whom, and the end of its silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sisam.application.cases.looking_through import look_through
from sisam.application.cases.sweeping import tick
from sisam.application.messages.posting import Post
from sisam.application.ports.outbox import MessageStatus
from sisam.application.ports.site_state import SiteState
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.event import EventType
from sisam.domain.ids import PersonId
from sisam.domain.seat import Person
from sisam.engine.deciding import decide
from sisam.errors import Conflict

#: Cases looked at in one go.
BATCH = 100
_MESSAGES_AT_MOST = 1_000_000
_WAITING = (MessageStatus.QUEUED, MessageStatus.SENDING, MessageStatus.HELD)


class NotSilent(Conflict):
    """The site is not silent; there is nothing to adopt."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What happens once a silent site speaks again."""

    silent_since: datetime
    restored_from: str | None
    #: Messages that lay in the outbox when the backup was made.
    messages: int
    #: Deadlines that have passed meanwhile; the next sweep flags them.
    overdue: int
    #: Alerts of cases and of the site that have not ended, whenever they go on.
    live: int
    #: Alerts whose next rung has come meanwhile; the next sweep tells it.
    climbing: int
    #: Cases whose rules throw, so that nothing could be foretold of them.
    unknown: int
    #: Who hears of it, by name.
    hearers: tuple[Person, ...]


def foresee(site: Site, now: datetime) -> Prospect:
    """Return what would be told to whom if the site spoke now; changes nothing.

    Raises:
        NotSilent: it speaks already.
    """
    with site.store.read() as work:
        state = work.site_states.get()
        if state.silent_since is None:
            raise NotSilent
        waiting = _waiting(work)
        persons = work.register.roster().persons
        hearers = {person_id: persons[person_id] for person_id in waiting}
        live = _live_alerts(work)
        foreseen = _Foreseen(site, work, now)
        for case in _due(work, now):
            foreseen.add(case)
    hearers |= {person.id: person for person in foreseen.post.persons()}
    return Prospect(
        silent_since=state.silent_since,
        restored_from=state.restored_from,
        messages=len(waiting),
        overdue=foreseen.overdue,
        live=live,
        climbing=foreseen.climbing,
        unknown=foreseen.unknown,
        hearers=tuple(sorted(hearers.values(), key=lambda person: (person.name, person.id))),
    )


def adopt(site: Site, by: PersonId | None, via: str, now: datetime) -> SiteState:
    """End a site's silence, in somebody's name or in that of the site's owner, and return its state.

    Raises:
        NotSilent: it speaks already.
    """
    with site.store.write() as work:
        state = work.site_states.get()
        if state.silent_since is None:
            raise NotSilent
        adopted = SiteState(
            restored_at=state.restored_at,
            restored_from=state.restored_from,
            adopted_at=now,
            adopted_by=by,
            adopted_via=via,
        )
        work.site_states.put(adopted)
        work.commit()
        return adopted


class _Foreseen:
    """What the next sweep would do, counted, with the post that it would write."""

    def __init__(self, site: Site, work: UnitOfWork, now: datetime) -> None:
        self._site = site
        self._work = work
        self._now = now
        self.post = Post(site, work, now)
        self.overdue = self.climbing = self.unknown = 0

    def add(self, case: Case) -> None:
        try:
            rules = self._site.rules.named(case.rules, self._work.rule_parts)
            decision = decide(rules, case, tick(case, self._now), self._now)
            self.post.add(decision.case, decision.messages)
        except Exception:  # noqa: BLE001 — as in a sweep: whatever a rule throws costs only its own case
            self.unknown += 1
            return
        types = [event.type for event in decision.events]
        self.overdue += types.count(EventType.DEADLINE_MISSED)
        self.climbing += types.count(EventType.ALERT_CLIMBED)


def _waiting(work: UnitOfWork) -> list[PersonId]:
    """Return the addressee of each message that was not sent when the backup was made."""
    return [
        message.person_id for status in _WAITING for message in work.outbox.listed(status, _MESSAGES_AT_MOST)
    ]


def _live_alerts(work: UnitOfWork) -> int:
    of_cases = (alert.live for case in look_through(work, open_only=True) for alert in case.alerts.values())
    return sum(of_cases) + len(work.site_alerts.live())


def _due(work: UnitOfWork, now: datetime) -> Iterator[Case]:
    due = work.cases.due(now, len(work.cases.ids(open_only=True)))
    for first in range(0, len(due), BATCH):
        yield from work.cases.load_many(due[first : first + BATCH])
