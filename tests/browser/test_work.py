"""The page of somebody's work is for everybody, and leads where something is done."""

import re
from collections.abc import Callable

import pytest

from tests.browser.everybody import is_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture
from tests.browser.windows import NARROW, WIDE

pytestmark = pytest.mark.browser
OFFICER = "olle.ek@boden.example"
HOME = "pia.tall@sis.example"
COORDINATOR = "kajsa.holm@boden.example"
NOBODY = "stina.fjall@kiruna.example"


@pytest.mark.parametrize("email", [OFFICER, HOME, COORDINATOR, NOBODY])
def test_the_work_of_each_is_for_everybody(person: Callable[..., Person], email: str) -> None:
    somebody = is_for_everybody(person, "/att-gora", email)
    picture(somebody.page, f"att-gora-{email.partition('.')[0]}")

    assert "Att göra" == somebody.heading()


#: Where what stands first in each row of the menu begins, then the heading; in whole pixels from the left.
EDGES = """() => {
  const places = [...document.querySelectorAll(".site-places a")].map((each) => [
    Math.round(each.getBoundingClientRect().top),
    Math.round(each.getBoundingClientRect().left + parseFloat(getComputedStyle(each).paddingLeft)),
  ]);
  const rows = new Map(places.toReversed());
  return [...rows.values(), Math.round(document.querySelector("h1").getBoundingClientRect().left)];
}"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_headings_and_every_row_of_the_menu_begin_at_one_edge(
    person: Callable[..., Person], width: int
) -> None:
    somebody = person(width=width, scripts=True)
    somebody.arrives(COORDINATOR)
    found = set()
    for path in ("/att-gora", "/arenden", "/overblick"):
        somebody.goto(path)
        edges = somebody.page.evaluate(EDGES)
        assert (len(edges) > 2) is (width == NARROW)
        found.update(edges)

    assert 1 == len(found)


def test_whoever_fills_in_a_form_without_scripts_reads_until_when_they_are_signed_in(
    person: Callable[..., Person],
) -> None:
    somebody = person(scripts=False)
    somebody.arrives(OFFICER)

    somebody.goto("/arbetsflode")
    somebody.does_not_see("Du är inloggad till kl.")
    somebody.goto("/konto/meddelanden")
    somebody.sees(re.compile(r"Du är inloggad till kl\. \d\d:\d\d\. Skicka det du skriver före dess\."))
