"""The audit finds a rung that was told to nobody, or to somebody who had nothing to do with it."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found, report_of, site_alerts_found

#: The case of the young person who was moved has an alert on its second coordinators' rung.
ALERT = "(SELECT id FROM alert WHERE case_id = {moved} AND cleared_at IS NULL ORDER BY id LIMIT 1)"
STANDS = (
    f"alert_id = {ALERT} AND rung = (SELECT rung FROM alert WHERE id = {ALERT}) "
    f"AND round = (SELECT round FROM alert WHERE id = {ALERT})"
)
TOLD = f"id IN (SELECT message_id FROM message_item WHERE {STANDS})"
#: An alert on its first manager's rung, whose seat nobody has.
VACANT = "alert_id = 'c0009.a2' AND seat_organisation_id = 'school' AND seat_role = 'manager'"


def test_every_rung_of_a_site_that_was_only_lived_in_was_told() -> None:
    assert [] == [each for each in report_of().violations if each.invariant == "I07"]


@pytest.mark.parametrize(
    "corruption",
    [
        f"DELETE FROM message_item WHERE {STANDS}",
        f"UPDATE message_item SET rung = rung + 1 WHERE {STANDS}",
        f"UPDATE message_item SET round = round + 1 WHERE {STANDS}",
        f"UPDATE message_item SET alert_id = NULL WHERE {STANDS}",
        f"UPDATE message_item SET alert_id = 'c0001.a1' WHERE {STANDS}",
        f"UPDATE alert SET rung = rung + 1 WHERE id = {ALERT}",
        f"UPDATE alert SET round = round + 1 WHERE id = {ALERT}",
        f"UPDATE message SET person_id = 'second' WHERE {TOLD}",
        f"UPDATE message SET person_id = 'person-unit' WHERE {TOLD}",
        f"UPDATE message_item SET seat_role = NULL WHERE {STANDS}",
        f"UPDATE message_item SET seat_organisation_id = 'unit' WHERE {STANDS}",
        f"UPDATE message_item SET seat_role = 'officer' WHERE {STANDS}",
        f"UPDATE message SET created_at = '2020-01-01T08:00:00.000000Z' WHERE {TOLD}",
    ],
)
def test_a_rung_that_was_told_to_nobody_who_held_the_seat_is_found(corruption: str) -> None:
    assert "N-moved" in cases_found("I07", corruption)


def test_a_rung_that_its_ladder_does_not_have_is_found() -> None:
    beyond = (
        f"UPDATE message_item SET rung = 9 WHERE {STANDS}",
        f"UPDATE alert SET rung = 9 WHERE id = {ALERT}",
    )
    assert {"N-moved"} == cases_found("I07", *beyond)


def test_a_coordinators_rung_that_told_only_the_officer_is_found() -> None:
    only_officers = (
        f"UPDATE message_item SET seat_role = 'officer', seat_organisation_id = 'edu' WHERE {STANDS}",
        f"UPDATE message SET person_id = 'person-edu' WHERE {TOLD}",
    )
    assert {"N-moved"} == cases_found("I07", *only_officers)


def test_a_rung_is_found_told_whatever_its_key_says() -> None:
    # I11 tells of the key; that somebody was told is so all the same.
    other_key = f"UPDATE message_item SET dedup_key = 'x' || ordinal || message_id WHERE {STANDS}"
    assert set() == cases_found("I07", other_key)


def test_a_vacant_seat_that_nobody_in_line_was_told_for_is_found() -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    others = (
        f"UPDATE message SET person_id = 'person-unit' WHERE id IN "
        f"(SELECT message_id FROM message_item WHERE {VACANT})"
    )
    assert set() == cases_found("I07", on_the_rung, HELD_ONCE)
    assert {"N-changed"} == cases_found("I07", on_the_rung, HELD_ONCE, others)


def test_a_coordinator_who_was_told_though_the_seat_was_held_is_found() -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    held = "INSERT INTO holding VALUES ('school', 'manager', 'second', 0, '2026-01-01', NULL)"
    never_empty = "DELETE FROM site_alert WHERE id = 'w-vacancy'"
    assert {"N-changed"} == cases_found("I07", on_the_rung, held, never_empty)


def test_a_seat_that_was_filled_afterwards_for_the_time_before_was_vacant_then() -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    back_dated = "INSERT INTO holding VALUES ('school', 'manager', 'second', 0, '2026-01-01', NULL)"
    assert set() == cases_found("I07", on_the_rung, back_dated)


def test_whoever_left_before_and_is_acknowledged_by_another_has_done_no_harm() -> None:
    left = "UPDATE holding SET active_until = '2026-08-01' WHERE person_id = 'person-social-coordinator'"
    sits = "INSERT INTO holding VALUES ('social', 'coordinator', 'second', 0, '2026-08-02', NULL)"
    # The alert of the early case was acknowledged since; that of the one that waits for an answer was not.
    assert "N-early" not in cases_found("I07", left, sits)
    assert cases_found("I07", left, sits)


#: Somebody held the manager's seat once, and nobody does when the rung is told.
HELD_ONCE = "INSERT INTO holding VALUES ('school', 'manager', 'second', 0, '2026-01-01', '2026-02-01')"


@pytest.mark.parametrize(
    "corruption",
    [
        "DELETE FROM site_alert WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET cause = 'technical' WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET about = 'seat:school:officer' WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET about = 'seat:edu:manager' WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET cleared_at = {now}, cleared_reason = 'no_duty' WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET cleared_at = '2026-09-01T08:00:00.000000Z' WHERE id = 'w-vacancy'",
    ],
)
def test_a_vacant_seat_of_the_late_side_without_a_vacancy_alert_is_found(corruption: str) -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    assert {"N-changed"} == cases_found("I07", on_the_rung, HELD_ONCE, corruption)


def test_a_seat_that_was_filled_since_needs_no_vacancy_alert() -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    filled = (
        "INSERT INTO holding VALUES ('school', 'manager', 'second', 0, "
        "(SELECT substr(max(created_at), 1, 10) FROM message), NULL)"
    )
    gone = "DELETE FROM site_alert WHERE id = 'w-vacancy'"
    assert set() == cases_found("I07", on_the_rung, HELD_ONCE, filled, gone)


def told_at(moment: str) -> str:
    """Return the statement that tells at a moment whoever is told in place of the vacant seat."""
    of_it = f"SELECT message_id FROM message_item WHERE {VACANT}"
    return f"UPDATE message SET created_at = {moment} WHERE id IN ({of_it})"


@pytest.mark.parametrize(
    ("told", "found"), [("{a_minute_ago}", set()), ("{three_minutes_ago}", {"N-changed"})]
)
def test_a_vacancy_alert_has_two_minutes_to_come(told: str, found: set[str]) -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    just_told = told_at(told)
    gone = "DELETE FROM site_alert WHERE id = 'w-vacancy'"
    assert found == cases_found("I07", on_the_rung, HELD_ONCE, just_told, gone)


@pytest.mark.parametrize(("raised", "found"), [("{a_minute_ago}", set()), ("{now}", {"N-changed"})])
def test_a_vacancy_alert_that_came_within_two_minutes_says_that_the_seat_was_empty(
    raised: str, found: set[str]
) -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    back_dated = "INSERT INTO holding VALUES ('school', 'manager', 'second', 0, '2026-01-01', NULL)"
    told = told_at("{three_minutes_ago}")
    then = f"UPDATE site_alert SET raised_at = {raised} WHERE id = 'w-vacancy'"
    assert found == cases_found("I07", on_the_rung, back_dated, told, then)


def test_whoever_came_on_the_day_itself_may_have_come_after_the_message() -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    that_day = (
        "INSERT INTO holding SELECT 'school', 'manager', 'second', 0, substr(m.created_at, 1, 10), NULL "
        f"FROM message AS m JOIN message_item AS i ON i.message_id = m.id WHERE {VACANT}"
    )
    gone = "DELETE FROM site_alert WHERE id = 'w-vacancy'"
    assert set() == cases_found("I07", on_the_rung, that_day, gone)


def test_a_seat_that_nobody_ever_had_is_stood_in_for_by_design() -> None:
    on_the_rung = "UPDATE alert SET rung = 1, round = 0 WHERE id = 'c0009.a2'"
    assert set() == cases_found("I07", on_the_rung, "DELETE FROM site_alert WHERE id = 'w-vacancy'")


@pytest.mark.parametrize(
    "corruption",
    [
        "DELETE FROM message_item WHERE site_alert_id = 'w-vacancy'",
        "UPDATE message_item SET site_alert_id = NULL WHERE site_alert_id = 'w-vacancy'",
        "UPDATE site_alert SET rung = 2 WHERE id = 'w-vacancy'",
        "UPDATE site_alert SET round = 1 WHERE id = 'w-vacancy'",
        "UPDATE message SET person_id = 'second' WHERE id = 'm-w-vacancy'",
        "UPDATE message_item SET seat_role = 'manager' WHERE site_alert_id = 'w-vacancy'",
    ],
)
def test_an_alert_of_the_site_that_was_told_to_nobody_of_the_seat_is_found(corruption: str) -> None:
    assert ["w-vacancy"] == site_alerts_found("I07", corruption)
