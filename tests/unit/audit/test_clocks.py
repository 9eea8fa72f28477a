"""The audit finds whatever is owed without a clock, and every clock that ran out unseen."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from datetime import timedelta

import pytest

from tests.unit.audit.planting import a_copy, cases_found

PENDING = "id = (SELECT min(id) FROM deadline WHERE case_id = {moved} AND status = 'pending')"
A_MISSED_STEP = (
    "(SELECT d.step_id FROM deadline AS d JOIN alert AS a ON a.deadline_id = d.id "
    "WHERE d.case_id = {moved} AND a.cleared_at IS NULL LIMIT 1)"
)


@pytest.mark.parametrize(
    "corruption",
    [
        f"DELETE FROM deadline WHERE {PENDING}",
        f"UPDATE deadline SET status = 'cancelled' WHERE {PENDING}",
        f"UPDATE deadline SET status = 'met' WHERE {PENDING}",
        "UPDATE deadline SET step_id = 'nothing' WHERE case_id = {moved} AND status = 'pending'",
        (
            "INSERT INTO deadline SELECT case_id, 99, 'x.d99', step_id, kind, rule, anchor, "
            f"anchor_on, due_on, due_at, clock, source, status, created_position, ended_position, times, "
            f"floor_on, reminded_for, paused_days FROM deadline WHERE {PENDING}"
        ),
        (
            "UPDATE alert SET cleared_at = {now}, cleared_reason = 'step_ended', next_at = NULL "
            f"WHERE step_id = {A_MISSED_STEP}"
        ),
        f"DELETE FROM alert WHERE step_id = {A_MISSED_STEP}",
        (
            "UPDATE step SET status = 'cancelled', ended_position = 2 "
            "WHERE case_id = {moved} AND status IN ('open', 'offered')"
        ),
    ],
)
def test_an_open_step_or_case_without_exactly_one_clock_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I03", corruption)


def test_an_open_case_in_which_nothing_is_due_is_found() -> None:
    corruption = (
        "DELETE FROM deadline WHERE case_id = {moved} AND status = 'pending'",
        "DELETE FROM alert WHERE case_id = {moved}",
    )
    assert {"N-moved"} == cases_found("I03", *corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE deadline SET due_at = {{three_minutes_ago}} WHERE {PENDING}",
        f"UPDATE deadline SET due_at = {{long_ago}} WHERE {PENDING}",
        "UPDATE deadline SET status = 'pending' WHERE case_id = {moved} AND status = 'missed'",
        f"UPDATE deadline SET due_at = {{yesterday}}, created_position = 4000 WHERE {PENDING}",
    ],
)
def test_a_deadline_that_passed_unseen_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I04", corruption)


def test_a_deadline_may_have_passed_for_two_minutes_and_not_for_longer() -> None:
    site = a_copy()
    first = min(
        each.due_at for each in site.case("moved").deadlines.values() if each.status.value == "pending"
    )
    connection = site.store.engine.raw_connection()
    connection.cursor().execute("UPDATE alert SET next_at = '2040-01-01T00:00:00.000000Z' WHERE next_at > ''")
    connection.close()
    found = {}
    for seconds in (120, 121):
        site.now = first + timedelta(seconds=seconds)
        found[seconds] = {each.invariant for each in site.audit().violations} & {"I04"}
    assert {120: set(), 121: {"I04"}} == found


@pytest.mark.parametrize(
    "corruption",
    [
        'UPDATE "case" SET next_at = NULL WHERE id = {moved}',
        'UPDATE "case" SET next_at = {in_thirty_days} WHERE id = {moved}',
        f"UPDATE deadline SET due_at = {{now}} WHERE {PENDING}",
        "UPDATE alert SET next_at = {now} WHERE case_id = {moved} AND cleared_at IS NULL",
    ],
)
def test_a_case_that_nobody_would_look_at_in_time_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I04", corruption)
