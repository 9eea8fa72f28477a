from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.domain.ids import AlertId, StepId
from sisam.domain.language import Language
from sisam.domain.seat import Role, Seat
from sisam.errors import NotFound
from sisam.storage.failures import AlreadyThere
from sisam.storage.unit_of_work import SqlStore
from tests.builders import (
    NOW,
    SOCIAL_SERVICES,
    a_case,
    a_change,
    a_deadline,
    a_message,
    a_step,
    an_alert,
    an_item,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def store(store: SqlStore) -> SqlStore:
    """A store with one case that has a step and an alert to tell of."""
    step, deadline, alert = a_step(), a_deadline(), an_alert()
    case = a_case(
        steps={step.id: step}, deadlines={deadline.id: deadline}, alerts={alert.id: alert}, length=1
    )
    with store.write() as unit:
        unit.cases.save_many([a_change(None, case)])
        unit.commit()
    return store


def write(store: SqlStore, *messages: OutboxMessage) -> None:
    with store.write() as unit:
        unit.outbox.write(messages)
        unit.commit()


def listed(store: SqlStore, status: MessageStatus | None = None, limit: int = 1000) -> list[OutboxMessage]:
    with store.read() as unit:
        return unit.outbox.listed(status, limit)


def due(store: SqlStore, limit: int = 1000) -> list[str]:
    with store.read() as unit:
        return [message.id for message in unit.outbox.due(NOW, limit)]


def test_a_message_comes_back_with_its_items_in_their_order(store: SqlStore) -> None:
    items = tuple(
        an_item(
            dedup_key=f"{number}", step_id=StepId("case-1.s1"), alert_id=AlertId("case-1.a1"), rung=number
        )
        for number in range(12)
    )
    message = a_message(
        items=items,
        language=Language.EN,
        status=MessageStatus.SENT,
        attempts=2,
        next_at=None,
        sent_at=NOW,
        last_reply="250 OK",
    )

    write(store, message)

    assert [message] == listed(store)


@given(fields=st.dictionaries(st.text(), st.text()), reply=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_text_comes_back_as_it_was(store: SqlStore, fields: dict[str, str], reply: str) -> None:
    message = a_message(items=(an_item(fields=fields),), last_reply=reply)
    with store.write() as unit:
        unit.outbox.write([message])

        assert [message] == unit.outbox.listed(None, 10)


def test_nothing_to_write_is_nothing(store: SqlStore) -> None:
    write(store)

    assert [] == listed(store)


def test_what_was_told_already_is_not_told_again(store: SqlStore) -> None:
    write(store, a_message("m-1", items=(an_item(dedup_key="same"),)))

    with pytest.raises(AlreadyThere):
        write(store, a_message("m-2", items=(an_item(dedup_key="same"),)))

    assert ["m-1"] == [message.id for message in listed(store)]


@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_a_message_that_cannot_be_read_keeps_none_of_the_others_back(store: SqlStore, limit: int) -> None:
    write(
        store,
        *(
            a_message(
                f"m-{age}", created_at=NOW - timedelta(hours=age), items=(an_item(dedup_key=f"k-{age}"),)
            )
            for age in range(5, 0, -1)
        ),
    )
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE message_item SET fields = '{' WHERE message_id = 'm-5'")
        connection.exec_driver_sql("UPDATE message SET created_at = 'long ago' WHERE id = 'm-3'")
        connection.exec_driver_sql("UPDATE message_item SET due_on = 'some day' WHERE message_id = 'm-4'")

    assert ["m-2", "m-1"][:limit] == due(store, limit)


def test_a_mark_stores_where_a_message_stands_and_nothing_else(store: SqlStore) -> None:
    message = a_message()
    write(store, message, a_message("other"))
    sent = replace(
        message,
        status=MessageStatus.SENT,
        attempts=1,
        next_at=None,
        sent_at=NOW,
        last_reply="250 2.0.0 Ok: queued",
    )

    with store.write() as unit:
        unit.outbox.mark(replace(sent, channel="sms"))
        unit.commit()

    assert [sent] == listed(store, MessageStatus.SENT)
    assert ["other"] == due(store)


def test_a_message_that_is_not_there_cannot_be_marked(store: SqlStore) -> None:
    with store.write() as unit, pytest.raises(NotFound):
        unit.outbox.mark(a_message())


def test_messages_are_listed_by_status_and_the_newest_first(store: SqlStore) -> None:
    write(
        store,
        *(a_message(f"m-{number}", created_at=NOW + timedelta(seconds=number)) for number in range(150)),
        a_message("held", status=MessageStatus.HELD, created_at=NOW + timedelta(hours=1)),
    )

    assert ["held", *(f"m-{number}" for number in reversed(range(150)))] == [
        message.id for message in listed(store)
    ]
    assert ["m-149", "m-148"] == [message.id for message in listed(store, MessageStatus.QUEUED, 2)]
    assert all(len(message.items) == 1 for message in listed(store))


def test_only_one_of_two_gets_a_message(store: SqlStore) -> None:
    write(store, a_message())
    with store.write() as unit:
        (seen,) = unit.outbox.due(NOW, 10)
        claims = [unit.outbox.claim(seen, NOW + timedelta(minutes=10)) for _ in range(2)]
        unit.commit()

    assert [True, False] == [claim is not None for claim in claims]
    assert [claims[0]] == listed(store, MessageStatus.SENDING)


def test_a_message_is_found_by_its_id_and_items_by_their_keys(store: SqlStore) -> None:
    write(store, a_message("m-1", items=(an_item(dedup_key="told"),)))
    with store.write() as unit:
        unit.outbox.succeed("m-1", {"told": "m-1"})
        found, item = unit.outbox.standing(["told", "not told"]), unit.outbox.one("m-1").items[0]
        with pytest.raises(NotFound):
            unit.outbox.one("m-2")

    assert {"told": ("m-1", MessageStatus.QUEUED)} == found
    assert "m-1" == item.successor_id


def test_whom_an_item_was_told_to_and_with_which_values_comes_back(store: SqlStore) -> None:
    item = an_item(
        seat=Seat(SOCIAL_SERVICES, Role.OFFICER), due_on=NOW.date(), values={"reason": "incomplete"}
    )
    write(store, a_message(items=(item,)))

    (message,) = listed(store)
    assert (item,) == message.items


def test_a_message_is_found_by_its_message_id_and_by_no_other(store: SqlStore) -> None:
    one, two = a_message("one"), a_message("two")
    write(store, one, two)

    with store.read() as unit:
        found = [unit.outbox.by_message_id(each) for each in ("<two@sisam.example.se>", "<three@x>", "two")]

    assert [two, None, None] == found


def test_what_tells_of_an_alert_is_found_by_it_and_by_no_other(store: SqlStore) -> None:
    about = [
        a_message(name, items=(an_item(dedup_key=f"{alert}|overdue|{name}"),))
        for name, alert in (("m1", "case-1.a1"), ("m2", "case-1.a10"), ("m3", "case-1.a1"))
    ]
    write(store, *about)

    with store.read() as unit:
        assert ["m1", "m3"] == [each.id for each in unit.outbox.about(AlertId("case-1.a1"))]
        assert [] == unit.outbox.about(AlertId("case-1.a"))
