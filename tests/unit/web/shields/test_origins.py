"""What changes something comes from the site itself, and shows that it does."""

import pytest
from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from sisam.web.doors import PUBLIC, door
from tests.unit.web.site_of_pages import HOST, TOKEN, Gate, Heard, browser, pages

MORE = APIRouter()


@door(MORE, "POST", "/act", right=PUBLIC)
def act() -> Response:
    return PlainTextResponse("done")


def posted(headers: dict[str, str], heard: Heard | None = None, tls: bool = False) -> int:
    app = pages(MORE, gatekeeper=Gate(), diary=heard or Heard(), tls=tls)
    answer = browser(app, "https" if tls else "http").post("/act", data={"_token": TOKEN}, headers=headers)
    return answer.status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": f"http://{HOST}"},
        {"Sec-Fetch-Site": "same-origin", "Origin": f"http://{HOST}", "Referer": "https://evil.example/"},
    ],
)
def test_a_form_of_the_site_is_taken(headers: dict[str, str]) -> None:
    assert 200 == posted(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Referer": f"http://{HOST}/"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "SAME-ORIGIN-ISH"},
        {"Sec-Fetch-Site": "cross-site", "Origin": f"http://{HOST}"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://evil.example"},
        {"Origin": f"http://{HOST}.evil.example"},
        {"Origin": f"http://evil.example/{HOST}"},
        {"Origin": f"http://{HOST}:1"},
        {"Origin": f"http://{HOST}@evil.example"},
        {"Origin": "http://["},
    ],
)
def test_what_comes_from_elsewhere_or_does_not_say_from_where_is_refused(headers: dict[str, str]) -> None:
    heard = Heard()

    assert (403, ["origin"]) == (posted(headers, heard), heard.refused)


def test_the_right_token_does_not_make_up_for_the_wrong_origin() -> None:
    assert 403 == posted({"Origin": "https://evil.example", "X-CSRF-Token": TOKEN})


def test_looking_needs_no_sign() -> None:
    answer = browser(pages()).get("/halsa", headers={"Sec-Fetch-Site": "cross-site", "Origin": "null"})

    assert 200 == answer.status_code


@pytest.mark.parametrize(("scheme", "expected"), [("https", 200), ("http", 403)])
def test_over_tls_no_form_is_taken_of_a_page_that_came_without(scheme: str, expected: int) -> None:
    assert expected == posted({"Origin": f"{scheme}://{HOST}"}, tls=True)
