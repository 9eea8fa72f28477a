"""Scope: in which cases a seat has a part, and up to when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sisam.application.messages.addressing import address
from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.workflow import Workflow
from sisam.engine.alerts.ladder_seats import seats_of
from sisam.engine.sides import idle_parties, organisations_of

_HEADS = frozenset({Role.MANAGER, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Part:
    """The part that an organisation has in a case."""

    organisation_id: OrganisationId
    #: The first event of the case that is no longer theirs to see; None while they are a party.
    until_position: int | None = None
    #: The first that is.
    since_position: int = 1

    @property
    def now(self) -> bool:
        """Tell whether they have it still; a part that has ended is read and no more."""
        return self.until_position is None


def reaches(roster: Roster, seat: Seat, organisation_id: OrganisationId) -> bool:
    """Tell whether what belongs to an organisation is in the reach of a seat.

    That is the own one; for its heads those below it too that have the same controller; and for the agency's
    coordinator every youth home.
    """
    if organisation_id == seat.organisation_id:
        return True
    if seat.role not in _HEADS:
        return False
    own, other = roster.organisations[seat.organisation_id], roster.organisations[organisation_id]
    if own.kind is OrganisationKind.AGENCY:
        return other.kind is OrganisationKind.YOUTH_HOME
    return own.controller == other.controller and _is_below(roster, other, own.id)


def reach_of(roster: Roster, seats: Iterable[Seat]) -> frozenset[OrganisationId]:
    """Return all organisations in the reach of some seats."""
    return frozenset(each for seat in seats for each in _reach_of_one(roster, seat))


def _reach_of_one(roster: Roster, seat: Seat) -> Iterator[OrganisationId]:
    if seat.role in _HEADS:
        yield from (each for each in roster.organisations if reaches(roster, seat, each))
    else:
        yield seat.organisation_id


def part_of(
    roster: Roster, person_id: PersonId, seat: Seat, workflow: Workflow, case: Case, day: date
) -> Part | None:
    """Return the part that somebody has in a case from a seat; None where it is not their case.

    A party now, or one with a step to do; a party that was, for its own time; else somebody to whom an alert
    was given, or whose seat was told of one.
    """
    now = organisations_now(workflow, case)
    if organisation := _reached(roster, seat, now):
        return Part(organisation)
    if _was_given(case, person_id) or _was_told(roster, seat, workflow, case, day):
        return Part(seat.organisation_id)
    ended = [each for each in _ended_parts(workflow, case) if reaches(roster, seat, each.organisation_id)]
    if not ended:
        return None
    last = max(ended, key=lambda each: each.until_position or 0)
    since = min(each.since_position for each in ended if each.organisation_id == last.organisation_id)
    return Part(last.organisation_id, last.until_position, since)


def organisations_now(workflow: Workflow, case: Case) -> dict[OrganisationId, None]:
    """Return who has a part in a case now, in a settled order: its parties, and the sides of its steps.

    A party that only stands in and is not needed has none: that there is a placement at all is secret.
    """
    idle = idle_parties(workflow, case)
    found = [organisation for party, organisation in case.parties.items() if party not in idle]
    found += sorted(organisations_of(workflow, case, workflow.parties))
    if case.accountable is not None:
        found.append(case.accountable.organisation_id)
    sides = (side for step in case.live_steps() for side in (step.owner, step.confirmer) if side)
    return dict.fromkeys((*found, *(side.organisation_id for side in sides)))


def _reached(roster: Roster, seat: Seat, among: dict[OrganisationId, None]) -> OrganisationId | None:
    """Return one of some organisations that a seat reaches, its own before all."""
    if seat.organisation_id in among:
        return seat.organisation_id
    return next((each for each in among if reaches(roster, seat, each)), None)


def _is_below(roster: Roster, organisation: Organisation, above: OrganisationId) -> bool:
    seen = {organisation.id}
    while (parent := organisation.parent_id) is not None and parent not in seen:
        if parent == above:
            return True
        seen.add(parent)
        organisation = roster.organisations[parent]
    return False


def _was_given(case: Case, person_id: PersonId) -> bool:
    return any(alert.live and alert.assigned_to == person_id for alert in case.alerts.values())


def _was_told(roster: Roster, seat: Seat, workflow: Workflow, case: Case, day: date) -> bool:
    """Tell whether an alert that goes on tells a seat, or told it on its way up."""
    return any(address(told, roster, day).seat == seat for told in _seats_told(workflow, case))


def _seats_told(workflow: Workflow, case: Case) -> Iterator[Seat]:
    for alert in case.alerts.values():
        deadline = case.deadlines.get(alert.deadline_id) if alert.deadline_id else None
        if alert.live and deadline is not None:
            for rung in workflow.ladders[alert.ladder].rungs[: alert.rung + 1]:
                yield from seats_of(workflow, case, deadline, rung.tells)


def _ended_parts(workflow: Workflow, case: Case) -> Iterator[Part]:
    """Yield the parts that organisations had in a case; one that only ever stood in had what it did."""
    for each in case.memberships:
        if each.party not in workflow.only_stand_ins and each.until_position is not None:
            yield Part(each.organisation_id, each.until_position, each.since_position)
    idle = {*workflow.only_stand_ins, *idle_parties(workflow, case)}
    yield from (part for party in idle for part in _acted(case, party))


def _acted(case: Case, party: PartyName) -> Iterator[Part]:
    """Yield the times in which a party had something to do in a case."""
    for each in case.accountabilities:
        if each.party == party and each.until_position is not None:
            yield Part(each.organisation_id, each.until_position + 1, each.since_position)
    for step in case.steps.values():
        for side in (step.owner, step.confirmer):
            if side is not None and side.party == party and step.ended_position is not None:
                yield Part(side.organisation_id, step.ended_position + 1, step.opened_position)
