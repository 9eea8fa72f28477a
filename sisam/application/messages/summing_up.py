"""Summing up: what the cases of an import ask of each organisation, in one message to its coordinator."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sisam.application.cases.listing_steps import whose_move
from sisam.domain.case import Case
from sisam.domain.ids import CaseId, OrganisationId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.engine.site.unschooled import RESTRICTED


@dataclass(slots=True)
class _Sum:
    """What is asked of one organisation."""

    cases: set[CaseId] = field(default_factory=set)
    steps: int = 0
    late: int = 0
    #: Whether a protected pupil is among them.
    restricted: bool = False


def summaries(cases: Iterable[Case], import_id: str, today: date) -> Iterator[Message]:
    """Yield a message for each organisation that is to do something in one of the cases.

    An organisation that is a party and has nothing to do hears nothing yet.
    """
    sums: dict[OrganisationId, _Sum] = {}
    for case in cases:
        for step in case.live_steps():
            asked = sums.setdefault(whose_move(step), _Sum())
            deadline = case.live_deadline(step.id)
            asked.cases.add(case.id)
            asked.restricted = asked.restricted or case.restricted
            asked.steps += 1
            asked.late += deadline is not None and deadline.due_on < today
    for organisation_id in sorted(sums):
        yield _summary(organisation_id, sums[organisation_id], import_id)


def _summary(organisation_id: OrganisationId, asked: _Sum, import_id: str) -> Message:
    # It names no case, so it may say which organisation it is about (I24). Where it counts a protected pupil
    # it does not: it may go out in one mail with what tells of just that case.
    unnamed = RESTRICTED if asked.restricted else {}
    return Message(
        kind=ItemKind.SUMMARY,
        template=Template.IMPORTED,
        to=Seat(organisation_id, Role.COORDINATOR),
        values={
            "about": f"import:{import_id}:{organisation_id}",
            "organisation_id": organisation_id,
            "count": str(len(asked.cases)),
            "waiting": str(asked.steps),
            "late": str(asked.late) if asked.late else "",
            **unnamed,
        },
    )
