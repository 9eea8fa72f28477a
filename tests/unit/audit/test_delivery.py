"""The audit finds messages that wait for nothing, were given up, or say that they were taken."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import messages_found

QUEUED = "status = 'queued'"
#: A message that was refused for good and is told by another one.
REFUSED = "m.status = 'unreachable' AND i.alert_id = 'c0009.a3'"
ITEM = (
    "(SELECT i.message_id FROM message AS m JOIN message_item AS i ON i.message_id = m.id "
    f"WHERE {REFUSED} LIMIT 1)"
)
THIS = f"message_id = {ITEM} AND alert_id = 'c0009.a3'"
SUCCESSOR = f"(SELECT successor_id FROM message_item WHERE {THIS})"


def test_nothing_is_wrong_with_the_messages_of_a_site_that_was_only_lived_in() -> None:
    assert [[], [], []] == [messages_found(each) for each in ("I09", "I10", "I11")]


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE message SET next_at = NULL WHERE {QUEUED}",
        f"UPDATE message SET next_at = {{yesterday}} WHERE {QUEUED}",
        f"UPDATE message SET next_at = {{twenty_minutes_ago}} WHERE {QUEUED}",
        f"UPDATE message SET next_at = {{in_two_days}} WHERE {QUEUED}",
        f"UPDATE message SET status = 'sending', next_at = {{in_two_days}} WHERE {QUEUED}",
        f"UPDATE message SET status = 'sending', next_at = {{twenty_minutes_ago}} WHERE {QUEUED}",
    ],
)
def test_a_waiting_message_that_is_not_tried_in_time_is_found(corruption: str) -> None:
    assert ["id-0146"] == messages_found("I09", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE message SET next_at = NULL WHERE status = 'held'",
        "UPDATE message SET next_at = {yesterday} WHERE status = 'held'",
        "UPDATE message SET next_at = {in_two_days} WHERE status = 'held'",
        "UPDATE message SET next_at = {in_thirty_days} WHERE status = 'held'",
    ],
)
def test_a_held_message_that_is_not_released_on_the_next_working_day_is_found(corruption: str) -> None:
    # It is a Tuesday, so that the day after tomorrow is too late.
    assert ["m-held"] == messages_found("I09", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE message_item SET successor_id = NULL WHERE {THIS}",
        f"UPDATE message_item SET successor_id = 'nothing' WHERE {THIS}",
        f"UPDATE message_item SET successor_id = message_id WHERE {THIS}",
        f"UPDATE message_item SET successor_id = 'm-held' WHERE {THIS}",
        f"DELETE FROM message_item WHERE message_id = {SUCCESSOR} AND alert_id = 'c0009.a3'",
        f"UPDATE message_item SET round = 7 WHERE message_id = {SUCCESSOR} AND alert_id = 'c0009.a3'",
    ],
)
def test_an_unreachable_message_that_nothing_tells_instead_is_found(corruption: str) -> None:
    assert "id-0114" in messages_found("I09", corruption)


def test_refused_messages_that_name_each_other_are_found() -> None:
    there_and_back = (
        f"UPDATE message_item SET successor_id = 'id-0114' WHERE message_id = {SUCCESSOR}",
        f"UPDATE message SET status = 'unreachable', sent_at = NULL, next_at = NULL WHERE id = {SUCCESSOR}",
    )
    assert "id-0114" in messages_found("I09", *there_and_back)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE message SET sent_at = NULL WHERE id = 'id-0001'",
        "UPDATE message SET last_reply = NULL WHERE id = 'id-0001'",
        "UPDATE message SET last_reply = ' ' WHERE id = 'id-0001'",
        "UPDATE message SET last_reply = '451 come back later' WHERE id = 'id-0001'",
        "UPDATE message SET last_reply = '550 no such mailbox' WHERE id = 'id-0001'",
        "UPDATE message SET attempts = 0 WHERE id = 'id-0001'",
        "UPDATE message SET status = 'queued', next_at = {now} WHERE id = 'id-0001'",
        "UPDATE message SET status = 'unreachable' WHERE id = 'id-0001'",
    ],
)
def test_a_message_that_is_sent_without_a_yes_and_a_time_is_found(corruption: str) -> None:
    assert ["id-0001"] == messages_found("I10", corruption)


def test_a_reply_without_a_code_is_a_yes() -> None:
    taken = "UPDATE message SET last_reply = 'Written to 0001.eml.' WHERE id = 'id-0001'"
    assert [] == messages_found("I10", taken)


@pytest.mark.parametrize("code", ["100", "301", "354", "404", "500"])
def test_a_reply_whose_code_is_no_yes_is_none(code: str) -> None:
    told = f"UPDATE message SET last_reply = '{code} somewhere else' WHERE id = 'id-0001'"
    assert ["id-0001"] == messages_found("I10", told)
