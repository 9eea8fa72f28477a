"""People at browsers before one case, who do what its pages offer."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from httpx2 import Response

from sisam.application.people.keeping_sessions import begin
from sisam.clock import FixedClock
from sisam.domain.account import SignInWay
from sisam.domain.case import Case
from sisam.domain.command import Act, Fire
from sisam.domain.ids import CaseId, StepId
from sisam.domain.step import Step
from tests.builders import HOME_SCHOOL, NOW, YOUTH_HOME, YOUTH_HOME_SCHOOL
from tests.people import Member, a_member, a_people
from tests.sites import a_case_at, case_at, does
from tests.unit.web.pages.sign_in.signing import Browser

HEAD, LEAD = f"person-of-{HOME_SCHOOL}", f"person-of-{YOUTH_HOME_SCHOOL}"
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


@dataclass
class Actor:
    """Somebody at a browser of their own."""

    browser: Browser
    #: The page that they see.
    answer: Response | None = None
    url: str = ""

    def opens(self, url: str) -> Response:
        """Open a page."""
        self.url, self.answer = url, self.browser.get(url)
        return self.answer

    def presses(self, turn: str, **typed: Any) -> Response:  # noqa: ANN401
        """Send the form that they see with what they type, by one of its buttons."""
        assert self.answer is not None
        fields: dict[str, Any] = {}
        for name, value in _HIDDEN.findall(_MAIN.findall(self.answer.text)[0]):
            fields[name] = html.unescape(value)
        self.answer = self.browser.client.post(
            self.url, data={**fields, **typed, **({"_steg": turn} if turn else {})}
        )
        return self.answer

    def sees(self) -> str:
        """Return the words of the page's main part, without marks of quotation."""
        assert self.answer is not None
        found = _MAIN.findall(self.answer.text)
        words = html.unescape(_TAGS.sub(" ", found[0] if found else ""))
        return " ".join(words.replace("”", "").split())


@dataclass
class Scene:
    """A site with one case, and whoever comes to it."""

    number: str = "N1"
    opening: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = a_people()
        self.members: dict[str, Member] = {}
        self.site = self.people.site
        self.clock = FixedClock(NOW)
        self.case_id: CaseId = a_case_at(self.site, self.number, **self.opening)

    def actor(self, person_id: str) -> Actor:
        """Let somebody be signed in at a browser of their own."""
        browser = Browser(self.people, clock=self.clock)
        if person_id not in self.members:
            self.members[person_id] = a_member(self.people, person_id)
        with self.site.store.write() as work:
            member = self.members[person_id].person_id
            begun = begin(self.people, work, member, SignInWay.LOCAL, self.clock.now())
            work.commit()
        browser.hold(begun.session_id)
        return Actor(browser)

    def does(self, act: Act, by: str, **told: Any) -> None:  # noqa: ANN401
        """Let an act be done by another road."""
        does(self.site, self.case_id, act, by, self.clock.now(), **told)

    @property
    def case(self) -> Case:
        return case_at(self.site, self.case_id)

    def step(self, definition: str) -> Step:
        """Return the newest step of a definition that the case has."""
        return [each for each in self.case.steps.values() if each.definition == definition][-1]

    def url(self, slug: str, definition: str = "", **more: str) -> str:
        """Return where an act is done, on a step where one is named."""
        given = {"steg": self.step(definition).id, **more} if definition else more
        query = "&".join(f"{name}={value}" for name, value in given.items())
        return f"/arenden/{self.case_id}/gor/{slug}" + (f"?{query}" if query else "")

    def status(self, step_id: StepId) -> str:
        return self.case.steps[step_id].status.value


def admitted() -> Scene:
    """A case whose pupil has come to the home."""
    scene = Scene()
    scene.does(Fire("admit"), YOUTH_HOME)
    return scene
