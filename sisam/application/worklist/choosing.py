"""Choosing: whose work somebody may ask for, and which part of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sisam.application.access.scope import reach_of
from sisam.application.access.someone import Someone
from sisam.application.ports.work_lists import Selection, Urgency, Whose
from sisam.domain.access import Right
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import Organisation
from sisam.domain.seat import Role, Seat
from sisam.domain.workflow import Phase, Workflow
from sisam.errors import NotFound
from sisam.wording.alphabet import sort_key


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """Which part of the work is asked for; None asks for any."""

    #: The code of an organisation of theirs, or of one that they look after.
    organisation: str | None = None
    #: Only what the seat with this role is to act upon.
    role: Role | None = None
    urgency: Urgency | None = None
    #: 1 to 7, or 0 for what stands beside the routines.
    routine: int | None = None
    phase: Phase | None = None

    @property
    def selection(self) -> Selection:
        """Return what of it does not depend on who asks."""
        return Selection(self.urgency, self.routine, self.phase)


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose work it is, and what else could be asked for."""

    whose: Whose
    #: The organisations that can be chosen from, by name.
    organisations: tuple[Organisation, ...]
    #: The seats from which they work.
    seats: tuple[Seat, ...]
    #: Those of them whose alerts are asked for.
    told: tuple[Seat, ...]

    @property
    def own(self) -> frozenset[OrganisationId]:
        """Return the organisations at which they sit, and the one that was chosen."""
        return self.whose.organisations | {seat.organisation_id for seat in self.seats}


def choose(someone: Someone, wanted: WorkFilter, workflow: Workflow) -> Choice:
    """Return whose work is asked for: that of all organisations where they work, or of one in their reach.

    Raises:
        NotFound: there is no organisation with that code which is theirs to look after.
    """
    seats = someone.seats_with(Right.WORK_LIST)
    within = reach_of(someone.roster, seats)
    possible = {each.code: each for each in _named(someone, within)}
    if wanted.organisation is None:
        organisations = frozenset(seat.organisation_id for seat in seats)
    elif (chosen := possible.get(wanted.organisation)) is not None:
        organisations = frozenset({chosen.id})
    else:
        raise NotFound("organisation", wanted.organisation)
    parties = (
        None
        if wanted.role is None
        else frozenset(each.id for each in workflow.parties.values() if each.role is wanted.role)
    )
    told = tuple(
        seat for seat in seats if seat.organisation_id in organisations and wanted.role in (None, seat.role)
    )
    return Choice(Whose(organisations, parties), tuple(possible.values()), seats, told)


def _named(someone: Someone, ids: Iterable[OrganisationId]) -> list[Organisation]:
    found = (someone.roster.organisations[each] for each in ids)
    return sorted((each for each in found if each.active), key=lambda each: (sort_key(each.name), each.code))
