"""Overdue, and by how many days."""

from datetime import date, timedelta

from sisam.application.cases.lateness import days_late, first_due_before, is_overdue, overdue_steps
from sisam.domain.deadline import DeadlineKind, DeadlineStatus
from sisam.domain.ids import DeadlineId, StepId
from sisam.engine.clocks import ends_at
from tests.builders import TODAY, a_case, a_deadline, a_step

DUE = TODAY + timedelta(days=7)
IN_TIME = ends_at(DUE) - timedelta(seconds=1)


def test_a_step_is_in_time_until_its_day_has_ended() -> None:
    assert not is_overdue(a_deadline(due_on=DUE), IN_TIME)
    assert is_overdue(a_deadline(due_on=DUE), ends_at(DUE))
    assert 0 == days_late(a_step(), a_deadline(due_on=DUE), IN_TIME)
    assert 1 == days_late(a_step(first_due_on=DUE), a_deadline(due_on=DUE), ends_at(DUE))


def test_missed_stays_overdue_whatever_its_date() -> None:
    assert is_overdue(a_deadline(due_on=DUE, status=DeadlineStatus.MISSED), IN_TIME)


def test_a_step_without_a_clock_is_not_overdue() -> None:
    assert not is_overdue(None, IN_TIME)
    assert 0 == days_late(a_step(), None, IN_TIME)


def test_doing_is_late_from_the_first_due_date_however_often_it_was_returned() -> None:
    returned = a_deadline(due_on=DUE + timedelta(days=5))
    now = ends_at(DUE + timedelta(days=9))

    assert 10 == days_late(a_step(first_due_on=DUE), returned, now)


def test_answering_is_late_from_its_own_clock() -> None:
    answer = a_deadline(due_on=DUE + timedelta(days=5), kind=DeadlineKind.ANSWER)
    now = ends_at(DUE + timedelta(days=9))

    assert 5 == days_late(a_step(first_due_on=DUE), answer, now)


def test_the_overdue_steps_of_a_case() -> None:
    late = a_deadline("d1", due_on=DUE)
    waiting = a_deadline("d2", step_id=StepId("s2"), due_on=date(2026, 12, 24))
    case = a_case(
        steps={StepId("case-1.s1"): a_step(), StepId("s2"): a_step("s2")},
        deadlines={DeadlineId("d1"): late, DeadlineId("d2"): waiting},
    )

    assert ["case-1.s1"] == [step.id for step in overdue_steps(case, ends_at(DUE))]


def test_a_new_time_is_told_apart_from_the_first_one() -> None:
    step = a_step(first_due_on=TODAY)
    later = TODAY + timedelta(days=2)

    assert first_due_before(step, a_deadline(due_on=later))
    assert not first_due_before(step, a_deadline(due_on=TODAY))
    assert not first_due_before(step, a_deadline(due_on=later, kind=DeadlineKind.ANSWER))
    assert not first_due_before(step, None)
