"""Deciding: the one function that says whether somebody may do something with something now."""

from collections.abc import Iterator
from dataclasses import dataclass

from sisam.application.access.permit import Denial, Permit, Why
from sisam.application.access.scope import Part, part_of, reaches
from sisam.application.access.someone import Someone
from sisam.domain import canary
from sisam.domain.access import Function, Grant, Right, grant
from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Seat
from sisam.domain.workflow import Workflow
from sisam.engine.sides import YOUTH_HOME, YOUTH_HOME_SCHOOL

#: What the site's owner may look at in nobody's name; of cases their structure alone.
OF_THE_OWNER = frozenset(
    {Right.WORK_LIST, Right.READ_CASE, Right.STATISTICS, Right.SEATS, Right.USERS, Right.OVERSIGHT}
)
#: What a party that was one may still do, within its own time.
OF_FORMER_PARTIES = frozenset({Right.READ_CASE, Right.IDENTITY, Right.SEARCH})
#: What is done for the whole site, from a seat at the agency.
_OF_THE_SITE = frozenset({Right.IMPORT, Right.PUBLISH, Right.OVERSIGHT})

#: Who has the pupil at their home.
HOME_PARTIES = (YOUTH_HOME, YOUTH_HOME_SCHOOL)

#: The farther a right goes, the later it stands.
_FAR = (
    Grant.NO,
    Grant.DISCLOSED,
    Grant.WITH_REASON,
    Grant.ASSIGNED,
    Grant.OWN_HOME,
    Grant.OWN_PUPILS,
    Grant.NOT_OWN,
    Grant.BY_TWO,
    Grant.EXECUTES,
    Grant.YES,
)


@dataclass(frozen=True, slots=True)
class TheCase:
    """A case as what something is to be done with."""

    case: Case
    workflow: Workflow


@dataclass(frozen=True, slots=True)
class TheOrganisation:
    """An organisation as what something is to be done with."""

    id: OrganisationId


@dataclass(frozen=True, slots=True)
class ThePerson:
    """A person of the register as what something is to be done with."""

    id: PersonId


#: None: nothing in particular.
Target = TheCase | TheOrganisation | ThePerson | None


def decide(someone: Someone, right: Right, target: Target = None) -> Permit | Denial:
    """Return whether somebody may do something with something now, in the transaction in which they ask.

    Of several seats the one counts that gives most; what two of them give is never mixed.
    """
    if someone.is_owner:
        return Permit(Grant.YES) if right in OF_THE_OWNER else Denial(right, Why.RIGHT)
    if song := _canary_permit(someone, target):
        return song
    held = [(seat, function) for seat, function in _functions(someone) if _given(right, function)]
    if not held:
        return Denial(right, Why.RIGHT)
    permits = [_permit(someone, right, seat, function, target) for seat, function in held]
    best = max((each for each in permits if each is not None), key=_weight, default=None)
    if best is None:
        return Denial(right, Why.RIGHT if _knows_of(someone, target) else Why.SCOPE)
    if best.grant is Grant.WITH_REASON and not best.with_reason:
        return Denial(right, Why.REASON)
    return best


def may_anywhere(someone: Someone, right: Right) -> bool:
    """Tell whether any seat of somebody gives a right, wherever it goes."""
    if someone.is_owner:
        return right in OF_THE_OWNER
    if someone.person_id == canary.PERSON:
        return True
    return bool(someone.seats_with(right))


def _canary_permit(someone: Someone, target: Target) -> Permit | None:
    """Return what the canary may do: all, in its own case alone, which is about no pupil."""
    if someone.person_id != canary.PERSON or not isinstance(target, TheCase):
        return None
    its_own = target.case.rules.workflow_name == canary.WORKFLOW
    seat = next(iter(someone.seats), None)
    return Permit(Grant.YES, seat, None, Part(canary.ORGANISATION)) if its_own and seat else None


def _functions(someone: Someone) -> Iterator[tuple[Seat, Function]]:
    for seat in someone.seats:
        function = someone.function_of(seat)
        if function is not None:
            yield seat, function


def _given(right: Right, function: Function) -> bool:
    return grant(right, function) is not Grant.NO


def _permit(someone: Someone, right: Right, seat: Seat, function: Function, target: Target) -> Permit | None:
    """Return what one seat gives; None where what it is to be done with is not in its scope."""
    given = grant(right, function)
    asserted = someone.fresh and bool(someone.reason)
    if isinstance(target, TheCase):
        part = _part_in(someone, seat, target)
        if part is None or not (part.now or right in OF_FORMER_PARTIES):
            return None
        if not _fits(given, someone, seat, part, target):
            return None
        return Permit(given, seat, function, part, asserted)
    if not _is_theirs(someone, right, seat, function, target, given):
        return None
    return Permit(given, seat, function, None, asserted)


def _part_in(someone: Someone, seat: Seat, target: TheCase) -> Part | None:
    """Return the part that somebody has in a case from one of their seats; None where it is not theirs."""
    roster, person_id = someone.roster, someone.person_id
    return part_of(roster, person_id, seat, target.workflow, target.case, someone.day)


def _fits(given: Grant, someone: Someone, seat: Seat, part: Part, target: TheCase) -> bool:
    """Tell whether what narrows a grant is so: the pupil is at the own home, or the case is theirs to do."""
    if given is Grant.OWN_HOME:
        homes = {target.case.parties.get(party) for party in HOME_PARTIES}
        return part.organisation_id in homes
    if given is Grant.ASSIGNED:
        return _is_assigned(someone, seat, target)
    return True


def _is_assigned(someone: Someone, seat: Seat, target: TheCase) -> bool:
    """Tell whether a step is theirs to do from their seat, or an alert was given to them."""
    case, parties = target.case, target.workflow.parties
    if any(alert.live and alert.assigned_to == someone.person_id for alert in case.alerts.values()):
        return True
    sides = (side for step in case.live_steps() for side in (step.owner, step.confirmer) if side)
    return any(
        side.party in parties and Seat(side.organisation_id, parties[side.party].role) == seat
        for side in sides
    )


def _is_theirs(
    someone: Someone, right: Right, seat: Seat, function: Function, target: Target, given: Grant
) -> bool:
    """Tell whether something that is no case is in the scope of a seat."""
    at_agency = someone.organisation_of(seat).kind is OrganisationKind.AGENCY
    if right in _OF_THE_SITE and function is Function.ADMINISTRATOR:
        return at_agency
    if isinstance(target, TheOrganisation):
        whole = at_agency and function is Function.ADMINISTRATOR
        return whole or _is_below(someone, seat, target.id)
    if isinstance(target, ThePerson):
        return given is not Grant.NOT_OWN or target.id != someone.person_id
    return True


def _is_below(someone: Someone, seat: Seat, organisation_id: OrganisationId) -> bool:
    return organisation_id in someone.roster.organisations and reaches(someone.roster, seat, organisation_id)


def _knows_of(someone: Someone, target: Target) -> bool:
    """Tell whether somebody may know of a thing at all, so that a denial need not hide it."""
    if not isinstance(target, TheCase):
        return True
    reading = (seat for seat, function in _functions(someone) if _given(Right.READ_CASE, function))
    return any(_part_in(someone, seat, target) is not None for seat in reading)


def _weight(permit: Permit) -> tuple[bool, int, int]:
    """Return what a permit counts for: a part that goes on before one that has ended, then its reach."""
    return permit.now, _far(permit.grant), _far(permit.goes(Right.IDENTITY))


def _far(given: Grant) -> int:
    return _FAR.index(given)
