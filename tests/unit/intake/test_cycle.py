"""Which links lead back to where they began."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.intake.cycle import members_of_cycles


@pytest.mark.parametrize(
    ("links", "members"),
    [
        ({}, ""),
        ({"a": "b", "b": "c", "c": ""}, ""),
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "c", "c": "b"}, "bc"),
        ({"c": "a", "a": "b", "b": "a", "d": "c"}, "ab"),
    ],
)
def test_members_are_those_that_come_back_to_themselves(links: Mapping[str, str], members: str) -> None:
    assert frozenset(members) == members_of_cycles(links)


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg")))
def test_members_are_found_as_by_walking_from_each(links: dict[str, str]) -> None:
    def comes_back(start: str) -> bool:
        current: str | None = start
        for _ in links:
            current = links.get(current or "")
            if current == start:
                return True
        return False

    assert frozenset(filter(comes_back, links)) == members_of_cycles(links)
