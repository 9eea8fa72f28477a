"""The page of somebody's work is for everybody, and leads where something is done."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import is_for_everybody
from tests.browser.person import Person
from tests.browser.photographs import picture

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
