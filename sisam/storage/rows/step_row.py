"""The row of a step."""

from datetime import date
from functools import lru_cache

from sisam.domain.ids import CaseId
from sisam.domain.step import Cause, Side, Step, StepStatus
from sisam.engine.clocks import ends_at
from sisam.storage.instants import day_or_none, day_text_or_none, instant_text
from sisam.storage.link import Row
from sisam.storage.rows.ordinals import ordinal

_STATUSES = {status.value: status for status in StepStatus}
_CAUSES = {cause.value: cause for cause in Cause}


def step_row(case_id: CaseId, step: Step) -> Row:
    """Return the row of a step."""
    owner, confirmer = step.owner, step.confirmer
    return (
        case_id,
        ordinal(step.id),
        step.id,
        step.definition,
        step.routine,
        str(step.kind),
        step.round,
        step.occurrence,
        owner.party,
        owner.organisation_id,
        confirmer.party if confirmer else None,
        confirmer.organisation_id if confirmer else None,
        step.status.value,
        int(step.passes_accountability),
        step.opened_on.isoformat(),
        step.base_on.isoformat(),
        step.first_due_on.isoformat(),
        _end_of(step.first_due_on),
        step.opened_position,
        step.ended_position,
        day_text_or_none(step.returned_on),
        step.returns,
        step.offered_by,
        day_text_or_none(step.ended_on),
        step.cause.value if step.cause else None,
        int(step.taken_over),
        day_text_or_none(step.reopened_on),
        step.successor_step_id,
    )


def step_of(row: Row) -> Step:
    """Return the step that a row tells."""
    _, _, step_id, definition, routine, kind, round_, occurrence = row[:8]
    owner_party, owner_id, confirmer_party, confirmer_id, status, passes = row[8:14]
    opened_on, base_on, first_due_on, _, opened_position, ended_position = row[14:20]
    returned_on, returns, offered_by, ended_on, cause, taken_over, reopened_on, successor = row[20:]
    return Step(
        id=step_id,
        definition=definition,
        routine=routine,
        kind=kind,
        round=round_,
        occurrence=occurrence,
        owner=Side(owner_party, owner_id),
        confirmer=None if confirmer_id is None else Side(confirmer_party, confirmer_id),
        status=_STATUSES[status],
        passes_accountability=bool(passes),
        opened_on=date.fromisoformat(opened_on),
        base_on=date.fromisoformat(base_on),
        first_due_on=date.fromisoformat(first_due_on),
        opened_position=opened_position,
        ended_position=ended_position,
        returned_on=day_or_none(returned_on),
        returns=returns,
        offered_by=offered_by,
        ended_on=day_or_none(ended_on),
        cause=None if cause is None else _CAUSES[cause],
        taken_over=bool(taken_over),
        reopened_on=day_or_none(reopened_on),
        successor_step_id=successor,
    )


@lru_cache(maxsize=4096)
def _end_of(day: date) -> str:
    return instant_text(ends_at(day))
