"""The pages that explain are for everybody: whoever is locked out reads help, and all see what is law."""

from collections.abc import Callable

import pytest

from tests.browser.everybody import is_for_everybody
from tests.browser.person import Person

pytestmark = pytest.mark.browser
OFFICER = "olle.ek@boden.example"


@pytest.mark.parametrize("path", ["/hjalp", "/hjalp/ny-placering", "/ordlista", "/tillganglighet"])
def test_whoever_is_not_signed_in_reads_what_explains(person: Callable[..., Person], path: str) -> None:
    is_for_everybody(person, path)


def test_the_workflow_is_for_everybody_who_is_signed_in(person: Callable[..., Person]) -> None:
    officer = is_for_everybody(person, "/arbetsflode", OFFICER)

    assert "Arbetsflödet" == officer.heading()
    assert 1 == officer.page.get_by_role("img", name="Ärendets lägen och vägarna mellan dem").count()
