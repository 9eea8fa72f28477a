"""People at browsers who look at the cases of a site."""

import html
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from httpx2 import Response

from sisam.clock import FixedClock
from sisam.domain.ids import CaseId
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.people import a_member, a_people
from tests.sites import a_case_at
from tests.unit.web.pages.sign_in.signing import Browser

OFFICER, HEAD = f"person-of-{SOCIAL_SERVICES}", f"person-of-{HOME_SCHOOL}"
#: Longer than a sign-in counts as fresh, and shorter than a session lives without being used.
STALE = timedelta(minutes=16)
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


@dataclass
class Town:
    """A site with cases, and whoever looks at them."""

    restricted: bool = False
    opening: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = a_people()
        self.site = self.people.site
        self.clock = FixedClock(NOW)
        self.case_id: CaseId = a_case_at(self.site, "N1", restricted=self.restricted, **self.opening)
        self.url = f"/arenden/{self.case_id}"

    def browser(self, person_id: str) -> Browser:
        """Let somebody be signed in at a browser of their own."""
        browser = Browser(self.people, clock=self.clock)
        browser.sign_in(a_member(self.people, person_id, self.clock.now()))
        return browser


def words_of(answer: Response) -> str:
    """Return the words of a page's main part."""
    found = _MAIN.findall(answer.text)
    return " ".join(html.unescape(_TAGS.sub(" ", found[0] if found else "")).split())


def title_of(answer: Response) -> str:
    return " ".join(answer.text.partition("<title>")[2].partition("</title>")[0].split())


def heading_of(answer: Response) -> str:
    return html.unescape(answer.text.partition("<h1>")[2].partition("</h1>")[0])
