"""A site of invented people, which anybody may try out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.everybody import is_for_everybody
from tests.browser.person import Person
from tests.browser.town import make_sample

pytestmark = pytest.mark.browser


@pytest.fixture
def site(site: Path) -> Path:
    """The town as a demonstration."""
    make_sample(site)
    return site


def test_a_demonstration_says_so_on_top_of_a_page_that_is_for_everybody(
    person: Callable[..., Person],
) -> None:
    is_for_everybody(person, "/logga-in").sees("Alla personer och ärenden är påhittade.")


@pytest.mark.parametrize("scripts", [True, False])
def test_one_press_is_enough_to_be_somebody(person: Callable[..., Person], scripts: bool) -> None:
    visitor = person(scripts=scripts)
    visitor.goto("/logga-in?till=/halsa")
    visitor.press("Handläggare, Socialtjänsten i Boden")

    assert "/halsa" == visitor.path()
    assert None is not visitor.session()
