"""Speaking for a side: who may end a handover that nobody answers, and with whom."""

from collections.abc import Iterator
from datetime import date

from sisam.application.access.scope import part_of
from sisam.domain.access import Grant, Right, function_of, grant
from sisam.domain.case import Case
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Step
from sisam.domain.workflow import Workflow

#: Who is asked at an organisation where several could answer: the first of them.
_FIRST = (Role.COORDINATOR, Role.MANAGER)


def receives(roster: Roster, seat: Seat, step: Step) -> bool:
    """Tell whether a seat speaks for the receiving side of a step, or is the agency's coordinator (I13).

    Whoever stands above the receiver in the register speaks for it; what they may see is another matter.
    """
    if roster.organisations[seat.organisation_id].kind is OrganisationKind.AGENCY:
        return seat.role is Role.COORDINATOR
    receiver = step.confirmer
    return receiver is not None and seat.organisation_id in _line(roster, receiver.organisation_id)


def seconds(
    roster: Roster, workflow: Workflow, case: Case, step: Step, asker: Seat, day: date
) -> tuple[Seat, ...]:
    """Return who could agree to what somebody asks: one seat for each other organisation."""
    first = receives(roster, asker, step)
    found: dict[OrganisationId, Seat] = {}
    for seat in sorted(_forcing(roster, case, day), key=_rank):
        fits = first or receives(roster, seat, step)
        if seat.organisation_id == asker.organisation_id or not fits:
            continue
        if any(_has_part(roster, seat, workflow, case, day)):
            found.setdefault(seat.organisation_id, seat)
    return tuple(found.values())


def _forcing(roster: Roster, case: Case, day: date) -> Iterator[Seat]:
    """Yield the seats that may force a handover, at the parties of a case and above them."""
    agencies = (each.id for each in roster.of_kind(OrganisationKind.AGENCY, None))
    near = {*agencies, *(above for each in case.parties.values() for above in _line(roster, each))}
    for seat, holdings in roster.holdings.items():
        if seat.organisation_id not in near or not any(each.is_active(day) for each in holdings):
            continue
        function = function_of(roster.organisations[seat.organisation_id].kind, seat.role)
        if function is not None and grant(Right.FORCE_HANDOVER, function) is Grant.BY_TWO:
            yield seat


def _line(roster: Roster, organisation_id: OrganisationId) -> Iterator[OrganisationId]:
    """Yield an organisation and those above it."""
    current: OrganisationId | None = organisation_id
    while current is not None:
        yield current
        current = roster.organisations[current].parent_id


def _has_part(roster: Roster, seat: Seat, workflow: Workflow, case: Case, day: date) -> Iterator[bool]:
    for holding in roster.holdings[seat]:
        if holding.is_active(day):
            part = part_of(roster, holding.person_id, seat, workflow, case, day)
            yield part is not None and part.now


def _rank(seat: Seat) -> tuple[OrganisationId, int, Role]:
    place = _FIRST.index(seat.role) if seat.role in _FIRST else len(_FIRST)
    return seat.organisation_id, place, seat.role
