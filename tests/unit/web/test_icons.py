"""Drawings stand beside words and are silent, or have a label of their own."""

from xml.etree import ElementTree as ET

import pytest

from sisam.web.icons import icon, icon_names


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_every_drawing_can_be_drawn(name: str) -> None:
    assert "svg" == ET.fromstring(icon(name)).tag  # noqa: S314 — our own


def test_a_drawing_beside_a_word_is_silent() -> None:
    assert 'aria-hidden="true"' in icon("late")


def test_a_drawing_that_stands_alone_says_its_label() -> None:
    assert 'role="img" aria-label="&lt;Klart&gt;"' in icon("done", "<Klart>")


def test_no_two_states_are_drawn_alike() -> None:
    states = ("late", "today", "soon", "waiting", "done", "restricted", "cancelled", "paused", "alert")
    assert len(states) == len({icon(state) for state in states})
