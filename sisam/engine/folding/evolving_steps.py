"""How events change the steps of a case."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sisam.domain.accountability import Accountability
from sisam.domain.case import Case
from sisam.domain.event import Event
from sisam.domain.ids import OrganisationId, PartyName, PersonId, StepId
from sisam.domain.step import Cause, Side, Step, StepStatus
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.folding.changes import Changes
from sisam.engine.folding.evolving_case import passed


def step_opened(workflow: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a new step; its definition says what it is."""
    data = event.data
    definition = workflow.steps[str(data["definition"])]
    base_on = _day(data["base_on"])
    step = Step(
        id=StepId(str(data["step"])),
        definition=definition.id,
        routine=definition.routine,
        kind=definition.kind,
        round=int(data["round"] or 1),
        occurrence=int(data["occurrence"] or 1),
        owner=_side(data["owner_party"], data["owner"]),
        confirmer=_side(data["confirmer_party"], data["confirmer"]) if data["confirmer"] else None,
        status=StepStatus.OPEN,
        passes_accountability=definition.passes_accountability,
        opened_on=_day(data["opened_on"]),
        base_on=base_on,
        first_due_on=base_on,
        opened_position=event.position,
        reopened_on=_day(data["reopened_on"]) if data["reopened_on"] else None,
    )
    return {"steps": {**case.steps, step.id: step}}


def step_offered(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a step offered to its confirmer."""
    return _changed(
        case,
        event,
        lambda step: replace(step, status=StepStatus.OFFERED, offered_by=event.actor.person_id),
    )


def step_returned(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with an offer sent back."""
    on = _day(event.data["on"])
    return _changed(
        case,
        event,
        lambda step: replace(
            step, status=StepStatus.OPEN, returned_on=on, returns=step.returns + 1, offered_by=None
        ),
    )


def offer_withdrawn(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with an offer taken back: due as at first, or after a transfer with new time."""
    returned_on = local_date(event.recorded_at) if event.data["reason"] == "transferred" else None
    return _changed(
        case,
        event,
        lambda step: replace(step, status=StepStatus.OPEN, returned_on=returned_on, offered_by=None),
    )


def step_confirmed(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a step ended; where it passes accountability, that moves here and nowhere else."""
    changed = _ended(case, event, StepStatus.CONFIRMED)
    party = event.data.get("passes_to_party")
    if party is None:
        return changed
    following = Accountability(
        party=PartyName(str(party)),
        organisation_id=OrganisationId(str(event.data["passes_to"])),
        round=int(event.data["passes_round"] or 1),
        place=int(event.data["passes_place"] or 0),
        since_position=event.position,
    )
    return {**changed, "accountabilities": passed(case, event.position, following)}


def step_waived(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a step let go."""
    return _ended(case, event, StepStatus.WAIVED)


def step_cancelled(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a step cancelled for one of the listed causes."""
    return _ended(case, event, StepStatus.CANCELLED, Cause(str(event.data["cause"])))


def step_carried(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a step that another case's step goes on with."""
    step_id, on = StepId(str(event.data["step"])), _day(event.data["on"])
    ended = replace(
        case.steps[step_id],
        status=StepStatus.TAKEN_OVER,
        ended_position=event.position,
        ended_on=on,
        successor_step_id=StepId(str(event.data["successor"])),
    )
    return {"steps": {**case.steps, step_id: ended}}


def step_taken_over(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a new owner who wanted the step."""
    owner = _side(event.data["owner_party"], event.data["owner"])
    return _changed(case, event, lambda step: replace(step, owner=owner, taken_over=True))


def step_reassigned(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with the sides of a step as its parties are now."""
    data = event.data
    owner = _side(data["owner_party"], data["owner"])
    confirmer = _side(data["confirmer_party"], data["confirmer"]) if data["confirmer"] else None
    round_ = data.get("round")
    return _changed(
        case,
        event,
        lambda step: replace(
            step, owner=owner, confirmer=confirmer, round=step.round if round_ is None else int(round_)
        ),
    )


def step_restored(_: Workflow, case: Case, event: Event) -> Changes:
    """Return the case with a step as it was before an annulled act."""
    data = event.data
    returned_on = _day(data["returned_on"]) if data["returned_on"] else None
    return _changed(
        case,
        event,
        lambda step: replace(
            step,
            status=StepStatus(str(data["status"])),
            returns=int(data["returns"] or 0),
            returned_on=returned_on,
            offered_by=PersonId(str(data["offered_by"])) if data["offered_by"] else None,
            owner=_side(data["owner_party"], data["owner"]),
            taken_over=bool(data["taken_over"]),
            cause=None,
            ended_position=None,
            ended_on=None,
        ),
    )


def _ended(case: Case, event: Event, status: StepStatus, cause: Cause | None = None) -> Changes:
    on = _day(event.data["on"])
    return _changed(
        case,
        event,
        lambda step: replace(step, status=status, cause=cause, ended_position=event.position, ended_on=on),
    )


def _changed(case: Case, event: Event, change: Callable[[Step], Step]) -> Changes:
    step_id = StepId(str(event.data["step"]))
    return {"steps": {**case.steps, step_id: change(case.steps[step_id])}}


def _side(party: object, organisation: object) -> Side:
    return Side(PartyName(str(party)), OrganisationId(str(organisation)))


def _day(value: object) -> date:
    return date.fromisoformat(str(value))
