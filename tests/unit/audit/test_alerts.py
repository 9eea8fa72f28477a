"""The audit finds whatever is wrong with what is late and with the alerts that tell of it."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found, planted, site_alerts_found

MISSED = "case_id = {moved} AND status = 'missed'"
LIVE = "case_id = {moved} AND cleared_at IS NULL"
PROMISED = "case_id = {early} AND acknowledged_at IS NOT NULL"


@pytest.mark.parametrize(
    "corruption",
    [
        "DELETE FROM alert WHERE case_id = {moved}",
        (
            "INSERT INTO alert SELECT case_id, 99, 'x.a99', cause, step_id, deadline_id, ladder, rung, "
            "round, raised_at, next_at, acknowledged_at, acknowledged_by, acknowledged_until, cleared_at, "
            "cleared_reason, snoozed_until, assigned_to, assigned_until FROM alert "
            f"WHERE {LIVE} LIMIT 1"
        ),
        f"UPDATE deadline SET status = 'met' WHERE {MISSED}",
        f"UPDATE deadline SET status = 'pending', ended_position = NULL WHERE {MISSED}",
        f"UPDATE deadline SET status = 'cancelled' WHERE {MISSED}",
        f"DELETE FROM deadline WHERE {MISSED}",
        f"UPDATE alert SET deadline_id = 'nothing' WHERE {LIVE}",
        (
            f"UPDATE alert SET deadline_id = (SELECT id FROM deadline WHERE case_id = {{moved}} "
            f"AND status = 'pending' LIMIT 1) WHERE {LIVE}"
        ),
        f"UPDATE alert SET cleared_at = {{now}} WHERE {LIVE}",
        f"UPDATE alert SET cleared_at = {{now}}, cleared_reason = 'tired_of_it' WHERE {LIVE}",
        f"UPDATE step SET status = 'waived' WHERE id IN (SELECT step_id FROM alert WHERE {LIVE})",
        f"UPDATE step SET status = 'offered' WHERE id IN (SELECT step_id FROM alert WHERE {LIVE})",
    ],
)
def test_a_missed_deadline_without_its_alert_or_the_other_way_round_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I05", corruption)


def test_a_missed_deadline_that_was_made_good_with_its_alert_is_found() -> None:
    corruption = (
        f"UPDATE deadline SET status = 'met' WHERE {MISSED}",
        "DELETE FROM alert WHERE case_id = {moved}",
    )
    assert {"N-moved"} == cases_found("I05", *corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE alert SET next_at = NULL WHERE {LIVE}",
        f"UPDATE alert SET next_at = {{three_minutes_ago}} WHERE {LIVE}",
        f"UPDATE alert SET next_at = {{yesterday}} WHERE {LIVE}",
        f"UPDATE alert SET next_at = {{in_thirty_days}} WHERE {LIVE}",
    ],
)
def test_an_alert_that_does_not_go_on_in_time_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I06", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE alert SET next_at = {{in_thirty_days}} WHERE {PROMISED}",
        f"UPDATE alert SET next_at = {{in_thirty_days}}, acknowledged_until = '2026-12-24' WHERE {PROMISED}",
        f"UPDATE alert SET acknowledged_until = NULL WHERE {PROMISED}",
        f"UPDATE alert SET acknowledged_by = NULL WHERE {PROMISED}",
        f"UPDATE alert SET acknowledged_until = '2026-09-14' WHERE {PROMISED}",
    ],
)
def test_an_acknowledgement_that_buys_silence_is_found(corruption: str) -> None:
    assert {"N-early"} == cases_found("I06", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE site_alert SET next_at = NULL WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET next_at = {three_minutes_ago} WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET next_at = {yesterday} WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET next_at = {in_thirty_days} WHERE id = 'w-vacancy'",
    ],
)
def test_an_alert_of_the_site_that_does_not_go_on_in_time_is_found(corruption: str) -> None:
    assert ["w-vacancy"] == site_alerts_found("I06", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE site_alert SET next_at = {in_thirty_days} WHERE id = 'w-coordinator'",
        "UPDATE site_alert SET acknowledged_until = NULL WHERE id = 'w-coordinator'",
        "UPDATE site_alert SET acknowledged_by = NULL WHERE id = 'w-coordinator'",
    ],
)
def test_an_acknowledgement_of_the_sites_alert_that_buys_silence_is_found(corruption: str) -> None:
    assert ["w-coordinator"] == site_alerts_found("I06", corruption)


def test_without_a_calendar_the_waits_of_the_site_could_not_be_checked() -> None:
    report = planted("DELETE FROM rule_part WHERE kind = 'calendar'").audit()
    assert {
        "I06 could not be checked to the end: RulesMissing.",
        "I09 could not be checked to the end: RulesMissing.",
    } <= set(report.could_not)
