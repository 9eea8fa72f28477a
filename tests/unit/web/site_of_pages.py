"""The pages of a site in memory, with a gatekeeper and a diary that the test can see into."""

from dataclasses import dataclass, field, replace
from traceback import format_exception
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from starlette.testclient import TestClient

from sisam.clock import FixedClock
from sisam.domain.access import Right
from sisam.errors import NotPermitted
from sisam.intake.typed_placements import CellsOfPlacements
from sisam.web.app import create_app
from sisam.web.gatekeeper import Entry, SignInNeeded
from sisam.web.parts import WebParts
from tests.builders import NOW
from tests.sites import a_site

HOST = "sisam.example.se"
TOKEN = "the-token-of-this-session"
#: What a browser says of itself when it sends a form of the site.
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Origin": f"http://{HOST}"}


@dataclass
class Heard:
    """A diary that remembers."""

    failed: list[tuple[str, str, Exception]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    #: Whose account was changed, how, and in whose name.
    changed: list[tuple[str, str, str]] = field(default_factory=list)

    def request_failed(self, reference: str, door: str, error: Exception) -> None:
        self.failed.append((reference, door, error))

    def tracebacks(self) -> list[str]:
        """Return what failed, to be read where nothing should."""
        return [f"{at}\n{''.join(format_exception(error))}" for _, at, error in self.failed]

    def request_refused(self, why: str) -> None:
        self.refused.append(why)

    def user_changed(self, person_id: str, what: str, by: str, via: str) -> None:
        assert via.startswith("web:")
        self.changed.append((person_id, what, by))


@dataclass
class Gate:
    """A gatekeeper who knows one person, with some rights; None: nobody is signed in."""

    rights: frozenset[Right] | None = frozenset()
    token: str | None = TOKEN

    def admit(self, request: Request, right: Right | Entry) -> None:  # noqa: ARG002
        if right is Entry.PUBLIC:
            return
        if self.rights is None:
            raise SignInNeeded
        if isinstance(right, Right) and right not in self.rights:
            raise NotPermitted

    def token_of(self, request: Request) -> str | None:  # noqa: ARG002
        return self.token


def parts(**changed: Any) -> WebParts:  # noqa: ANN401
    """The parts of a site's pages, asked for under one name."""
    made = WebParts(a_site(), FixedClock(NOW), Heard(), CellsOfPlacements(), hosts=frozenset({HOST}))
    return replace(made, **changed)


def pages(*routers: APIRouter, **changed: Any) -> FastAPI:  # noqa: ANN401
    """The pages of a site, and some more."""
    return create_app(parts(**changed), *routers)


def browser(app: FastAPI, scheme: str = "http", host: str = HOST) -> TestClient:
    """Somebody who asks, follows nothing, and hears of what the app would raise as a browser does."""
    return TestClient(app, f"{scheme}://{host}", raise_server_exceptions=False, follow_redirects=False)
