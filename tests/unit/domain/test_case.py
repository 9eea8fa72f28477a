"""What a case answers of itself: who is accountable, what is owed, and by which clock."""

from datetime import date
from typing import Any

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineStatus
from sisam.domain.ids import DeadlineId, StepId
from sisam.domain.step import StepStatus
from tests.builders import NOW, a_case, a_deadline, a_step, an_accountability, an_alert

STEP = StepId("case-1.s1")


def with_clocks(*deadlines: Deadline, **fields: Any) -> Case:  # noqa: ANN401
    return a_case(deadlines={each.id: each for each in deadlines}, **fields)


def a_missed(id: str = "case-1.d1") -> Deadline:  # noqa: A002
    return a_deadline(id, status=DeadlineStatus.MISSED)


def test_a_case_is_open_until_it_is_closed() -> None:
    assert a_case().open
    assert not a_case(closed_at=NOW).open


def test_the_last_interval_that_has_not_ended_is_accountable() -> None:
    first, second = an_accountability(until_position=4), an_accountability(since_position=4, place=1)

    assert second == a_case(accountabilities=(first, second)).accountable


@pytest.mark.parametrize("intervals", [(), (an_accountability(until_position=4),)])
def test_without_one_nobody_is(intervals: tuple[Any, ...]) -> None:
    assert a_case(accountabilities=intervals).accountable is None


def test_in_an_earlier_round_the_case_has_the_dates_of_that_round() -> None:
    admitted, lesson, forecast = Anchor.ADMITTED, Anchor.FIRST_LESSON, Anchor.FORECAST
    first = {admitted: date(2026, 11, 2), lesson: date(2026, 11, 3)}
    second = {admitted: date(2026, 11, 9)}
    now = {admitted: date(2026, 11, 16), forecast: date(2027, 1, 15)}
    case = a_case(round=3, anchors=now, earlier_dates=(first, second))

    assert {**first, forecast: now[forecast]} == case.as_in(1).anchors
    assert {**second, forecast: now[forecast]} == case.as_in(2).anchors
    assert case is case.as_in(3)


def test_live_steps_come_in_the_order_of_their_opening() -> None:
    steps = [a_step(f"s{n}", status=status) for n, status in enumerate(StepStatus)]
    case = a_case(steps={step.id: step for step in steps})

    assert [StepStatus.OPEN, StepStatus.OFFERED] == [step.status for step in case.live_steps()]


def test_a_steps_clock_is_the_one_that_runs() -> None:
    pending = a_deadline("case-1.d2")
    alert = an_alert()
    case = with_clocks(a_missed(), pending, alerts={alert.id: alert})

    assert pending == case.live_deadline(STEP)


def test_else_it_is_the_missed_one_whose_alert_goes_on() -> None:
    alert = an_alert()

    assert a_missed() == with_clocks(a_missed(), alerts={alert.id: alert}).live_deadline(STEP)


def test_a_missed_one_whose_alert_has_ended_is_no_clock() -> None:
    alert = an_alert(cleared_at=NOW)

    assert with_clocks(a_missed(), alerts={alert.id: alert}).live_deadline(STEP) is None


@pytest.mark.parametrize("status", [DeadlineStatus.MET, DeadlineStatus.CANCELLED])
def test_what_was_met_or_cancelled_is_no_clock(status: DeadlineStatus) -> None:
    assert with_clocks(a_deadline(status=status)).live_deadline(STEP) is None


def test_another_steps_clock_is_not_this_ones() -> None:
    assert with_clocks(a_deadline(step_id=StepId("case-1.s2"))).live_deadline(STEP) is None


def test_the_alert_of_a_deadline_is_the_one_that_goes_on() -> None:
    ended, live = an_alert("a1", cleared_at=NOW), an_alert("a2")
    case = a_case(alerts={each.id: each for each in (ended, live)})

    assert live == case.alert_of(DeadlineId("case-1.d1"))
    assert case.alert_of(DeadlineId("case-1.d9")) is None
    assert (False, True) == (ended.live, live.live)
