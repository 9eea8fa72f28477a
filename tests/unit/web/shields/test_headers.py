"""Every answer carries every header, and they are worth the best mark."""

from collections.abc import Callable

import pytest
from fastapi import APIRouter
from httpx2 import Response as Answer
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from sisam.web.doors import PUBLIC, door
from sisam.web.shields.headers import ALWAYS, CONTENT_POLICY, headers_for
from tests.unit.web.observatory import A_PLUS, policy_of, score
from tests.unit.web.site_of_pages import HOST, browser, pages

#: Sent from a page of the site, which is reached over TLS.
OF_THE_SITE = {"Sec-Fetch-Site": "same-origin", "Origin": f"https://{HOST}"}
MORE = APIRouter()


@door(MORE, "GET", "/fails", right=PUBLIC)
def fails() -> Response:
    raise ZeroDivisionError


@door(MORE, "GET", "/loose", right=PUBLIC)
def loose() -> Response:
    careless = {
        "Content-Security-Policy": "default-src *",
        "X-Frame-Options": "ALLOWALL",
        "Server": "sisam/1",
    }
    return PlainTextResponse("loose", headers=careless)


@door(MORE, "GET", "/kept", right=PUBLIC)
def kept() -> Response:
    return PlainTextResponse("kept", headers={"Cache-Control": "private, max-age=60"})


def a_static_file(client: TestClient) -> Answer:
    page = client.get("/finns-inte").text
    style = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    return client.get(style)


#: Every way in which the program answers, with the status that it ends in.
ANSWERS: list[tuple[int, Callable[[TestClient], Answer]]] = [
    (200, lambda client: client.get("/halsa")),
    (200, lambda client: client.head("/halsa")),
    (200, a_static_file),
    (303, lambda client: client.get("/")),
    (403, lambda client: client.post("/halsa")),
    (404, lambda client: client.get("/finns-inte")),
    (405, lambda client: client.post("/halsa", headers=OF_THE_SITE)),
    (405, lambda client: client.request("TRACE", "/")),
    (413, lambda client: client.post("/", content=b"x" * 2_000_000, headers=OF_THE_SITE)),
    (414, lambda client: client.get("/" + "x" * 5_000)),
    (421, lambda client: client.get("/", headers={"Host": "evil.example"})),
    (431, lambda client: client.get("/", headers={"X-Much": "x" * 20_000})),
    (500, lambda client: client.get("/fails")),
]


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser(pages(MORE, tls=True), "https")


@pytest.mark.parametrize(("status", "ask"), ANSWERS)
def test_every_answer_is_worth_an_a_plus(
    client: TestClient, status: int, ask: Callable[[TestClient], Answer]
) -> None:
    answer = ask(client)

    assert status == answer.status_code
    assert headers_for(tls=True) == {name: answer.headers[name] for name in headers_for(tls=True)}
    assert A_PLUS <= score(answer.headers)
    assert "server" not in answer.headers


@pytest.mark.parametrize(("status", "ask"), ANSWERS)
def test_nothing_is_kept_but_what_never_changes(
    client: TestClient, status: int, ask: Callable[[TestClient], Answer]
) -> None:
    answer = ask(client)

    never_changes = answer.request.url.path.startswith("/statisk/")
    expected = "public, max-age=31536000, immutable" if never_changes else "no-store"
    assert expected == answer.headers["Cache-Control"]


def test_an_answer_may_say_how_long_it_is_kept(client: TestClient) -> None:
    assert "private, max-age=60" == client.get("/kept").headers["Cache-Control"]


def test_no_page_can_weaken_what_protects_it(client: TestClient) -> None:
    answer = client.get("/loose")

    assert ALWAYS == {name: answer.headers[name] for name in ALWAYS}
    assert 1 == len(answer.headers.get_list("Content-Security-Policy"))
    assert "server" not in answer.headers


def test_browsers_are_told_to_come_over_tls_where_there_is_tls_and_nowhere_else() -> None:
    assert "strict-transport-security" not in browser(pages()).get("/halsa").headers


def test_nothing_may_stand_in_a_page_and_nothing_comes_from_elsewhere() -> None:
    policy = policy_of(CONTENT_POLICY)

    assert ["'none'"] == policy["default-src"]
    assert {"'none'", "'self'"} == {source for sources in policy.values() for source in sources}
    assert {"frame-ancestors", "base-uri", "form-action"} <= policy.keys()
    assert "unsafe" not in CONTENT_POLICY


@pytest.mark.parametrize("missing", ALWAYS)
def test_the_rules_miss_what_is_taken_away(missing: str) -> None:
    """The scoring in the test is worth something only where a worse answer gets a worse mark."""
    whole = {name.lower(): value for name, value in headers_for(tls=True).items()}
    less = {name: value for name, value in whole.items() if name != missing.lower()}
    unscored = {"X-Frame-Options", "Cross-Origin-Opener-Policy", "Permissions-Policy"}

    assert (score(less) == score(whole)) is (missing in unscored)
