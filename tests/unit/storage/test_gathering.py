"""What waits for one person gathers in one message, and nothing that is gathered is lost or sent unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.domain.language import Language
from sisam.domain.message import ItemKind
from sisam.storage.failures import AlreadyThere
from sisam.storage.gathering import _GATHER, _GATHER_INTO
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_case, a_change, a_message, a_person, populate
from tests.empty_database import empty_database

MINUTE = timedelta(minutes=1)
HELD = MessageStatus.HELD


@pytest.fixture
def store(store: SqlStore) -> SqlStore:
    """A store with one case to tell of."""
    with store.write() as unit:
        unit.cases.save_many([a_change(None, a_case(length=1))])
        unit.commit()
    return store


def gather(store: SqlStore, message: OutboxMessage) -> bool:
    with store.write() as unit:
        gathered = unit.outbox.gather(message)
        if not gathered:
            unit.outbox.write([message])
        unit.commit()
    return gathered


def listed(store: SqlStore) -> list[OutboxMessage]:
    with store.read() as unit:
        return unit.outbox.listed(None, 100)[::-1]


def keys(message: OutboxMessage | None) -> list[str]:
    return [item.dedup_key for item in message.items] if message else []


def test_what_a_new_message_tells_joins_the_one_that_waits(store: SqlStore) -> None:
    told = [gather(store, a_message(name)) for name in ("one", "two", "three")]

    (waiting,) = listed(store)
    assert [False, True, True] == told
    assert replace(a_message("one"), items=waiting.items) == waiting
    assert ["one-item", "two-item", "three-item"] == keys(waiting)


def test_nothing_joins_the_statement_of_a_day(store: SqlStore) -> None:
    statement = a_message("statement")
    items = tuple(replace(each, kind=ItemKind.STATEMENT) for each in statement.items)

    told = [gather(store, each) for each in (replace(statement, items=items), a_message("one"))]

    assert [False, False] == told
    assert [["statement-item"], ["one-item"]] == sorted(map(keys, listed(store)), reverse=True)


@pytest.mark.parametrize(
    "other",
    [
        {"person_id": "somebody-else"},
        {"channel": "another"},
        {"language": Language.EN},
    ],
    ids=str,
)
def test_another_person_channel_or_language_has_a_message_of_its_own(
    store: SqlStore, other: dict[str, str]
) -> None:
    with store.write() as unit:
        unit.register.put_persons([a_person("somebody-else")])
        unit.commit()

    assert [False, False] == [gather(store, a_message("one")), gather(store, a_message("two", **other))]


@pytest.mark.parametrize(
    "state",
    [
        {"status": MessageStatus.SENDING, "attempts": 1},
        {"status": MessageStatus.QUEUED, "attempts": 1},
        {"status": MessageStatus.SENT, "sent_at": NOW, "last_reply": "250 ok", "next_at": None},
        {"status": MessageStatus.UNREACHABLE, "next_at": None},
    ],
    ids=str,
)
def test_nothing_joins_a_message_that_somebody_has_claimed_or_tried(
    store: SqlStore, state: dict[str, object]
) -> None:
    gather(store, a_message("one", **state))

    assert not gather(store, a_message("two"))


@pytest.mark.parametrize(
    ("waits", "joins", "then"),
    [
        # The earlier of both, …
        ((MessageStatus.QUEUED, 5), (MessageStatus.QUEUED, 1), (MessageStatus.QUEUED, 1)),
        ((MessageStatus.QUEUED, 1), (MessageStatus.QUEUED, 5), (MessageStatus.QUEUED, 1)),
        # … and held no longer than that.
        ((HELD, 60), (MessageStatus.QUEUED, 1), (MessageStatus.QUEUED, 1)),
        ((MessageStatus.QUEUED, 1), (HELD, 60), (MessageStatus.QUEUED, 1)),
        ((HELD, 60), (HELD, 90), (HELD, 60)),
        ((HELD, 90), (HELD, 60), (HELD, 60)),
    ],
)
def test_it_goes_out_at_the_earlier_moment(
    store: SqlStore,
    waits: tuple[MessageStatus, int],
    joins: tuple[MessageStatus, int],
    then: tuple[MessageStatus, int],
) -> None:
    gather(store, a_message("one", status=waits[0], next_at=NOW + waits[1] * MINUTE))
    gather(store, a_message("two", status=joins[0], next_at=NOW + joins[1] * MINUTE))

    (message,) = listed(store)

    assert (then[0], NOW + then[1] * MINUTE) == (message.status, message.next_at)


def test_the_same_thing_joins_only_once(store: SqlStore) -> None:
    gather(store, a_message("one"))

    with pytest.raises(AlreadyThere):
        gather(store, replace(a_message("two"), items=a_message("one").items))

    assert [["one-item"]] == [keys(message) for message in listed(store)]


def test_what_joins_between_looking_and_claiming_is_claimed_too(store: SqlStore) -> None:
    gather(store, a_message("one"))
    with store.read() as unit:
        (looked_at,) = unit.outbox.due(NOW, 10)
    gather(store, a_message("two"))

    with store.write() as unit:
        claimed = unit.outbox.claim(looked_at, NOW + MINUTE)
        unit.commit()

    assert (["one-item"], ["one-item", "two-item"]) == (keys(looked_at), keys(claimed))


def test_what_comes_while_a_message_is_on_its_way_waits_in_another(store: SqlStore) -> None:
    gather(store, a_message("one"))
    with store.write() as unit:
        claimed = unit.outbox.claim(unit.outbox.due(NOW, 10)[0], NOW + MINUTE)
        unit.commit()

    assert not gather(store, a_message("two"))
    assert [["one-item"], ["two-item"]] == [keys(message) for message in listed(store)]
    assert ["one-item"] == keys(claimed)


def test_two_units_of_work_at_once_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    address = empty_database(tmp_path / "sisam.db")
    writer, deliverer = SqlStore(address), SqlStore(address)
    populate(writer)
    with writer.write() as unit:
        unit.cases.save_many([a_change(None, a_case(length=1))])
        unit.outbox.write([a_message("one")])
        unit.commit()

    # The deliverer looks; the writer adds and commits; only then does the deliverer claim what it saw.
    with deliverer.read() as looking:
        (seen,) = looking.outbox.due(NOW, 10)
        gather(writer, a_message("two"))
        assert ["one-item"] == keys(looking.outbox.one("one"))
    with deliverer.write() as claiming:
        claimed = claiming.outbox.claim(seen, NOW + MINUTE)
        claiming.commit()
    # And the other way about: the writer begins before the claim is seen, and finds nobody waiting.
    third = gather(writer, a_message("three"))
    writer.close()
    deliverer.close()

    assert (["one-item", "two-item"], False) == (keys(claimed), third)


def test_held_messages_are_due_when_their_moment_has_come(store: SqlStore) -> None:
    gather(store, a_message("one", status=HELD, next_at=NOW + MINUTE))

    with store.read() as unit:
        due = [len(unit.outbox.due(now, 10)) for now in (NOW, NOW + MINUTE)]

    assert [0, 1] == due


def test_hurrying_lets_go_what_waits_for_company_and_nothing_else(store: SqlStore) -> None:
    later = {"next_at": NOW + MINUTE}
    messages = [
        a_message("company", **later),
        a_message("due"),
        a_message("tried", attempts=1, **later),
        a_message("held", status=HELD, **later),
        a_message("sending", status=MessageStatus.SENDING, attempts=1, **later),
    ]
    with store.write() as unit:
        unit.outbox.write(messages)
        hurried = unit.outbox.hurry(NOW)
        unit.commit()

    due_now = {each.id for each in listed(store) if each.next_at == NOW}
    assert (1, {"company", "due"}) == (hurried, due_now)
    with store.read() as unit:
        assert (3, 1) == (unit.outbox.count(MessageStatus.QUEUED), unit.outbox.count(HELD))


def test_held_messages_that_have_come_wait_with_the_others_for_a_channel_that_is_down(
    store: SqlStore,
) -> None:
    gather(store, a_message("one", status=HELD))
    with store.write() as unit:
        postponed = unit.outbox.postpone(NOW, NOW + MINUTE)
        unit.commit()

    assert (1, HELD, NOW + MINUTE) == (postponed, listed(store)[0].status, listed(store)[0].next_at)


@pytest.mark.parametrize("sql", [_GATHER_INTO, _GATHER])
def test_what_waits_for_company_is_found_by_an_index(store: SqlStore, sql: str) -> None:
    with store.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", ("x",) * sql.count("?")).fetchall()

    assert "SCAN" not in str(plan)
    assert "ix_message_gathering" in str(plan) or "autoindex_message" in str(plan)
