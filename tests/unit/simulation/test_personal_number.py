"""Invented personal numbers stay valid whenever they are born."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sisam.intake.personal_number import read_personal_number
from sisam.simulation.personal_number import reborn


def test_nobody_moves_when_no_time_passes() -> None:
    assert "20111203-9951" == reborn("20111203-9951", timedelta(0))


@pytest.mark.parametrize("days", [1, 27, 365, 1461, -800])
def test_a_person_born_later_has_a_number_that_the_intake_accepts(days: int) -> None:
    moved = reborn("20111203-9951", timedelta(days=days))

    assert date(2011, 12, 3) + timedelta(days=days) == read_personal_number(moved).birth


def test_a_number_that_nobody_knows_stays_unknown() -> None:
    assert "unknown" == reborn("unknown", timedelta(days=5))


def test_the_digits_that_mark_a_number_as_fictitious_are_kept() -> None:
    assert "995" == reborn("20111203-9951", timedelta(days=9)).partition("-")[2][:3]
