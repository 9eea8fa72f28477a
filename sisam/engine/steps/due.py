"""When a step is due, and by which rule: a pure function of definition, anchors and calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.calendar import Calendar
from sisam.domain.case import Case
from sisam.domain.deadline import Counted
from sisam.domain.due_rule import DueRule
from sisam.domain.reckoning import EARLIEST_AFTER_OPENING, Clock, Direction, Interval, Reckoning
from sisam.domain.rules import Rules
from sisam.domain.source import Source
from sisam.domain.step import REVERSIBLE, Step
from sisam.domain.step_definition import ClockKind, StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import reckon
from sisam.engine.conditions import all_hold
from sisam.engine.steps.waiting_out import days_of_waiting, wait_out

#: A returned or reopened step gets at least this long (architecture: the acts of a step).
NEW_TIME = Interval(2, Clock.WORKING_DAYS)
_FAR_TOO_MANY = 1000


@dataclass(frozen=True, slots=True)
class Moment:
    """What a due rule needs to know of one occurrence of a step."""

    #: Which time it is, not counting what was annulled or lost its anchor.
    occurrence: int
    opened_on: date
    base_on: date
    previous_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A due date with the rule that gave it."""

    rule: str
    reckoning: Reckoning
    source: Source

    @property
    def on(self) -> date:
        """Return the last day in time."""
        return self.reckoning.due_on


def first_due(rules: Rules, case: Case, definition: StepDefinition, moment: Moment) -> Due | None:
    """Return when a step is due by its rules, or None while no rule's anchor is known.

    The first rule that applies decides; rules marked *or_earlier* only pull it in. Pauses move what comes
    of that.
    """
    due = _counted(rules, case, definition, moment)
    return None if due is None else _waited(rules, case, definition, due, moment.opened_on)


def _counted(rules: Rules, case: Case, definition: StepDefinition, moment: Moment) -> Due | None:
    main: Due | None = None
    earlier: Due | None = None
    for rule in definition.due:
        if not all_hold(rule.when, case, moment.occurrence):
            continue
        if rule.or_earlier or main is None:
            due = _by_rule(rules, case, rule, moment)
            if due is None:
                continue
            if not rule.or_earlier:
                main = due
            elif earlier is None or due.on < earlier.on:
                earlier = due
    if main is None or (earlier is not None and earlier.on < main.on):
        return earlier
    return main


def due_now(rules: Rules, case: Case, definition: StepDefinition, step: Step) -> tuple[Due, date] | None:
    """Return when an open step is due, a return or reopening counted in, and its first due date."""
    due = first_due(rules, case.as_in(step.round), definition, moment_of(case, step))
    if due is None:
        return None
    again_on, anchor = step.returned_on, Anchor.RETURNED
    if again_on is None:
        again_on, anchor = step.reopened_on, Anchor.REOPENED
    if again_on is not None:
        new_time = reckon(rules.calendar, anchor, again_on, NEW_TIME)
        again = Due(f"{step.definition}.{anchor}", new_time, Source.POLICY)
        again = _waited(rules, case, definition, again, again_on)
        if again.on > due.on:
            return again, due.on
    return due, due.on


def _waited(rules: Rules, case: Case, definition: StepDefinition, due: Due, since: date) -> Due:
    """Return a due date as pauses leave it; what the law demands and a maximum never wait."""
    by_law = due.source is Source.LAW or definition.clock_kind in (ClockKind.LAW, ClockKind.REVIEW)
    if not case.pauses or not definition.waits_in_pauses or by_law or due.reckoning.maximum:
        return due
    days = days_of_waiting(rules.calendar, case.pauses, since, due.on)
    return replace(due, reckoning=wait_out(rules.calendar, due.reckoning, days))


def moment_of(case: Case, step: Step) -> Moment:
    """Return what due rules need to know of a step."""
    return _moment(case, step.definition, step.round, step.occurrence, step.opened_on, step.base_on)


def moment_at(
    case: Case, definition: StepDefinition, occurrence: int, opened_on: date, base_on: date
) -> Moment:
    """Return what due rules need to know of a step that is about to open."""
    round_ = definition.round_at(case.round)
    return _moment(case, definition.id, round_, occurrence, opened_on, base_on)


def counted(steps: Iterable[Step]) -> list[Step]:
    """Return the steps that count as occurrences: what was annulled or lost its anchor never was one."""
    return [step for step in steps if step.cause not in REVERSIBLE]


