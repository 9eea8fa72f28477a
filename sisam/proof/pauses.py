"""Pauses: somebody asks whether the pupil is still away, and what the law demands never waits."""

from collections.abc import Iterator

from sisam.domain.anchor import Anchor
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.source import Source
from sisam.domain.step_definition import ACCOUNTABLE, ClockKind, StepDefinition
from sisam.domain.workflow import PauseDefinition, Workflow
from sisam.proof.objection import Code, Objection
from sisam.proof.saying import interval_named, named

#: A pause ends at most so many days off (domain: pauses).
LONGEST_DAYS = 14
_DAYS = {Clock.DAYS: 1, Clock.WEEKS: 7}


def objections(workflow: Workflow) -> Iterator[Objection]:
    """Yield an objection for each way in which a pupil who is away could be forgotten."""
    rule = workflow.pause
    if rule is not None:
        if not any(_asks(step) for step in workflow.steps.values()):
            yield _nobody_asks(rule)
        if rule.longest.count * _DAYS.get(rule.longest.clock, LONGEST_DAYS + 1) > LONGEST_DAYS:
            yield _too_long(rule)
    for step in workflow.steps.values():
        if step.waits_in_pauses and _must_not_wait(step):
            yield _law_waits(step)


def _asks(step: StepDefinition) -> bool:
    """Tell whether a step asks whoever is accountable, by the last planned day, whether the pupil is away."""
    by_the_end = any(Anchor.PAUSE_UNTIL in rule.anchors and _at_once(rule.interval) for rule in step.due)
    return step.asks_in_pause and step.owner == ACCOUNTABLE and by_the_end


def _at_once(interval: Interval) -> bool:
    return interval.count == 0


def _must_not_wait(step: StepDefinition) -> bool:
    by_law = any(rule.source is Source.LAW or rule.maximum for rule in step.due)
    return by_law or step.is_watch or step.clock_kind in (ClockKind.LAW, ClockKind.REVIEW)


def _nobody_asks(rule: PauseDefinition) -> Objection:
    return Objection(
        code=Code.NOBODY_ASKS_IN_PAUSE,
        origin=rule.origin,
        sentence="A case can be paused, and no step asks the accountable party if the pupil is still away.",
        remedy='Add a step with opened_by = "pause", owner = "accountable" and a due rule of count 0 after '
        "pause_until.",
        story="The pupil runs away, and the case is paused. The last planned day passes, the pupil is back "
        "or is not, and nobody is asked: what waits goes on waiting.",
    )


def _too_long(rule: PauseDefinition) -> Objection:
    return Objection(
        code=Code.PAUSE_TOO_LONG,
        origin=rule.origin,
        sentence=f"A pause may last {interval_named(rule.longest)}.",
        remedy=f"Write at most {LONGEST_DAYS} days; a pause that lasts longer is prolonged by somebody.",
        story="The pupil is away, and the case is paused for the whole spring. Nobody need look at it before "
        "that is over, and by then nobody remembers that there was a school to go back to.",
    )


def _law_waits(step: StepDefinition) -> Objection:
    return Objection(
        code=Code.LAW_WAITS,
        origin=step.origin,
        sentence=f"{named(step)} waits in pauses, though the law, a maximum or the watch sets its clock.",
        remedy="Take waits_in_pauses away.",
        story=f"The pupil is away for ten days, and {named(step)} moves by ten days. The law has not moved, "
        "and on its day nobody does what it demands.",
    )
