from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sisam.application.ports.beats import Beat
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW

BEAT = Beat("daemon-1", "anna", 17, NOW, NOW - timedelta(seconds=9), NOW - timedelta(seconds=8))


def put(store: SqlStore, *beats: Beat) -> None:
    with store.write() as unit:
        for beat in beats:
            unit.beats.put(beat)
        unit.commit()


def listed(store: SqlStore) -> list[Beat]:
    with store.read() as unit:
        return unit.beats.listed()


def test_a_beat_comes_back_as_it_was(store: SqlStore) -> None:
    fresh = Beat("daemon-2", "berit", 1, NOW - timedelta(days=1))

    put(store, BEAT, fresh)

    assert [BEAT, fresh] == listed(store)


def test_a_daemon_has_one_beat_and_it_is_the_last(store: SqlStore) -> None:
    later = replace(BEAT, last_beat=NOW + timedelta(seconds=10))

    put(store, BEAT, later)

    assert [later] == listed(store)


def test_the_newest_beat_comes_first(store: SqlStore) -> None:
    put(store, BEAT, *(replace(BEAT, id=f"d{days}", last_beat=NOW + timedelta(days=days)) for days in (2, 1)))

    assert ["d2", "d1", "daemon-1"] == [beat.id for beat in listed(store)]


def test_beats_outside_two_instants_are_forgotten(store: SqlStore) -> None:
    days = (-2, -1, 0, 1, 2)
    put(store, *(replace(BEAT, id=f"{day}", last_beat=NOW + timedelta(days=day)) for day in days))

    with store.write() as unit:
        forgotten = unit.beats.forget(NOW - timedelta(days=1), NOW + timedelta(days=1))
        unit.commit()

    assert (2, ["1", "0", "-1"]) == (forgotten, [beat.id for beat in listed(store)])
