"""Ids of chance are long, and nobody has had one before."""

from sisam.bootstrap import RandomIds


def test_no_two_ids_are_the_same() -> None:
    ids = RandomIds()

    given = [ids.new() for _ in range(1000)]

    assert 1000 == len(set(given))
    assert all(len(each) == 16 for each in given)
