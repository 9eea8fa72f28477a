"""The audit finds whatever is stored otherwise than the journal tells it."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found, report_of, the_site

LIVE_STEP = "case_id = {moved} AND status = 'open'"


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE \"case\" SET state = 'discharged' WHERE id = {moved}",
        "UPDATE \"case\" SET phase = 'after' WHERE id = {moved}",
        'UPDATE "case" SET restricted = 1 WHERE id = {moved}',
        "UPDATE \"case\" SET anchors = '{{}}' WHERE id = {moved}",
        "UPDATE \"case\" SET facts = '{{}}' WHERE id = {moved}",
        'UPDATE "case" SET absent = \'["home_school"]\' WHERE id = {moved}',
        "UPDATE \"case\" SET last_act_on = '2026-01-01' WHERE id = {moved}",
        'UPDATE "case" SET length = length + 1 WHERE id = {moved}',
        f"UPDATE step SET owner_organisation_id = 'kaa' WHERE {LIVE_STEP}",
        f"UPDATE step SET confirmer_organisation_id = 'kaa' WHERE {LIVE_STEP}",
        f"UPDATE step SET status = 'cancelled' WHERE {LIVE_STEP}",
        f"UPDATE step SET first_due_on = '2027-01-01' WHERE {LIVE_STEP}",
        f"DELETE FROM step WHERE {LIVE_STEP}",
        "UPDATE step SET returns = 2 WHERE case_id = {moved}",
        "UPDATE deadline SET due_on = '2027-01-01' WHERE case_id = {moved} AND status = 'pending'",
        "UPDATE deadline SET status = 'met' WHERE case_id = {moved} AND status = 'missed'",
        "UPDATE deadline SET floor_on = '2027-01-01' WHERE case_id = {moved}",
        "UPDATE alert SET rung = 9 WHERE case_id = {moved}",
        "UPDATE alert SET next_at = {in_two_days} WHERE case_id = {moved}",
        "DELETE FROM alert WHERE case_id = {moved}",
        "UPDATE accountability SET organisation_id = 'kaa' WHERE case_id = {moved} AND ordinal = 1",
        "UPDATE accountability SET place = 2 WHERE case_id = {moved} AND ordinal = 1",
        "DELETE FROM accountability WHERE case_id = {moved} AND ordinal = 1",
        "UPDATE membership SET organisation_id = 'kaa' WHERE case_id = {moved} AND party = 'home_school'",
        "DELETE FROM membership WHERE case_id = {moved} AND party = 'home_school'",
        "DELETE FROM event WHERE case_id = {moved} AND position = 10",
        "DELETE FROM event WHERE case_id = {moved}",
        "UPDATE event SET type = 'case_opened' WHERE case_id = {moved} AND position = 10",
        "UPDATE event SET data = '{{}}' WHERE case_id = {moved} AND type = 'step_opened'",
    ],
)
def test_what_the_journal_does_not_tell_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I17", corruption)


def test_the_violation_names_the_record() -> None:
    case = the_site().case("moved")
    report = report_of("UPDATE alert SET rung = 9 WHERE case_id = {moved} AND cleared_at IS NULL")
    expected = {each.id for each in case.alerts.values() if each.live}
    assert expected == {each.alert_id for each in report.violations if each.invariant == "I17"}
