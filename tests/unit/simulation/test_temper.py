"""Tempers are drawn by the seed."""

from __future__ import annotations

from sisam.simulation.parameters import Parameters
from sisam.simulation.temper import BUSY, CONSCIENTIOUS, FORGETFUL, temper_of

PARAMETERS = Parameters.shipped()
CODES = [f"school-{number}" for number in range(200)]


def test_the_same_seed_gives_the_same_tempers() -> None:
    assert [temper_of(code, PARAMETERS, 7) for code in CODES] == [
        temper_of(code, PARAMETERS, 7) for code in CODES
    ]


def test_another_seed_gives_another_country() -> None:
    assert [temper_of(code, PARAMETERS, 7) for code in CODES] != [
        temper_of(code, PARAMETERS, 8) for code in CODES
    ]


def test_every_temper_occurs() -> None:
    assert {CONSCIENTIOUS, BUSY, FORGETFUL} == {temper_of(code, PARAMETERS, 1) for code in CODES}
