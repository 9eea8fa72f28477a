"""Told alerts: the alerts of cases that wait for somebody at certain seats to acknowledge them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sisam.application.messages.addressing import Address, address
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.ports.work_lists import Telling
from sisam.application.worklist.asking import mover_of
from sisam.application.worklist.work_line import Onlooker, WorkLine, work_line
from sisam.domain.asked import Verb
from sisam.domain.ids import AlertId, OrganisationId
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Side
from sisam.domain.workflow import Workflow
from sisam.engine.alerts.ladder_seats import seats_between


@dataclass(frozen=True, slots=True)
class AlertToAnswer:
    """An alert that nobody has acknowledged for now, and what it is about."""

    id: AlertId
    line: WorkLine
    #: Index of the rung that it stands on, from 0.
    rung: int
    #: The seat of theirs that it tells.
    seat: Seat
    verb: Verb = Verb.ACKNOWLEDGE

    @property
    def is_theirs(self) -> bool:
        """Tell whether it is about a step that somebody at one of their organisations can see to now."""
        line = self.line
        return line.shown_for == mover_of(line.step) and line.own and line.verb is not Verb.OPEN


@dataclass(frozen=True, slots=True)
class ToldAlerts:
    """The alerts that come first, and how many there are."""

    alerts: tuple[AlertToAnswer, ...] = ()
    count: int = 0


def told_alerts(work: UnitOfWork, seats: Iterable[Seat], onlooker: Onlooker, limit: int) -> ToldAlerts:
    """Return the alerts of cases that tell one of the seats on the rung where they stand, or told it before.

    The oldest stands first.
    """
    held = frozenset(seats)
    near = organisations_heard_of(onlooker.roster, held, onlooker.today)
    if not near:
        return ToldAlerts()
    alerted = work.work_lists.alerted(near, onlooker.today)
    tellings = {id(each.telling): each.telling for each in alerted}
    told = {key: _told_at(each, held, onlooker) for key, each in tellings.items()}
    found = [(alert, seat) for alert in alerted if (seat := told[id(alert.telling)]) is not None]
    steps = work.work_lists.named({alert.step_id for alert, _ in found[:limit]})
    listed = [
        AlertToAnswer(alert.alert_id, work_line(steps[alert.step_id], onlooker), alert.telling.rung, seat)
        for alert, seat in found[:limit]
    ]
    # An older workflow tells others of what the law of the care sets; the page of the case does not.
    shown = tuple(each for each in listed if onlooker.may_know_of(each.line))
    return ToldAlerts(shown, len(found) - len(listed) + len(shown))


def organisations_heard_of(roster: Roster, seats: Iterable[Seat], day: date) -> frozenset[OrganisationId]:
    """Return the organisations whose messages may come to some seats: their own, and those that they catch.

    A coordinator catches what an organisation below misses where nobody coordinates it.
    """
    held = frozenset(seats)
    own = {seat.organisation_id for seat in held}
    if any(seat.role is Role.COORDINATOR for seat in held):
        own |= {each for each in roster.organisations if roster.last_rung(each, day) in held}
    return frozenset(own)


def _told_at(telling: Telling, held: frozenset[Seat], onlooker: Onlooker) -> Seat | None:
    """Return which of some seats an alert tells; None where it tells none."""
    workflow = onlooker.workflow_of(telling.rules)
    for seat in _seats_told(telling, workflow):
        # The seat itself, or the coordinator's behind one in which nobody sits.
        heard = address(seat, onlooker.roster, onlooker.today)
        if heard.seat in held and not _is_given_to_another(telling, heard, onlooker):
            return heard.seat
    return None


def _is_given_to_another(telling: Telling, heard: Address, onlooker: Onlooker) -> bool:
    """Tell whether somebody else of a seat is told alone there for now."""
    given = telling.assigned_to not in (None, onlooker.person_id)
    runs = telling.assigned_until is None or telling.assigned_until >= onlooker.today
    return given and runs and telling.assigned_to in {each.id for each in heard.persons}


def _seats_told(telling: Telling, workflow: Workflow) -> Iterator[Seat]:
    late, other = _late(telling)
    for rung in reversed(workflow.ladders[telling.ladder].rungs[: telling.rung + 1]):
        yield from seats_between(workflow, late, other or telling.accountable, rung.tells)


def _late(telling: Telling) -> tuple[Side, Side | None]:
    if telling.answering and telling.confirmer is not None:
        return telling.confirmer, telling.owner
    return telling.owner, telling.confirmer
