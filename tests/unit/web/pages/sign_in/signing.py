"""A browser before the pages of a site in memory, and how somebody signs in at it."""

import re
from dataclasses import dataclass, field
from datetime import timedelta

from httpx2 import Response
from starlette.testclient import TestClient

from sisam.application.people.people import People
from sisam.clock import FixedClock
from sisam.intake.school_forms import school_form_names
from sisam.intake.typed_placements import CellsOfPlacements
from sisam.web.app import create_app
from sisam.web.parts import WebParts
from sisam.web.session_gate import ProxyHeaders, SessionGate, form_token
from tests.builders import HOME_SCHOOL, NOW
from tests.people import Member, a_member, a_people
from tests.unit.web.site_of_pages import HOST, SAME_ORIGIN, Heard

TEACHER = f"person-of-{HOME_SCHOOL}"
_TOKEN = re.compile(r'name="_token" value="([^"]*)"')
MINUTE = timedelta(minutes=1)


@dataclass
class Browser:
    """Somebody's browser, the site that it asks, and the clock of both."""

    people: People = field(default_factory=a_people)
    tls: bool = False
    headers: ProxyHeaders | None = None
    address: str = "127.0.0.1"
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    heard: Heard = field(default_factory=Heard)

    def __post_init__(self) -> None:
        self.gate = SessionGate(self.people, self.clock, tls=self.tls, headers=self.headers)
        scheme = "https" if self.tls else "http"
        self.parts = WebParts(
            self.people.site,
            self.clock,
            self.heard,
            CellsOfPlacements(),
            hosts=frozenset({HOST}),
            tls=self.tls,
            gatekeeper=self.gate,
            municipalities={"1880": "Örebro", "0180": "Stockholm"},
            school_forms=school_form_names(),
        )
        self.client = TestClient(
            create_app(self.parts),
            f"{scheme}://{HOST}",
            raise_server_exceptions=False,
            follow_redirects=False,
            client=(self.address, 40_000),
            headers=SAME_ORIGIN | {"Origin": f"{scheme}://{HOST}"},
        )
        self.token = ""

    def get(self, path: str, **headers: str) -> Response:
        answer = self.client.get(path, headers=headers)
        found = _TOKEN.search(answer.text)
        self.token = found.group(1) if found else self.token
        return answer

    def post(self, path: str, **fields: str) -> Response:
        """Send a form of the page that was shown last."""
        return self.client.post(path, data={"_token": self.token} | fields)

    @property
    def session_id(self) -> str:
        return self.client.cookies.get("__Host-sisam" if self.tls else "sisam") or ""

    def hold(self, session_id: str) -> None:
        """Let the browser hold nothing but a session of which somebody knows the id."""
        self.client.cookies.clear()
        self.client.cookies.set("__Host-sisam" if self.tls else "sisam", session_id, domain=HOST)

    def sign_in(self, member: Member, **fields: str) -> Response:
        """Sign somebody in a minute later, when their app shows another code."""
        now = self.clock.advance(MINUTE)
        self.get("/logga-in")
        given = {"email": member.email, "losenord": member.password, "kod": member.code(now)}
        answer = self.post("/logga-in", **{**given, **fields})
        self.token = form_token(self.session_id)
        return answer


def signed_in_browser(**fields: object) -> tuple[Browser, Member]:
    """A browser at which somebody is signed in."""
    browser = Browser(**fields)  # type: ignore[arg-type]
    member = a_member(browser.people, TEACHER)
    browser.sign_in(member)
    return browser, member
