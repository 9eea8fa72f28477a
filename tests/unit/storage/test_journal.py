from __future__ import annotations

import hashlib
import hmac
import json

import pytest
from sqlalchemy import text

from sisam.application.ports.cases import Change
from sisam.domain.ids import CaseId
from sisam.storage.unit_of_work import SqlStore
from tests.builders import a_case, a_change, a_command, an_event, grown, populate

COVERED = (
    "case_id",
    "position",
    "command_id",
    "recorded_at",
    "happened_at",
    "actor_id",
    "actor_organisation_id",
    "via",
    "type",
    "from_state",
    "to_state",
    "data",
    "words_hash",
)


def saved(store: SqlStore) -> None:
    """A case of four events, saved in two goes; the second event has words."""
    opening, command = a_case(length=2), a_command()
    events = (an_event(), an_event(position=2, words="Ringde rektorn."))
    with store.write() as unit:
        unit.cases.save_many([Change(None, opening, events, command)])
        unit.commit()
    with store.write() as unit:
        unit.cases.save_many([a_change(opening, grown(opening, events=2))])
        unit.commit()


def run(store: SqlStore, statement: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text(statement))


def broken_positions(store: SqlStore) -> list[int]:
    """Verify the chain by another road than the store's: rows as they lie there, JSON and hashes anew."""
    with store.engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM event ORDER BY position")).mappings().all()
        head = connection.execute(text('SELECT head_hash FROM "case"')).scalar_one()
    broken = []
    previous = hashlib.sha256(b"case-1").hexdigest()
    for row in rows:
        told = json.dumps(
            {column: row[column] for column in COVERED},
            sort_keys=True,
            separators=(",", ":"),
            ensure_ascii=False,
        )
        computed = hashlib.sha256((previous + told).encode()).hexdigest()
        if (row["previous_hash"], row["hash"]) != (previous, computed):
            broken.append(row["position"])
        previous = row["hash"]
    return broken if previous == head else [*broken, -1]


def test_the_chain_of_a_case_verifies_from_its_id_to_its_head(store: SqlStore) -> None:
    saved(store)

    assert [] == broken_positions(store)


@pytest.mark.parametrize(
    "change",
    [
        "SET data = '{}'",
        "SET happened_at = '2020-01-01T00:00:00.000000Z'",
        "SET actor_id = 'somebody'",
        "SET words_hash = NULL",
        "SET to_state = 'closed'",
    ],
)
def test_a_changed_event_breaks_the_chain_there(store: SqlStore, change: str) -> None:
    saved(store)

    run(store, f"UPDATE event {change} WHERE position = 2")

    assert [2] == broken_positions(store)


def test_a_cut_journal_breaks_the_chain_at_its_head(store: SqlStore) -> None:
    saved(store)

    run(store, "DELETE FROM event WHERE position = 4")

    assert [-1] == broken_positions(store)


def test_erased_words_leave_the_chain_whole(store: SqlStore) -> None:
    saved(store)

    run(store, "DELETE FROM event_words")

    with store.read() as unit:
        words = [recorded.event.words for recorded in unit.cases.journal(CaseId("case-1"))]
    assert ([], [None] * 4) == (broken_positions(store), words)


def test_words_enter_the_chain_under_a_salt_of_their_own(store: SqlStore) -> None:
    saved(store)

    with store.engine.connect() as connection:
        query = "SELECT salt, sealed, words_hash FROM event JOIN event_words USING (case_id, position)"
        salt, sealed, words_hash = connection.execute(text(query)).one()
    assert (16, "Ringde rektorn.", hmac.new(salt, sealed, "sha256").hexdigest()) == (
        len(salt),
        sealed.decode(),
        words_hash,
    )


def test_events_are_numbered_through_the_whole_database(store: SqlStore) -> None:
    for case_id in ("case-2", "case-1"):
        with store.write() as unit:
            unit.cases.save_many([a_change(None, a_case(case_id, length=2))])
            unit.commit()

    with store.read() as unit:
        numbers = [recorded.seq for recorded in unit.cases.journal(CaseId("case-1"))]
    assert [3, 4] == numbers


class Shift:
    """A seal that a test can look through: it turns the words round and notes the place."""

    def seal(self, words: str, place: str) -> bytes:
        return f"{place}|{words[::-1]}".encode()

    def unseal(self, sealed: bytes, place: str) -> str:
        where, _, turned = sealed.decode().partition("|")
        assert where == place
        return turned[::-1]


def test_words_are_sealed_to_their_place() -> None:
    store = SqlStore("sqlite://", seal=Shift())
    populate(store)
    saved(store)

    with store.read() as unit:
        words = [recorded.event.words for recorded in unit.cases.journal(CaseId("case-1"))]
    with store.engine.connect() as connection:
        sealed = connection.execute(text("SELECT sealed FROM event_words")).scalar_one()
    store.close()
    assert ([None, "Ringde rektorn.", None, None], b"event:case-1:2|.nrotker edgniR") == (words, sealed)
