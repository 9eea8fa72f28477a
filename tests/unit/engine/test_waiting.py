"""When something happens by itself: an alert's next rung, a step that waits, the case's next moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.anchor import Anchor
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.reckoning import Clock, Interval
from sisam.engine.clocks import local_date
from sisam.engine.waiting import after_wait, next_moment, opens_at
from tests.builders import NOW, TODAY, a_case, a_deadline, an_alert, shipped_rules

RULES = shipped_rules()
AGREEMENT = RULES.workflow.steps["school_agreement"]
ONE_DAY = Interval(1, Clock.WORKING_DAYS)


def test_a_wait_ends_at_the_same_local_hour() -> None:
    # Friday 23 October, 10:00 in Stockholm in summer time; Monday 26 October is winter time.
    friday = datetime(2026, 10, 23, 8, 0, tzinfo=UTC)

    assert datetime(2026, 10, 26, 9, 0, tzinfo=UTC) == after_wait(RULES.calendar, friday, ONE_DAY)


def test_a_wait_is_told_in_the_time_zone_that_it_was_asked_in() -> None:
    assert UTC is after_wait(RULES.calendar, NOW, ONE_DAY).tzinfo


@given(
    st.integers(0, 4 * 365 * 24 * 60),
    st.integers(1, 5),
)
def test_a_wait_of_working_days_ends_on_a_working_day_that_lies_ahead(minutes: int, count: int) -> None:
    now = NOW + timedelta(minutes=minutes)
    wait = Interval(count, Clock.WORKING_DAYS)

    then = after_wait(RULES.calendar, now, wait)

    assert RULES.calendar.working_day_after(local_date(now), count) == local_date(then)
    assert then > now


def test_a_step_that_waits_opens_when_its_last_day_has_ended() -> None:
    case = a_case(anchors={Anchor.ADMITTED: TODAY})

    # Ten working days after 2 November is the 16th; it ends at 23:00 UTC.
    assert datetime(2026, 11, 16, 23, tzinfo=UTC) == opens_at(RULES, case, AGREEMENT)


@pytest.mark.parametrize("definition", ["school_agreement", "mapping", "contact"])
def test_a_step_that_waits_for_no_day_opens_by_no_passing_of_time(definition: str) -> None:
    assert opens_at(RULES, a_case(), RULES.workflow.steps[definition]) is None


def test_a_closed_case_has_no_next_moment() -> None:
    assert next_moment(RULES, a_case(closed_at=NOW), NOW) is None


def test_a_case_that_owes_nothing_has_no_next_moment() -> None:
    assert next_moment(RULES, a_case(), NOW) is None


def test_the_next_moment_is_the_earliest_deadline_or_rung_or_opening() -> None:
    # Reminded of already, so that the reminder does not come first.
    pending = a_deadline("d1", due_on=date(2026, 11, 20), reminded_for=date(2026, 11, 20))
    missed = replace(a_deadline("d2", due_on=date(2026, 11, 1)), status=DeadlineStatus.MISSED)
    alert = an_alert(next_at=datetime(2026, 11, 18, 8, tzinfo=UTC))
    cleared = an_alert("a2", next_at=datetime(2026, 11, 3, tzinfo=UTC), cleared_at=NOW)
    deadlines = {each.id: each for each in (pending, missed)}
    alerts = {each.id: each for each in (alert, cleared)}
    admitted = {Anchor.ADMITTED: TODAY}

    assert pending.due_at == next_moment(RULES, a_case(deadlines=deadlines), NOW)
    assert alert.next_at == next_moment(RULES, a_case(deadlines=deadlines, alerts=alerts), NOW)
    assert datetime(2026, 11, 16, 23, tzinfo=UTC) == next_moment(
        RULES, a_case(deadlines=deadlines, alerts=alerts, anchors=admitted), NOW
    )


def test_an_opening_that_has_passed_is_no_next_moment() -> None:
    later = datetime(2026, 11, 17, 8, tzinfo=UTC)

    assert next_moment(RULES, a_case(anchors={Anchor.ADMITTED: TODAY}), later) is None
