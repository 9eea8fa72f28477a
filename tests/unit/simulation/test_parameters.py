"""Every parameter tells where it comes from, and the draws keep to it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from statistics import mean, median
from typing import Any

import pytest

from sisam.simulation.parameters import Parameters

PARAMETERS = Parameters.shipped()
DRAWS = 8_000
BASES = {"published", "derived", "assumed"}


def chance() -> random.Random:
    return random.Random(11)  # noqa: S311


def figures(table: Mapping[str, Any], told: bool = False) -> Iterator[tuple[str, bool]]:
    """Every figure of a table, with whether it or what it stands in tells its basis."""
    told = told or table.get("basis") in BASES
    for name, each in table.items():
        if isinstance(each, Mapping):
            yield from ((f"{name}.{inner}", tells) for inner, tells in figures(each, told))
        elif name not in {"basis", "source"}:
            yield name, told


def test_every_figure_tells_its_basis() -> None:
    assert [] == [name for name, told in figures(PARAMETERS.tables) if not told]


def test_three_of_four_placements_are_acute() -> None:
    given = chance()

    types = Counter(PARAMETERS.word(given, "placement_type") for _ in range(DRAWS))

    assert pytest.approx(0.75, abs=0.02) == types["akut"] / DRAWS
    assert {"akut", "utredning", "behandling"} == types.keys()


def test_ages_have_the_published_bands() -> None:
    given = chance()

    ages = [PARAMETERS.age(given) for _ in range(DRAWS)]

    assert pytest.approx(0.42, abs=0.02) == sum(age <= 15 for age in ages) / DRAWS
    assert pytest.approx(15.9, abs=0.2) == mean(ages)


@pytest.mark.parametrize(("kind", "days"), [("akut", 79), ("utredning", 60), ("behandling", 200)])
def test_half_of_the_stays_are_shorter_than_the_median(kind: str, days: int) -> None:
    given = chance()

    assert pytest.approx(days, rel=0.06) == median(PARAMETERS.stay_days(given, kind) for _ in range(DRAWS))


def test_half_of_all_stays_end_within_three_months() -> None:
    given = chance()
    stays = [PARAMETERS.stay_days(given, PARAMETERS.word(given, "placement_type")) for _ in range(DRAWS)]

    assert pytest.approx(0.50, abs=0.03) == sum(stay < 90 for stay in stays) / DRAWS
    assert pytest.approx(PARAMETERS.mean_stay_days(), rel=0.08) == mean(stays)


def test_a_large_city_places_more_often_than_a_small_town() -> None:
    assert PARAMETERS.municipality_weight("0180") > 10 * PARAMETERS.municipality_weight("2506")
