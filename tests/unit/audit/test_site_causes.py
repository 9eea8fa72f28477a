"""The audit finds an alert of the site that fell silent though nothing had ended."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import report_of, site_alerts_found


def silent(alert: str, reason: str) -> tuple[str, str]:
    """Return the statements that let an alert fall silent, with a line that tells of it."""
    values = f"'{alert}', 9, {{now}}, 'cleared', 'daemon'"
    return (
        f"UPDATE site_alert SET cleared_at = {{now}}, cleared_reason = '{reason}' WHERE id = '{alert}'",
        f"INSERT INTO site_alert_act (alert_id, ordinal, at, kind, via) VALUES ({values})",
    )


@pytest.mark.parametrize(
    ("alert", "reason"),
    [
        ("w-vacancy", "seat_filled"),
        ("w-vacancy", "got_through"),
        ("w-vacancy", "step_ended"),
        ("w-coordinator", "seat_filled"),
        ("w-undeliverable", "got_through"),
        ("w-undeliverable", "left"),
        ("w-undeliverable", "seat_filled"),
    ],
)
def test_an_alert_that_fell_silent_by_itself_is_found(alert: str, reason: str) -> None:
    assert [alert] == site_alerts_found("I27", *silent(alert, reason))


def test_a_step_that_was_taken_over_later_was_no_duty_of_its_new_owner_yet() -> None:
    of_the_taker = "UPDATE site_alert SET about = 'seat:edu:officer' WHERE id = 'w-idle'"
    afterwards = "UPDATE event SET recorded_at = {now} WHERE type = 'step_taken_over'"

    assert ["w-idle"] == site_alerts_found("I27", of_the_taker)
    assert [] == site_alerts_found("I27", of_the_taker, afterwards)


def test_a_step_that_was_taken_over_later_was_still_a_duty_of_whoever_had_it() -> None:
    taken = "SELECT data ->> '$.step' FROM event WHERE type = 'step_taken_over'"
    statements = (
        "UPDATE site_alert SET about = 'seat:agency:officer' WHERE id = 'w-idle'",
        f"""UPDATE event SET data = json_set(data, '$.owner', 'agency', '$.owner_party', 'social_services')
            WHERE type = 'step_opened' AND data ->> '$.step' IN ({taken})""",
        """INSERT INTO membership (case_id, ordinal, party, organisation_id, since_position, until_position)
            SELECT DISTINCT case_id, 99, 'social_services', 'agency', 1, 2 FROM event
            WHERE type = 'step_taken_over'""",
    )
    afterwards = "UPDATE event SET recorded_at = {now} WHERE type = 'step_taken_over'"

    assert [] == site_alerts_found("I27", *statements)
    assert ["w-idle"] == site_alerts_found("I27", *statements, afterwards)


@pytest.mark.parametrize(
    ("alert", "corruption"),
    [
        ("w-filled", "DELETE FROM site_alert_act WHERE alert_id = 'w-filled'"),
        ("w-filled", "UPDATE site_alert_act SET at = {now} WHERE alert_id = 'w-filled'"),
        ("w-filled", "UPDATE site_alert SET cleared_reason = 'mended' WHERE id = 'w-filled'"),
        ("w-filled", "DELETE FROM holding WHERE organisation_id = 'edu' AND role = 'officer'"),
        ("w-filled", "INSERT INTO absence VALUES ('person-edu', '2026-09-01', '2026-09-30')"),
        ("w-idle", "UPDATE site_alert SET about = 'seat:otherschool:head_teacher' WHERE id = 'w-idle'"),
        ("w-reached", "UPDATE message SET sent_at = NULL WHERE person_id = 'person-social-coordinator'"),
        (
            "w-moved",
            (
                "INSERT INTO unreachable SELECT id, 'folder', email, {long_ago}, '' FROM person "
                "WHERE id = 'person-unit'"
            ),
        ),
        ("w-left", "INSERT INTO holding VALUES ('unit', 'manager', 'person-gone', 0, '2026-01-01', NULL)"),
        (
            "w-mended",
            "INSERT INTO case_failure VALUES ('c0001', '2026-09-01T08:00:00.000000Z', {now}, 'KeyError')",
        ),
        (
            "w-up",
            "UPDATE channel_state SET failures = 10, failing_since = '2026-09-01T08:00:00.000000Z'",
        ),
    ],
)
def test_an_alert_whose_cause_is_still_there_is_found(alert: str, corruption: str) -> None:
    # Whoever receives the place is still waited for in the changed case.
    duty = (
        "UPDATE step SET owner_organisation_id = 'otherschool', owner_party = 'receiving_school' "
        "WHERE case_id = {changed}"
    )
    first = [duty] if alert == "w-idle" else []
    assert [alert] == site_alerts_found("I27", *first, corruption)


@pytest.mark.parametrize("reason", ["not_compulsory", "case_closed", "mended"])
def test_an_alert_of_a_pupil_that_ended_for_no_such_reason_is_found(reason: str) -> None:
    told = f"UPDATE site_alert SET cleared_reason = '{reason}' WHERE id = 'w-taught'"

    assert ["w-taught"] == site_alerts_found("I27", told)


def test_an_alert_of_a_pupil_past_compulsory_age_may_end() -> None:
    past = (
        """UPDATE "case" SET anchors = '{{"compulsory_schooling_until":"2026-06-30"}}' WHERE id = 'c0001'"""
    )
    told = "UPDATE site_alert SET cleared_reason = 'not_compulsory' WHERE id = 'w-taught'"

    assert [] == site_alerts_found("I27", past, told)


def test_an_alert_of_a_pupil_who_still_goes_nowhere_is_found() -> None:
    nowhere = "DELETE FROM schooling WHERE case_id = 'c0001'"
    only_planned = "UPDATE schooling SET planned = 1 WHERE case_id = 'c0001'"

    assert [["w-taught"]] * 2 == [site_alerts_found("I27", each) for each in (nowhere, only_planned)]


def test_an_alert_that_another_one_has_followed_is_not_found() -> None:
    again = (
        "INSERT INTO site_alert SELECT 'w-again', cause, about, organisation_id, detail, 0, 0, {now}, "
        "{in_two_days}, NULL, NULL, NULL, NULL, NULL, NULL FROM site_alert "
        "WHERE id = 'w-filled'"
    )
    empty = "DELETE FROM holding WHERE organisation_id = 'edu' AND role = 'officer'"
    assert [] == site_alerts_found("I27", again, empty)


def test_an_address_that_is_not_the_persons_any_more_is_not_found() -> None:
    other = "INSERT INTO unreachable VALUES ('person-unit', 'folder', 'old@example.se', {yesterday}, '-')"
    assert [] == site_alerts_found("I27", other)


def test_the_failure_of_another_case_is_another_fault() -> None:
    other = "INSERT INTO case_failure VALUES ('c0002', '2026-09-01T08:00:00.000000Z', {now}, 'KeyError')"
    assert [] == site_alerts_found("I27", other)


@pytest.mark.parametrize("alert", ["w-filled", "w-left"])
def test_what_cannot_be_told_from_its_row_could_not_be_checked(alert: str) -> None:
    report = report_of(f"UPDATE site_alert SET about = 'case:nobody' WHERE id = '{alert}'")
    assert "I27 could not be checked to the end: AboutUnknown." in report.could_not


def test_what_is_of_no_sort_could_not_be_checked() -> None:
    report = report_of("UPDATE site_alert SET about = 'nobody knows' WHERE id = 'w-mended'")
    assert "I27 could not be checked to the end: ValueError." in report.could_not
