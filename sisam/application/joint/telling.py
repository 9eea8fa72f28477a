"""Telling: those who may agree to something hear that it waits for them."""

from collections.abc import Iterable, Iterator

from sisam.domain.case import Case
from sisam.domain.joint_request import JointRequest
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Step
from sisam.engine.clocks import local_date


def wanted_in_case(request: JointRequest, case: Case, step: Step, seats: Iterable[Seat]) -> Iterator[Message]:
    """Yield what tells each seat that a handover of a case could be ended, if they agree."""
    for seat in seats:
        yield Message(
            kind=ItemKind.NOTICE,
            template=Template.SECOND_WANTED,
            to=seat,
            case_id=case.id,
            case_number=case.number,
            step_id=step.id,
            step=step.definition,
            values=_values(request) | {"organisation_id": request.asked_for},
        )


def wanted_by_administrators(request: JointRequest) -> Message:
    """Return what tells the other administrators that a file could be brought in, if they agree."""
    return Message(
        kind=ItemKind.NOTICE,
        template=Template.IMPORT_WANTED,
        to=Seat(request.asked_for, Role.ADMINISTRATOR),
        values=_values(request) | {"besides": request.asked_by},
    )


def _values(request: JointRequest) -> dict[str, str]:
    return {"about": request.id, "on": local_date(request.expires_at).isoformat()}
