from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.anchor import Anchor
from sisam.storage.canonical import canonical, read

VALUES = st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text())


@given(VALUES)
def test_a_value_comes_back_as_it_was(value: dict[str, object]) -> None:
    assert value == read(canonical(value))


@given(VALUES)
def test_the_same_value_has_one_text(value: dict[str, object]) -> None:
    assert canonical(value) == canonical(dict(reversed(value.items())))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": None, "ö": True}, '{"a":null,"b":1,"ö":true}'),
        ({"text": 'Å "\n\x01'}, r'{"text":"Å \"\n\u0001"}'),
        ([], "[]"),
        ({"anchor": Anchor.ADMITTED}, '{"anchor":"admitted"}'),
    ],
)
def test_the_text_is_sorted_and_bare(value: object, expected: str) -> None:
    assert expected == canonical(value)


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))
