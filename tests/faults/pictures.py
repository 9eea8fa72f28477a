"""What matters of a case, so that two moments of it can be compared."""

from sisam.domain.case import Case
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.fact import Fact
from sisam.domain.step import Step, StepStatus


def picture_of(case: Case) -> dict[str, object]:
    """Return state, dates, parties, who is accountable, and what is owed by whom until when."""
    accountable = case.accountable
    return {
        "state": case.state,
        "anchors": dict(case.anchors),
        "parties": dict(case.parties),
        "absent": case.absent,
        "postponed": case.facts.get(Fact.FORECAST_POSTPONED, "0"),
        "accountable": accountable.organisation_id if accountable else None,
        "owed": sorted(_owed(case, step) for step in case.live_steps() if step.kind != "watch"),
    }


def _owed(case: Case, step: Step) -> tuple[str, ...]:
    """Return a step with its sides and its clock; an answer's clock may start anew."""
    confirmer = step.confirmer.organisation_id if step.confirmer else ""
    sides = step.definition, str(step.status), step.owner.organisation_id, confirmer
    clock = case.live_deadline(step.id)
    if step.status is StepStatus.OFFERED or clock is None:
        return sides
    # What was missed stays missed, and is told by a deadline that is as late as it was.
    return (*sides, clock.due_on.isoformat(), str(clock.status is not DeadlineStatus.CANCELLED))
