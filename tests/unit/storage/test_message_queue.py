"""What waits is sent when its moment has come, channel by channel, whatever a wrong clock wrote."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sisam.application.ports.outbox import MessageStatus
from sisam.storage.message_queue import _due
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_case, a_change, a_message
from tests.unit.storage.test_outbox import due, listed, write


@pytest.fixture
def store(store: SqlStore) -> SqlStore:
    """A store with one case to tell of."""
    with store.write() as unit:
        unit.cases.save_many([a_change(None, a_case(length=1))])
        unit.commit()
    return store


def test_due_are_queued_messages_whose_moment_has_come_and_the_oldest_first(store: SqlStore) -> None:
    write(
        store,
        a_message("young", created_at=NOW - timedelta(minutes=1)),
        a_message("old", created_at=NOW - timedelta(days=1)),
        a_message("at once", created_at=NOW - timedelta(hours=1), next_at=None),
        a_message("later", next_at=NOW + timedelta(seconds=1)),
        a_message("held", status=MessageStatus.HELD, next_at=NOW + timedelta(hours=8)),
    )

    assert (["old", "at once", "young"], ["old"]) == (due(store), due(store, limit=1))


def test_what_waits_longer_than_any_message_does_was_written_by_a_wrong_clock_and_is_due(
    store: SqlStore,
) -> None:
    day, second = timedelta(days=1), timedelta(seconds=1)
    waits = [
        ("queued", MessageStatus.QUEUED, day),
        ("sending", MessageStatus.SENDING, day),
        ("held", MessageStatus.HELD, 14 * day),
    ]
    for name, status, longest in waits:
        write(
            store,
            a_message(f"{name} too far", status=status, next_at=NOW + longest + second),
            a_message(f"{name} a year", status=status, next_at=NOW + 365 * day),
            a_message(name, status=status, next_at=NOW + longest),
        )

    wrong = {f"{name} {by}" for name, *_ in waits for by in ("too far", "a year")}
    assert wrong == set(due(store))


def test_what_a_wrong_clock_wrote_waits_for_its_channel_with_the_others(store: SqlStore) -> None:
    write(store, a_message("a year", next_at=NOW + timedelta(days=365)))
    with store.write() as unit:
        postponed = unit.outbox.postpone(NOW, NOW + timedelta(minutes=1))
        unit.commit()

    assert (1, []) == (postponed, due(store))


@pytest.mark.parametrize("channels", [(), ("email",), ("folder", "email")])
def test_what_waits_is_found_by_its_index(store: SqlStore, channels: tuple[str, ...]) -> None:
    sql = _due(len(channels) or None)
    with store.engine.connect() as connection:
        plan = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {sql}", (*["2026-11-02"] * 3, *channels, 10)
        ).fetchall()

    assert "USING INDEX ix_message_waiting" in str(plan)


def test_what_was_left_half_sent_is_due_again(store: SqlStore) -> None:
    write(store, a_message("left", status=MessageStatus.SENDING, next_at=NOW))

    assert ["left"] == due(store)


def test_postponing_and_hastening_leave_alone_what_is_not_waiting(store: SqlStore) -> None:
    later = NOW + timedelta(minutes=1)
    far = NOW + timedelta(hours=1)
    write(
        store,
        a_message("at once", next_at=None),
        a_message("tried", attempts=3, next_at=far),
        a_message("for tomorrow", next_at=far),
        a_message("held", status=MessageStatus.HELD, attempts=1, next_at=far),
    )
    with store.write() as unit:
        postponed, hastened = unit.outbox.postpone(NOW, later), unit.outbox.hasten(NOW)
        unit.commit()

    assert (1, 1) == (postponed, hastened)
    assert {"at once": later, "tried": NOW, "for tomorrow": far, "held": far} == {
        each.id: each.next_at for each in listed(store)
    }


def test_each_channel_has_its_own_queue(store: SqlStore) -> None:
    mail, hook, phone = (a_message(each, channel=each) for each in ("email", "webhook", "apprise"))
    write(store, mail, hook, phone)
    with store.write() as unit:
        due = [each.id for each in unit.outbox.due(NOW, 10, ("webhook", "apprise"))]
        queued = unit.outbox.queued(("email",), NOW)
        late = NOW + timedelta(minutes=1)
        postponed = unit.outbox.postpone(NOW, late, ("webhook",))
        moments = {each.id: each.next_at for each in unit.outbox.listed(None, 10)}

    assert {"webhook", "apprise"} == set(due)
    assert [("email", mail.person_id)] == queued
    assert (1, {"email": NOW, "webhook": late, "apprise": NOW}) == (postponed, moments)


def test_only_what_waits_for_a_channel_is_hastened_when_it_works_again(store: SqlStore) -> None:
    later = NOW + timedelta(hours=1)
    tried = [a_message(each, channel=each, attempts=1, next_at=later) for each in ("email", "webhook")]
    write(store, *tried)
    with store.write() as unit:
        hastened = unit.outbox.hasten(NOW, ("webhook",))
        moments = {each.id: each.next_at for each in unit.outbox.listed(None, 10)}

    assert (1, {"email": later, "webhook": NOW}) == (hastened, moments)


def test_what_is_held_until_morning_does_not_wait_for_its_channel(store: SqlStore) -> None:
    held = [
        a_message(name, status=MessageStatus.HELD, next_at=NOW + timedelta(hours=hours))
        for name, hours in (("put off", 0), ("till morning", 12))
    ]
    later = a_message("tried", attempts=3, next_at=NOW + timedelta(minutes=15))
    write(store, *held, later, a_message("on its way", status=MessageStatus.SENDING))

    with store.read() as unit:
        queued = unit.outbox.queued(("folder",), NOW + timedelta(minutes=2))

    assert ["put off", "tried"] == sorted(key for key, _ in queued)
