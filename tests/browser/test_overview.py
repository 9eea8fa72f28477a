"""Whoever coordinates sees how it goes, and no more than is theirs."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import is_for_everybody
from tests.browser.person import Person

pytestmark = pytest.mark.browser
COORDINATOR, STATISTICIAN = "sara.nord@boden.example", "sten.stod@sis.example"


def test_the_overview_is_for_everybody(person: Callable[..., Person]) -> None:
    sara = is_for_everybody(person, "/overblick", COORDINATOR)

    assert "Överblick" == sara.heading()
    sara.sees("visas inte")


def test_a_part_of_it_is_chosen_without_scripts_and_stands_in_the_address(
    person: Callable[..., Person],
) -> None:
    sara = person(scripts=False)
    sara.arrives(COORDINATOR)
    sara.goto("/overblick")
    sara.choose("Län", "Norrbottens län")
    sara.press("Visa")
    sara.choose("Kommun", "Boden")
    sara.press("Visa")

    assert "lan=25&kommun=2582" in sara.path()
    sara.press("Rensa valen")
    assert "/overblick" == sara.path()


def test_the_figures_are_taken_home_as_a_file(person: Callable[..., Person]) -> None:
    sten = person()
    sten.arrives(STATISTICIAN)
    sten.goto("/overblick")
    sten.sees("Hela landet.")

    taken = sten.window.download(lambda: sten.press("Hämta alla tabeller som kalkylark"))
    assert "overblick.xlsx" == taken.name
    assert taken.content.startswith(b"PK")
