"""When a step is due, and by which of its rules."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition, Fact
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.domain.source import Source
from sisam.domain.step import Cause, Step
from sisam.domain.step_definition import StepDefinition
from sisam.engine.steps.due import Due, Moment, derivation, due_now, first_due, moment_of, rule_of
from tests.builders import TODAY, a_case, a_deadline, a_step, shipped_rules
from tests.story import admitted

RULES = shipped_rules()
STEPS = RULES.workflow.steps
FIRST = Moment(occurrence=1, opened_on=TODAY, base_on=TODAY)
FRIDAY = date(2026, 10, 30)


def a_rule(count: int = 5, clock: Clock = Clock.WORKING_DAYS, **fields: Any) -> DueRule:  # noqa: ANN401
    given: dict[str, Any] = {
        "id": "contact.due.1",
        "direction": Direction.AFTER,
        "anchors": (Anchor.OPENED,),
        "source": Source.POLICY,
        **fields,
    }
    return DueRule(interval=Interval(count, clock), **given)


def with_rules(*rules: DueRule) -> StepDefinition:
    return replace(STEPS["contact"], due=rules)


def due(definition: StepDefinition, case: Case, moment: Moment = FIRST) -> Due | None:
    return first_due(RULES, case, definition, moment)


def day(definition: StepDefinition, case: Case, moment: Moment = FIRST) -> date | None:
    found = due(definition, case, moment)
    return found.on if found else None


def known(**anchors: date) -> Case:
    return a_case(anchors={Anchor(name): on for name, on in anchors.items()})


# Which rule decides.


def test_the_first_rule_that_applies_decides() -> None:
    definition = with_rules(
        a_rule(1, id="contact.due.1", when=(Condition.ACUTE,)), a_rule(5, id="contact.due.2")
    )
    acute = a_case(anchors={Anchor.OPENED: TODAY}, facts={Fact.PLACEMENT_TYPE: "acute"})

    found = due(definition, acute)

    assert found is not None
    assert ("contact.due.1", date(2026, 11, 3)) == (found.rule, found.on)
    assert date(2026, 11, 9) == day(definition, known(opened=TODAY))


def test_a_rule_whose_anchor_is_unknown_leaves_it_to_the_next() -> None:
    definition = with_rules(a_rule(1, anchors=(Anchor.ADMITTED,)), a_rule(5))

    assert date(2026, 11, 9) == day(definition, known(opened=TODAY))


def test_without_a_known_anchor_nothing_is_due() -> None:
    assert day(with_rules(a_rule(anchors=(Anchor.ADMITTED,))), known(opened=TODAY)) is None


def test_all_conditions_of_a_rule_must_hold() -> None:
    definition = with_rules(a_rule(when=(Condition.ACUTE, Condition.DISCHARGED)))
    acute = a_case(anchors={Anchor.OPENED: TODAY}, facts={Fact.PLACEMENT_TYPE: "acute"})

    assert day(definition, acute) is None


def test_the_first_known_anchor_counts() -> None:
    definition = with_rules(a_rule(0, anchors=(Anchor.CUSTODY_DECIDED, Anchor.CARE_EXECUTED, Anchor.OPENED)))

    assert FRIDAY == day(definition, known(opened=TODAY, care_executed=FRIDAY))


def test_or_the_earliest_known_one_where_the_rule_says_so() -> None:
    definition = with_rules(a_rule(0, anchors=(Anchor.OPENED, Anchor.ADMITTED), earliest_anchor=True))

    assert FRIDAY == day(definition, known(opened=TODAY, admitted=FRIDAY))


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_rule_that_only_pulls_in_never_makes_it_later(main: int, earlier: int) -> None:
    definition = with_rules(
        a_rule(main, id="contact.due.1"), a_rule(earlier, id="contact.due.2", or_earlier=True)
    )

    assert min(
        RULES.calendar.working_day_after(TODAY, main), RULES.calendar.working_day_after(TODAY, earlier)
    ) == day(definition, known(opened=TODAY))


def test_on_the_same_day_the_main_rule_is_named() -> None:
    definition = with_rules(a_rule(id="contact.due.1"), a_rule(id="contact.due.2", or_earlier=True))

    found = due(definition, known(opened=TODAY))

    assert "contact.due.1" == (found and found.rule)


def test_the_earliest_of_those_that_pull_in_is_named() -> None:
    definition = with_rules(
        a_rule(9, id="contact.due.1"),
        a_rule(4, id="contact.due.2", or_earlier=True),
        a_rule(3, id="contact.due.3", or_earlier=True),
    )

    found = due(definition, known(opened=TODAY))

    assert "contact.due.3" == (found and found.rule)


def test_what_pulls_in_counts_alone_where_no_main_rule_applies() -> None:
    definition = with_rules(
        a_rule(anchors=(Anchor.ADMITTED,)), a_rule(3, id="contact.due.2", or_earlier=True)
    )

    assert date(2026, 11, 5) == day(definition, known(opened=TODAY))


# Repeating periods.


@pytest.mark.parametrize(
    ("base_on", "expected", "times"),
    [
        (TODAY, date(2026, 12, 7), 1),
        (date(2026, 12, 7), date(2027, 1, 11), 2),
        (date(2026, 12, 6), date(2026, 12, 7), 1),
    ],
)
def test_a_repeating_period_ends_after_the_base_day_without_making_up_skipped_ones(
    base_on: date, expected: date, times: int
) -> None:
    """Every five weeks from Monday 2 November: 7 December, 11 January."""
    definition = with_rules(a_rule(5, Clock.WEEKS, every=True))

    found = due(definition, known(opened=TODAY), Moment(2, TODAY, base_on))

    assert found is not None
    assert (expected, times) == (found.on, found.reckoning.times)


def test_periods_by_law_are_sought_from_the_day_of_recording() -> None:
    """Care executed on 2 January, recorded on 2 November: the review of 2 July is not asked for any more."""
    executed = date(2026, 1, 2)
    case = a_case(anchors={Anchor.CARE_EXECUTED: executed}, facts={Fact.LEGAL_BASIS: "lvu_3"})

    found = due(STEPS["review_of_care"], case, Moment(1, TODAY, executed))

    assert found is not None
    # 2 January 2027 is a Saturday: an act may wait until Monday the 4th.
    assert (date(2027, 1, 4), 2, Source.LAW) == (found.on, found.reckoning.times, found.source)


def test_a_maximum_never_rolls() -> None:
    """Turning 18 on Sunday 8 November 2026: care ends when Saturday the 7th has ended."""
    case = a_case(anchors={Anchor.TURNS_18: date(2026, 11, 8)}, facts={Fact.LEGAL_BASIS: "lvu_2"})

    assert date(2026, 11, 7) == day(STEPS["end_of_care"], case)


# Counting back from a forecast.


def test_what_is_counted_back_from_a_forecast_leaves_two_working_days() -> None:
    found = due(STEPS["school_place"], known(forecast=date(2026, 11, 10)))

    assert found is not None
    # Two weeks before is long past; two working days after opening is Wednesday 4 November.
    assert (date(2026, 11, 4), date(2026, 11, 4)) == (found.on, found.reckoning.floor_on)
    assert date(2026, 10, 27) == found.reckoning.counted_on


def test_a_forecast_far_away_needs_no_floor() -> None:
    found = due(STEPS["school_place"], known(forecast=date(2027, 2, 1)))

    assert found is not None
    assert (date(2027, 1, 18), None) == (found.on, found.reckoning.floor_on)


def test_what_is_counted_back_from_a_birthday_has_no_floor() -> None:
    case = a_case(anchors={Anchor.TURNS_18: TODAY}, facts={Fact.LEGAL_BASIS: "lvu_2"})

    assert date(2026, 11, 1) == day(STEPS["end_of_care"], case)


@given(st.integers(0, 400))
def test_no_step_of_routine_six_is_due_before_two_working_days_after_it_opened(days: int) -> None:
    case = known(forecast=TODAY + timedelta(days=days))

    for definition in ("receiving_school", "school_place", "transition_document", "transition_meeting"):
        on = day(STEPS[definition], case)
        assert on is not None
        assert on >= date(2026, 11, 4)


def test_at_a_sudden_discharge_the_earlier_of_both_dates_counts() -> None:
    sudden = {Fact.SUDDEN: "yes"}
    case = replace(known(forecast=date(2026, 11, 16), discharged=TODAY), facts=sudden)
    far = replace(known(forecast=date(2027, 3, 1), discharged=TODAY), facts=sudden)

    # Two weeks before the forecast is today, but two working days remain; three after discharge is Thursday.
    assert date(2026, 11, 4) == day(STEPS["school_place"], case)
    assert date(2026, 11, 5) == day(STEPS["school_place"], far)


# Anchors that are computed.


def test_a_step_may_count_from_the_day_when_it_opened() -> None:
    definition = with_rules(a_rule(1, anchors=(Anchor.STEP_OPENED,)))

    assert date(2026, 11, 3) == day(definition, a_case())


def test_the_watch_counts_from_the_last_act_of_the_accountable() -> None:
    # Twenty working days after Friday 30 October.
    assert date(2026, 11, 27) == day(STEPS["watch"], a_case(last_act_on=FRIDAY))


def test_feedback_is_due_at_the_earliest_of_rhythm_and_term_end() -> None:
    admitted_on = date(2026, 12, 1)

    # Thirty days would be 31 December; the term ends on 18 December.
    assert date(2026, 12, 18) == day(
        STEPS["feedback"], known(admitted=admitted_on), Moment(1, admitted_on, admitted_on)
    )


def test_feedback_comes_ten_working_days_before_the_review() -> None:
    review = a_step("case-1.s9", definition="review_of_care", first_due_on=date(2026, 11, 23), confirmer=None)
    case = a_case(anchors={Anchor.ADMITTED: TODAY}, steps={review.id: review})

    # Ten working days before Monday 23 November is Monday the 9th.
    assert date(2026, 11, 9) == day(STEPS["feedback"], case)


@pytest.mark.parametrize(
    "fields", [{"cause": Cause.OVERTAKEN}, {"first_due_on": TODAY}, {"definition": "mapping"}]
)
def test_a_review_that_is_cancelled_or_past_or_none_at_all_pulls_nothing_in(fields: dict[str, Any]) -> None:
    review = a_step(
        "case-1.s9", **{"definition": "review_of_care", "first_due_on": date(2026, 11, 23), **fields}
    )
    case = a_case(anchors={Anchor.ADMITTED: TODAY}, steps={review.id: review})

    assert date(2026, 12, 2) == day(STEPS["feedback"], case)


def test_later_feedback_counts_five_weeks_from_the_last_due_date() -> None:
    later = Moment(2, date(2027, 1, 28), date(2027, 1, 28), previous_due_on=date(2027, 1, 28))

    assert date(2027, 3, 4) == day(STEPS["feedback"], known(admitted=TODAY), later)


# An open step: returned, reopened.


@pytest.mark.parametrize(
    ("field", "rule"), [("returned_on", "contact.returned"), ("reopened_on", "contact.reopened")]
)
def test_a_returned_or_reopened_step_has_at_least_two_working_days(field: str, rule: str) -> None:
    step = replace(a_step(definition="contact"), **{field: date(2026, 11, 9)})  # type: ignore[arg-type]

    found = due_now(RULES, known(opened=TODAY), STEPS["contact"], step)

    assert found is not None
    assert (rule, date(2026, 11, 11), date(2026, 11, 9)) == (found[0].rule, found[0].on, found[1])


@pytest.mark.parametrize("again_on", [TODAY, date(2026, 11, 5)])
def test_where_the_first_due_date_is_not_earlier_it_stands(again_on: date) -> None:
    step = a_step(definition="contact", returned_on=again_on)

    found = due_now(RULES, known(opened=TODAY), STEPS["contact"], step)

    assert found is not None
    assert ("contact.due.2", date(2026, 11, 9)) == (found[0].rule, found[0].on)


def test_a_return_counts_before_a_reopening() -> None:
    step = a_step(definition="contact", returned_on=date(2026, 11, 9), reopened_on=date(2026, 11, 16))

    found = due_now(RULES, known(opened=TODAY), STEPS["contact"], step)

    assert date(2026, 11, 11) == (found and found[0].on)


def test_a_step_without_a_known_anchor_is_not_due() -> None:
    assert due_now(RULES, a_case(), STEPS["mapping"], a_step(definition="mapping")) is None


def test_the_moment_of_a_repeat_names_the_last_due_date_of_the_same_round() -> None:
    def feedback(number: int, **fields: Any) -> Step:  # noqa: ANN401
        return a_step(f"case-1.s{number}", definition="feedback", **fields)

    first = feedback(1, first_due_on=date(2026, 12, 2))
    other_round = feedback(2, round=2, first_due_on=date(2027, 5, 5))
    second = feedback(3, occurrence=2)
    case = a_case(steps={each.id: each for each in (first, other_round, second)})

    assert Moment(2, TODAY, TODAY, date(2026, 12, 2)) == moment_of(case, second)
    assert Moment(1, TODAY, TODAY, None) == moment_of(case, first)


# Computing again what was computed (I21).


def test_every_due_date_follows_from_rule_anchor_and_floor_alone() -> None:
    story = admitted(anchors={Anchor.CARE_EXECUTED: FRIDAY, Anchor.TURNS_21: date(2030, 5, 5)})

    for deadline in story.case.deadlines.values():
        reckoning = derivation(RULES.workflow, RULES.calendar, deadline)
        assert (deadline.due_on, deadline.anchor) == (reckoning.due_on, reckoning.anchor)


@pytest.mark.parametrize(
    ("rule", "days", "expected"),
    [
        ("contact.answer", 3, date(2026, 11, 5)),
        ("contact.returned", 2, date(2026, 11, 4)),
        ("contact.reopened", 2, date(2026, 11, 4)),
    ],
)
def test_answers_and_new_times_are_derived_too(rule: str, days: int, expected: date) -> None:
    reckoning = derivation(RULES.workflow, RULES.calendar, a_deadline(rule=rule, anchor_on=TODAY))

    assert (Interval(days, Clock.WORKING_DAYS), expected) == (reckoning.interval, reckoning.due_on)


def test_a_rule_that_the_workflow_does_not_have_is_no_rule() -> None:
    with pytest.raises(KeyError):
        derivation(RULES.workflow, RULES.calendar, a_deadline(rule="contact.due.9"))


def test_a_deadline_leads_back_to_its_rule_unless_it_is_an_answer() -> None:
    assert STEPS["contact"].due[1] == rule_of(RULES.workflow, a_deadline(rule="contact.due.2"))
    assert rule_of(RULES.workflow, a_deadline(rule="contact.answer")) is None
