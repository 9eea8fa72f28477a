"""Seeded identifiers repeat between runs, and never within one."""

from __future__ import annotations

from sisam.simulation.ids import SeededIds


def test_the_same_seed_gives_the_same_identifiers() -> None:
    first, second = SeededIds(3), SeededIds(3)

    assert [first.new() for _ in range(5)] == [second.new() for _ in range(5)]


def test_no_identifier_comes_twice() -> None:
    ids = SeededIds(3)

    assert 1000 == len({ids.new() for _ in range(1000)})


def test_an_identifier_is_sixteen_hexadecimal_digits() -> None:
    assert 16 == len(SeededIds(1).new())
    assert int(SeededIds(1).new(), 16) >= 0
