"""Every type of event says what it is and which keys it has, and the engine uses all of them."""

from datetime import date

import pytest

from sisam.domain.event import EventType
from sisam.domain.event_keys import EVENT_SHAPES
from tests.story import discharged


@pytest.mark.parametrize("type", EventType)
def test_every_type_has_a_sentence_and_says_what_each_key_holds(type: EventType) -> None:  # noqa: A002
    shape = EVENT_SHAPES[type]

    assert shape.sentence.endswith(".")
    assert all(shape.keys.values())


def test_what_the_engine_records_has_no_other_keys() -> None:
    story = discharged()
    story.sweeps(date(2026, 12, 9))

    assert all(event.data.keys() <= EVENT_SHAPES[event.type].keys.keys() for event in story.events)
