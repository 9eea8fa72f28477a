"""A page of help leads only where its reader may go, and says of other pages who has them."""

import html
import re

import pytest

from sisam.domain.ids import OrganisationId
from sisam.domain.seat import Role
from sisam.web.pages.help.topics import TOPICS, Topic
from tests.builders import SOCIAL_SERVICES
from tests.sites import AGENCY
from tests.unit.web.pages.sign_in.signing import Browser
from tests.unit.web.pages.work.working import Desk


@pytest.mark.parametrize(
    ("organisation", "role", "slug", "led"),
    [
        (AGENCY, Role.ADMINISTRATOR, "lasa-in-fil", 'href="/import">Sidan Import'),
        (SOCIAL_SERVICES, None, "lasa-in-fil", "<li>Sidan Import har administratörer.</li>"),
        (SOCIAL_SERVICES, Role.MANAGER, "overblicken", 'href="/overblick">Sidan Överblick'),
        (SOCIAL_SERVICES, None, "overblicken", "<li>Sidan Överblick har chefer och samordnare.</li>"),
        (AGENCY, Role.ADMINISTRATOR, "loggen", "<li>Sidan Logg har loggranskare.</li>"),
    ],
)
def test_a_page_is_linked_for_whoever_may_open_it(
    organisation: OrganisationId, role: Role | None, slug: str, led: str
) -> None:
    browser = Desk().browser(organisation, role)

    more = (
        browser.get(f"/hjalp/{slug}").text.partition('class="contents help-more"')[2].partition("</nav>")[0]
    )

    assert led in more
    assert 1 == more.count("Sidan ")
    assert [200] * more.count('href="/') == [
        browser.get(path).status_code for path in re.findall(r'href="(/[^"#]*)', more)
    ]


def test_whoever_is_not_signed_in_is_led_to_no_page_that_asks_for_it() -> None:
    help_page = Browser(Desk().people).get("/hjalp/lamna-over").text.partition("<main")[2]

    assert "/arbetsflode" not in help_page
    assert "Sidan Att göra har den som arbetar i ärenden." in help_page


def test_whoever_works_in_cases_is_led_to_their_work_and_to_the_workflow() -> None:
    help_page = Desk().browser(SOCIAL_SERVICES).get("/hjalp/lamna-over").text

    assert 'href="/att-gora">Sidan Att göra' in help_page
    assert 'href="/arbetsflode#rutin-before-1"' in help_page


@pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.slug)
def test_a_topic_is_read_by_everybody_and_leads_back_to_the_list(topic: Topic) -> None:
    browser = Browser()

    answer = browser.get(f"/hjalp/{topic.slug}")

    assert 200 == answer.status_code
    assert topic.title in html.unescape(answer.text.partition("<h1")[2].partition("</h1>")[0])
    assert 'href="/hjalp"' in answer.text.partition("<main")[0]
    assert f'href="/hjalp/{topic.slug}"' in browser.get("/hjalp").text.partition("<main")[2]


def test_help_is_told_in_the_language_of_the_browser() -> None:
    page = Browser().get("/hjalp/bekrafta", **{"Accept-Language": "en-GB"}).text

    assert '<html lang="en"' in page
    assert "Confirm or return" in page


def test_help_that_there_is_none_of_is_not_found() -> None:
    assert 404 == Browser().get("/hjalp/trolleri").status_code
