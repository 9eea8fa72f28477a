"""The audit finds whatever is told twice, even where no unique key is left to prevent it."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import messages_found

ONE = "message_id = 'id-0001' AND ordinal = 0"
_COLUMNS = (
    "kind, template, case_id, step_id, alert_id, site_alert_id, rung, round, fields, dedup_key, "
    "seat_organisation_id, seat_role, due_on, told, successor_id"
)


def doubled(message_id: str, ordinal: int) -> str:
    """Return the statement that tells the first thing of the first message once more."""
    values = f"SELECT '{message_id}', {ordinal}, {_COLUMNS} FROM message_item WHERE {ONE}"
    return f"INSERT INTO message_item (message_id, ordinal, {_COLUMNS}) {values}"


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE message_item SET dedup_key = dedup_key || '2' WHERE {ONE}",
        f"UPDATE message_item SET dedup_key = 'x' || dedup_key WHERE {ONE}",
        f"UPDATE message_item SET dedup_key = 'anything' WHERE {ONE}",
        f"UPDATE message_item SET rung = rung + 1 WHERE {ONE}",
        f"UPDATE message_item SET round = round + 1 WHERE {ONE}",
        f"UPDATE message_item SET kind = 'reminder' WHERE {ONE}",
        f"UPDATE message_item SET template = 'step_waived' WHERE {ONE}",
        f"UPDATE message_item SET step_id = 'c0001.s99' WHERE {ONE}",
        "UPDATE message SET person_id = 'second' WHERE id = 'id-0001'",
        "UPDATE message SET channel = 'webhook' WHERE id = 'id-0001'",
    ],
)
def test_a_key_that_is_not_what_an_item_tells_is_found(corruption: str) -> None:
    assert ["id-0001"] == messages_found("I11", corruption)


def test_a_thing_that_is_told_twice_in_one_message_is_found() -> None:
    assert ["id-0001"] == messages_found("I11", doubled("id-0001", 99))


def test_a_thing_that_is_told_again_in_another_message_is_found_in_both() -> None:
    again = (
        "INSERT INTO message SELECT 'again', person_id, channel, language, '<again>', created_at, status, "
        "attempts, next_at, sent_at, last_reply FROM message WHERE id = 'id-0001'"
    )
    assert ["again", "id-0001"] == messages_found("I11", again, doubled("again", 0))


def test_a_key_that_was_made_another_by_its_round_alone_is_found() -> None:
    told_again = f"UPDATE message_item SET dedup_key = replace(dedup_key, '|0|', '|1|') WHERE {ONE}"
    assert ["id-0001"] == messages_found("I11", told_again)


def test_a_message_id_that_two_messages_have_is_found_in_both() -> None:
    one_for_two = (
        "UPDATE message SET message_id = (SELECT message_id FROM message WHERE id = 'id-0001') "
        "WHERE id = 'id-0002'"
    )
    assert ["id-0001", "id-0002"] == messages_found("I11", one_for_two)
