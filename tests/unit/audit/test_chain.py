"""The audit finds every change of a journal, of its end and of its words."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found, planted

ELEVENTH = "case_id = {moved} AND position = 11"
LAST = "case_id = {moved} AND position = (SELECT max(position) FROM event WHERE case_id = {moved})"


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE event SET data = '{{{{}}}}' WHERE {ELEVENTH}",
        f"UPDATE event SET actor_id = 'somebody' WHERE {ELEVENTH}",
        f"UPDATE event SET actor_organisation_id = NULL WHERE {ELEVENTH}",
        f"UPDATE event SET happened_at = {{long_ago}} WHERE {ELEVENTH}",
        f"UPDATE event SET type = 'fact_set' WHERE {LAST}",
        f"UPDATE event SET hash = 'ab' WHERE {ELEVENTH}",
        f"UPDATE event SET previous_hash = 'ab' WHERE {ELEVENTH}",
        f"UPDATE event SET words_hash = 'ab' WHERE {ELEVENTH}",
        f"UPDATE event SET seq = seq + 100000 WHERE {ELEVENTH}",
        f"DELETE FROM event WHERE {ELEVENTH}",
        f"DELETE FROM event WHERE {LAST}",
        "DELETE FROM event WHERE case_id = {moved}",
        "UPDATE \"case\" SET head_hash = 'ab' WHERE id = {moved}",
        'UPDATE "case" SET length = length - 1 WHERE id = {moved}',
    ],
)
def test_a_changed_or_cut_journal_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I20", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE event_words SET sealed = CAST('Other words.' AS BLOB) WHERE case_id = {early}",
        "UPDATE event_words SET salt = CAST('salt' AS BLOB) WHERE case_id = {early}",
        "UPDATE event_words SET sealed = x'ff' WHERE case_id = {early}",
        "INSERT INTO event_words VALUES ({early}, 1, x'00', x'00')",
        "INSERT INTO event_words VALUES ({early}, 4000, x'00', x'00')",
    ],
)
def test_words_that_were_not_recorded_are_found(corruption: str) -> None:
    assert {"N-early"} == cases_found("I20", corruption)


def test_erased_words_leave_the_chain_intact() -> None:
    assert set() == cases_found("I20", "DELETE FROM event_words WHERE case_id = {early}")


def test_without_the_key_sealed_words_are_left_alone() -> None:
    site = planted("UPDATE event_words SET sealed = x'ff' WHERE case_id = {early}")
    assert () == site.audit().violations