def _moment(
    case: Case, definition: str, round_: int, occurrence: int, opened_on: date, base_on: date
) -> Moment:
    earlier = counted(
        each
        for each in case.steps.values()
        if each.definition == definition and each.round == round_ and each.occurrence < occurrence
    )
    previous_due_on = earlier[-1].first_due_on if earlier else None
    return Moment(len(earlier) + 1, opened_on, base_on, previous_due_on)


def derivation(workflow: Workflow, calendar: Calendar, deadline: Counted) -> Reckoning:
    """Compute a deadline's due date again from its rule, anchor, floor and paused days alone (I21).

    Raises:
        KeyError: the workflow has no rule of that name.
    """
    definition_id, _, rest = deadline.rule.partition(".")
    definition = workflow.steps[definition_id]
    if rest.startswith("due."):
        rule = {each.id: each for each in definition.due}[deadline.rule]
        interval, direction, maximum = rule.interval, rule.direction, rule.maximum
    else:
        interval = definition.answer if rest == "answer" and definition.answer else NEW_TIME
        direction, maximum = Direction.AFTER, False
    reckoning = reckon(
        calendar,
        deadline.anchor,
        deadline.anchor_on,
        interval,
        direction,
        maximum,
        deadline.times,
        deadline.floor_on,
    )
    return wait_out(calendar, reckoning, deadline.paused_days)


def rule_of(workflow: Workflow, deadline: Counted) -> DueRule | None:
    """Return the due rule of a deadline; answers, returns and reopenings have none of their own."""
    definition = workflow.steps[deadline.rule.partition(".")[0]]
    return next((rule for rule in definition.due if rule.id == deadline.rule), None)


def _by_rule(rules: Rules, case: Case, rule: DueRule, moment: Moment) -> Due | None:
    known = [
        (on, anchor) for anchor in rule.anchors if (on := _known(rules, case, anchor, moment)) is not None
    ]
    if not known:
        return None
    anchor_on, anchor = min(known) if rule.earliest_anchor else known[0]
    floor_on = None
    if rule.direction is Direction.BEFORE and anchor is Anchor.FORECAST:
        floor_on = reckon(rules.calendar, anchor, moment.opened_on, EARLIEST_AFTER_OPENING).due_on
    for times in _multiples(rule):
        reckoning = reckon(
            rules.calendar,
            anchor,
            anchor_on,
            rule.interval,
            rule.direction,
            rule.maximum,
            times,
            floor_on,
        )
        if not rule.every or reckoning.due_on > _sought_after(rule, moment):
            due = Due(rule.id, reckoning, rule.source)
            return None if anchor is Anchor.REVIEW and _is_behind(due, moment) else due
    return None


def _is_behind(due: Due, moment: Moment) -> bool:
    """Tell whether an earlier occurrence has served that day, or the pupil came after it."""
    return due.on <= moment.base_on


def _multiples(rule: DueRule) -> Iterator[int]:
    return iter(range(1, _FAR_TOO_MANY if rule.every else 2))


def _sought_after(rule: DueRule, moment: Moment) -> date:
    return max(moment.opened_on, moment.base_on) if rule.after_recording else moment.base_on


def _known(rules: Rules, case: Case, anchor: Anchor, moment: Moment) -> date | None:
    """Return an anchor's date as one occurrence of a step sees it."""
    if anchor is Anchor.STEP_OPENED:
        return moment.opened_on
    if anchor is Anchor.LAST_ACT:
        return case.last_act_on
    if anchor is Anchor.PAUSE_UNTIL:
        return case.pause.until_on if case.pause else None
    if anchor is Anchor.PREVIOUS_DUE:
        return moment.previous_due_on
    if anchor is Anchor.TERM_END:
        return rules.calendar.next_term_end(moment.base_on)
    if anchor is Anchor.REVIEW:
        return _next_review(rules.workflow, case, moment.base_on)
    return case.anchors.get(anchor)


def _next_review(workflow: Workflow, case: Case, after: date) -> date | None:
    """Return the first review of the care after a day, whether it has been held or not."""
    reviews = (
        step.first_due_on
        for step in case.steps.values()
        if workflow.steps[step.definition].clock_kind is ClockKind.REVIEW
        and step.cause is None
        and step.first_due_on > after
    )
    return min(reviews, default=None)
