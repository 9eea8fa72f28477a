"""The audit finds every due date that does not follow from its rule, anchor and calendar."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found

HANDED = "case_id = {moved} AND rule = 'educational_handover.due.2'"
FORECAST = "case_id = {changed} AND anchor = 'forecast'"
REVIEW = "case_id = {imported} AND rule LIKE 'review_of_care.%'"


@pytest.mark.parametrize(
    ("number", "corruption"),
    [
        ("N-moved", f"UPDATE deadline SET due_at = {{in_thirty_days}} WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET due_at = '2026-09-15T21:00:00.000000Z' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET due_at = '2026-09-16T22:00:00.000000Z' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET anchor_on = '2026-09-02' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET anchor = 'discharged' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET rule = 'educational_handover.due.1' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET rule = 'mapping.due.1' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET rule = 'educational_handover.due.9' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET rule = 'made.up' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET source = 'law' WHERE {HANDED}"),
        ("N-moved", f"UPDATE deadline SET clock = 'legal' WHERE {HANDED}"),
        ("N-moved", "UPDATE step SET definition = 'mapping' WHERE case_id = {moved} AND status = 'open'"),
        ("N-changed", f"UPDATE deadline SET due_at = '2026-10-01T22:00:00.000000Z' WHERE {FORECAST}"),
        ("N-imported", f"UPDATE deadline SET due_at = '2027-02-02T23:00:00.000000Z' WHERE {REVIEW}"),
    ],
)
def test_a_due_date_that_does_not_follow_is_found(number: str, corruption: str) -> None:
    assert {number} == cases_found("I21", corruption)


def test_a_deadline_that_counts_from_a_date_that_has_moved_is_found() -> None:
    corruption = (
        "UPDATE event SET data = replace(data, '2026-09-01', '2026-09-02') WHERE case_id = {moved} "
        "AND type = 'anchor_set' AND data LIKE '%admitted%'"
    )
    assert {"N-moved"} == cases_found("I21", corruption)


def test_a_later_period_of_a_repeating_rule_is_counted_from_the_same_anchor() -> None:
    later = f"UPDATE deadline SET due_at = '2027-08-03T22:00:00.000000Z' WHERE {REVIEW}"
    assert set() == cases_found("I21", later)
