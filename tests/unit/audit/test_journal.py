"""The audit finds commands that were carried out twice, and time that runs backwards."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found

COMMAND = "(SELECT command_id FROM event WHERE case_id = {moved} AND type = 'step_confirmed' LIMIT 1)"
LAST = "position = (SELECT max(position) FROM event WHERE case_id = {moved})"


@pytest.mark.parametrize(
    "corruption",
    [
        (
            f"INSERT INTO command SELECT 'again', case_id, organisation_key, idempotency_key FROM command "
            f"WHERE id = {COMMAND}"
        ),
        f"DELETE FROM command WHERE id = {COMMAND}",
        f"UPDATE command SET organisation_key = 'kaa' WHERE id = {COMMAND}",
        f"UPDATE event SET command_id = {COMMAND} WHERE case_id = {{moved}} AND position = 3",
        f"UPDATE event SET command_id = 'made up' WHERE case_id = {{moved}} AND {LAST}",
        f"UPDATE event SET recorded_at = {{now}} WHERE command_id = {COMMAND} AND type = 'step_confirmed'",
    ],
)
def test_a_command_that_is_not_one_act_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I15", corruption)


def test_two_commands_with_one_key_are_found_in_both_cases() -> None:
    corruption = (
        "UPDATE command SET idempotency_key = 'same', organisation_key = 'social' WHERE id IN ("
        "(SELECT min(id) FROM command WHERE case_id = {moved}), "
        "(SELECT min(id) FROM command WHERE case_id = {offered}))"
    )
    assert {"N-moved", "N-offered"} <= cases_found("I15", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE event SET recorded_at = {{long_ago}} WHERE case_id = {{moved}} AND {LAST}",
        "UPDATE event SET recorded_at = {in_two_days} WHERE case_id = {moved} AND position = 5",
        "UPDATE event SET recorded_at = {in_thirty_days} WHERE case_id = {moved} AND position = 1",
    ],
)
def test_recorded_time_that_runs_backwards_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I16", corruption)


def test_what_happened_long_ago_may_be_recorded_now() -> None:
    corruption = f"UPDATE event SET happened_at = {{long_ago}} WHERE case_id = {{moved}} AND {LAST}"
    assert set() == cases_found("I16", corruption)
