"""The pages that explain are for everybody: whoever is locked out reads help, and all see what is law."""

from collections.abc import Callable

import pytest

from sisam.web.pages.help.topics import TOPICS
from tests.browser.everybody import is_for_everybody
from tests.browser.live_server import LiveServer
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


def test_whoever_is_not_signed_in_is_asked_to_before_they_see_the_workflow(
    person: Callable[..., Person],
) -> None:
    visitor = person()
    visitor.goto("/arbetsflode")

    assert "/logga-in" in visitor.path()


def test_every_topic_is_found_from_the_list_and_leads_back_to_it(person: Callable[..., Person]) -> None:
    visitor = person(scripts=False)
    for topic in TOPICS.values():
        visitor.goto("/hjalp")
        visitor.page.locator(f'main a[href="/hjalp/{topic.slug}"]').click()
        assert topic.title == visitor.heading()
        assert (
            1
            == visitor.page.locator(
                'nav a[href="/hjalp"][aria-current], .breadcrumb a[href="/hjalp"]'
            ).count()
        )


def test_help_is_told_in_the_language_of_the_browser(person: Callable[..., Person]) -> None:
    briton = person(locale="en-GB")
    briton.goto("/hjalp/bekrafta")

    assert "Confirm or return" == briton.heading()
    assert "en" == briton.page.locator("html").get_attribute("lang")


def test_help_that_there_is_none_of_is_not_found(person: Callable[..., Person]) -> None:
    visitor = person()
    with visitor.window.expect_status(404):
        visitor.goto("/hjalp/trolleri")


def test_an_agreement_that_nobody_made_is_not_found(person: Callable[..., Person]) -> None:
    officer = person()
    officer.arrives(OFFICER)
    with officer.window.expect_status(404):
        officer.goto("/arbetsflode?avtal=ingenstans")


def test_a_case_of_their_own_is_marked_in_the_drawing(
    person: Callable[..., Person], server: LiveServer
) -> None:
    officer = person()
    officer.arrives(OFFICER)
    officer.goto(f"/arbetsflode?arende={case_id(server, 'SN-2026/1')}")

    assert 1 == officer.page.locator(".flow-here").count()
    officer.sees("Ärendet är i läget ”Inskriven”.")


@pytest.mark.parametrize("number", ["K-2026/1", "nowhere"])
def test_a_foreign_case_is_not_found_as_one_that_there_is_none_of(
    person: Callable[..., Person], server: LiveServer, number: str
) -> None:
    officer = person()
    officer.arrives(OFFICER)
    with officer.window.expect_status(404):
        officer.goto(f"/arbetsflode?arende={case_id(server, number)}")


def case_id(server: LiveServer, number: str) -> str:
    """Return the id of a case by its number, or one that belongs to none."""
    assert server.program is not None
    with server.program.site.store.read() as work:
        found = work.cases.find(number)
    return found or "0" * 32
