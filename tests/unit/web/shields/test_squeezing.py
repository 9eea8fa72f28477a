"""A page is sent compressed to whoever asked for it from within the site or by hand, and to nobody else."""

import gzip

import pytest
from fastapi import APIRouter
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse

from sisam.web.doors import PUBLIC, door
from sisam.web.shields.squeezing import LEAST_BYTES
from tests.unit.web.site_of_pages import browser, pages

MORE = APIRouter()
PAGE = "<p>Hej på dig.</p>" * 200


@door(MORE, "GET", "/sida", right=PUBLIC)
def page() -> Response:
    return HTMLResponse(PAGE, headers={"Vary": "Cookie"})


@door(MORE, "GET", "/kort", right=PUBLIC)
def short() -> Response:
    return HTMLResponse("<p>Hej.</p>")


@door(MORE, "GET", "/data", right=PUBLIC)
def data() -> Response:
    return JSONResponse(["a"] * LEAST_BYTES)


@door(MORE, "GET", "/bitvis", right=PUBLIC)
def in_pieces() -> Response:
    return StreamingResponse(iter([PAGE, PAGE]), media_type="text/html")


def asked(
    path: str, wish: str | None = "same-origin", takes: str = "gzip, br", method: str = "GET"
) -> Response:
    """Ask as a browser does that says who made it ask, and return the answer as it came over the wire."""
    headers = {"Accept-Encoding": takes} | ({} if wish is None else {"Sec-Fetch-Site": wish})
    with browser(pages(MORE)).stream(method, path, headers=headers) as answer:
        body = b"".join(answer.iter_raw())
    return Response(body, answer.status_code, dict(answer.headers))


@pytest.mark.parametrize("wish", ["same-origin", "none"])
@pytest.mark.parametrize(("path", "whole"), [("/sida", PAGE), ("/bitvis", PAGE * 2)])
def test_a_page_that_was_asked_for_from_here_or_by_hand_is_compressed(
    wish: str, path: str, whole: str
) -> None:
    answer = asked(path, wish)

    assert ("gzip", whole) == (answer.headers["content-encoding"], gzip.decompress(answer.body).decode())
    assert str(len(answer.body)) == answer.headers["content-length"]
    assert "Sec-Fetch-Site" in answer.headers["vary"]


@pytest.mark.parametrize("wish", ["cross-site", "same-site", "", "same-origin, none", None])
def test_a_page_that_another_site_asked_for_has_its_own_size(wish: str | None) -> None:
    answer = asked("/sida", wish)

    assert ("content-encoding" in answer.headers, PAGE.encode()) == (False, answer.body)


@pytest.mark.parametrize("path", ["/kort", "/data"])
def test_what_is_short_or_no_page_is_sent_as_it_is(path: str) -> None:
    assert "content-encoding" not in asked(path).headers


@pytest.mark.parametrize("takes", ["", "br", "gzip;q=0", "identity"])
def test_whoever_takes_nothing_compressed_gets_it_plain(takes: str) -> None:
    assert PAGE.encode() == asked("/sida", takes=takes).body


def test_what_varies_already_goes_on_varying() -> None:
    assert "Cookie" in asked("/sida").headers["vary"]


def test_only_the_head_of_a_page_is_not_held() -> None:
    assert "content-encoding" not in asked("/sida", method="HEAD").headers


def test_a_page_of_an_error_is_compressed_too() -> None:
    answer = asked("/finns-inte")

    assert (404, "gzip") == (answer.status_code, answer.headers["content-encoding"])
