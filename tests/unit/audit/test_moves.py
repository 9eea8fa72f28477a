"""The audit finds moves that the workflow does not allow, or not to whoever made them."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found

CHANGED = "case_id = {moved} AND type = 'state_changed'"
CLOSED = "case_id = {closed} AND type = 'case_closed'"
UNDONE = (
    "case_id = {early} AND type = 'state_changed' AND position = "
    "(SELECT max(position) FROM event WHERE case_id = {early} AND type = 'state_changed')"
)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE event SET from_state = 'discharged' WHERE {CHANGED}",
        f"UPDATE event SET to_state = 'follow_up' WHERE {CHANGED}",
        f"UPDATE event SET to_state = 'nowhere' WHERE {CHANGED}",
        f"UPDATE event SET from_state = NULL WHERE {CHANGED}",
        f"UPDATE event SET actor_organisation_id = 'school' WHERE {CHANGED}",
        f"UPDATE event SET actor_organisation_id = 'nobody' WHERE {CHANGED}",
        f"UPDATE event SET via = 'daemon', actor_organisation_id = NULL WHERE {CHANGED}",
        f"DELETE FROM event WHERE {CHANGED}",
        "UPDATE \"case\" SET state = 'applied' WHERE id = {moved}",
        "UPDATE event SET to_state = 'admitted' WHERE case_id = {moved} AND type = 'case_opened'",
        "UPDATE event SET actor_organisation_id = 'nobody' WHERE case_id = {moved} AND type = 'step_offered'",
        (
            "UPDATE event SET actor_organisation_id = 'kaa' WHERE case_id = {moved} "
            "AND type = 'step_confirmed' AND position = "
            "(SELECT max(since_position) FROM accountability WHERE case_id = {moved})"
        ),
        "UPDATE event SET via = 'daemon' WHERE case_id = {moved} AND type = 'step_taken_over'",
        "UPDATE event SET to_state = 'discharged' WHERE case_id = {moved} AND type = 'step_taken_over'",
        "UPDATE event SET type = 'wished_away' WHERE case_id = {moved} AND type = 'step_taken_over'",
    ],
)
def test_a_move_that_is_not_allowed_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I18", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE \"case\" SET outcome = 'not_admitted' WHERE id = {closed}",
        "UPDATE \"case\" SET outcome = 'forgotten' WHERE id = {closed}",
        'UPDATE "case" SET outcome = NULL WHERE id = {closed}',
        f"UPDATE event SET to_state = 'follow_up' WHERE {CLOSED}",
        f"UPDATE event SET actor_organisation_id = 'school' WHERE {CLOSED}",
        f"UPDATE event SET via = 'daemon' WHERE {CLOSED}",
    ],
)
def test_a_closing_that_is_none_of_the_outcomes_is_found(corruption: str) -> None:
    assert {"N-closed"} == cases_found("I18", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "DELETE FROM event WHERE case_id = {early} AND type = 'command_annulled'",
        f"UPDATE event SET to_state = 'admitted' WHERE {UNDONE}",
        f"UPDATE event SET actor_organisation_id = 'nobody' WHERE {UNDONE}",
    ],
)
def test_a_move_backwards_that_undoes_no_command_is_found(corruption: str) -> None:
    assert {"N-early"} == cases_found("I18", corruption)


def test_an_import_may_make_any_move_that_exists_and_no_other() -> None:
    organisation = "actor_organisation_id = 'nobody', via = 'import:placements.csv'"
    allowed = f"UPDATE event SET {organisation} WHERE {CHANGED}"
    forbidden = f"UPDATE event SET {organisation}, to_state = 'follow_up' WHERE {CHANGED}"
    assert (set(), {"N-moved"}) == (cases_found("I18", allowed), cases_found("I18", forbidden))
