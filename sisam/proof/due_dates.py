"""Due dates: whenever a step opens, one of its rules gives it a date, and each repetition a later one."""

from collections.abc import Iterator

from sisam.domain.anchor import Anchor
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.proof.anchors import findable
from sisam.proof.objection import Code, Objection
from sisam.proof.openings import Moment, moments
from sisam.proof.saying import listed, named
from sisam.proof.worlds import told

#: Dates that move on from one occurrence of a step to the next.
_MOVING = frozenset(
    {
        Anchor.PREVIOUS_DUE,
        Anchor.LAST_ACT,
        Anchor.STEP_OPENED,
        Anchor.FORECAST_SET,
        Anchor.REVIEW,
        Anchor.TERM_END,
    }
)

#: Of those, the ones that no time at all after leads to the same day again.
_STILL = frozenset({Anchor.PREVIOUS_DUE, Anchor.LAST_ACT})


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each step that could stand without a date."""
    for step in workflow.steps.values():
        if not step.due:
            yield _no_rule(step)
            continue
        without = next((each for each in moments(workflow, step) if not _dated(workflow, step, each)), None)
        if without is not None:
            yield _no_date(step, without)
        elif step.repeats and (still := _on_the_spot(workflow, step)) is not None:
            yield _stands_still(step, still)


def _applying(step: StepDefinition, moment: Moment) -> Iterator[DueRule]:
    return (rule for rule in step.due if moment.world.issuperset(rule.when))


def _dated(workflow: Workflow, step: StepDefinition, moment: Moment) -> bool:
    """Tell whether some rule gives a date, or counts from one that a finding step asks for meanwhile."""
    known = moment.known if step.is_finding else moment.known | findable(workflow, moment.world, moment.known)
    return any(known.intersection(rule.anchors) for rule in _applying(step, moment))


def _on_the_spot(workflow: Workflow, step: StepDefinition) -> DueRule | None:
    """Return a rule that may give a repetition the date that the one before it had."""
    for moment in moments(workflow, step):
        if Condition.LATER_OCCURRENCE not in moment.world or step.is_finding:
            continue
        for rule in _applying(step, moment):
            if rule.or_earlier:
                continue
            if not _moves(rule, moment):
                return rule
            if moment.known.intersection(rule.anchors):
                break
    if step.is_finding and not any(_MOVING.intersection(rule.anchors) or rule.every for rule in step.due):
        return step.due[0]
    return None


def _moves(rule: DueRule, moment: Moment) -> bool:
    """Tell whether a rule counts from something that has moved on since the occurrence before."""
    if not rule.interval.count and _STILL.intersection(rule.anchors):
        return False
    if rule.every:
        return rule.interval.count > 0
    if rule.earliest_anchor:
        return _MOVING.issuperset(rule.anchors)
    for anchor in rule.anchors:
        if anchor not in _MOVING:
            return False
        if anchor in moment.known:
            return True
    return True


def _no_rule(step: StepDefinition) -> Objection:
    return Objection(
        code=Code.NO_DUE_RULE,
        origin=step.origin,
        sentence=f"{named(step)} has no due rule.",
        remedy="Say in `due` by when it is to be done.",
        story=f"{named(step)} is to be done, and no day is too late for it. It is always done next "
        "week. No alert can ever be raised, for it is never overdue.",
    )


def _no_date(step: StepDefinition, moment: Moment) -> Objection:
    later = step.repeats and Condition.LATER_OCCURRENCE in moment.world
    anchors = listed(map(str, moment.opening.anchors)) if moment.opening.anchors else f"{step.opened_by}"
    distinct = moment.world or any(rule.when for rule in step.due)
    where = f" in a case where {told(moment.world)}" if distinct else ""
    return Objection(
        code=Code.NO_NEXT_DATE if later else Code.NO_DUE_DATE,
        origin=step.origin,
        sentence=f"{named(step)} opens on {anchors}{where}, and none of its due rules gives a date then.",
        remedy="Add a last due rule without conditions, counted from an anchor that it opens on.",
        story=f"It is time for {named(step)}: {anchors} is known{where}. Each of its rules counts from "
        "something that is not known, or is meant for other cases. So it has no date and does not "
        f"{'come back' if later else 'open'}; {step.owner} is not asked, and no deadline tells anybody.",
    )


def _stands_still(step: StepDefinition, rule: DueRule) -> Objection:
    return Objection(
        code=Code.REPEATS_ON_THE_SPOT,
        origin=step.origin,
        sentence=f"{named(step)} repeats, and {rule.id} gives it the same date every time.",
        remedy="Write every = true, or count from previous_due, last_act or step_opened.",
        story=f"{named(step)} has been done and opens again, due on the day that it was due before. It "
        "is overdue at birth, over and over; people learn that its alerts mean nothing, and stop "
        "looking.",
    )
