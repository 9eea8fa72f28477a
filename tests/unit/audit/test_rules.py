"""The audit finds open cases whose rules are not those that were recorded."""

import pytest

from tests.unit.audit.planting import cases_found

OPEN = {"N-early", "N-offered", "N-moved", "N-changed", "N-imported"}


@pytest.mark.parametrize(
    "corruption",
    [
        "DELETE FROM rule_part WHERE kind = 'workflow'",
        "DELETE FROM rule_part WHERE kind = 'calendar'",
        "UPDATE rule_part SET verdict = 'refused' WHERE kind = 'law'",
        "UPDATE rule_part SET body = body || ' ' WHERE kind = 'law'",
        "UPDATE rule_part SET body = replace(body, '2026-12-25', '2026-12-26') WHERE kind = 'calendar'",
        "UPDATE rule_part SET version = '0' WHERE kind = 'workflow'",
        "UPDATE rule_part SET body = 'no workflow' WHERE kind = 'workflow'",
    ],
)
def test_rules_that_are_not_stored_as_they_were_recorded_are_found_for_every_open_case(
    corruption: str,
) -> None:
    assert OPEN == cases_found("I19", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE \"case\" SET workflow_hash = 'other' WHERE id = {moved}",
        "UPDATE \"case\" SET law_hash = 'other' WHERE id = {moved}",
        "UPDATE \"case\" SET calendar_version = '1999' WHERE id = {moved}",
        "UPDATE \"case\" SET agreement_version = '1', agreement_hash = 'none' WHERE id = {moved}",
        "UPDATE \"case\" SET state = 'nowhere' WHERE id = {moved}",
        "UPDATE \"case\" SET state = 'closed' WHERE id = {moved}",
        "UPDATE \"case\" SET phase = 'before' WHERE id = {moved}",
    ],
)
def test_a_case_that_does_not_fit_its_rules_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I19", corruption)
