"""Every way into the pages names the right that it asks for, and asks for it."""

from collections.abc import Iterator

import pytest
from fastapi import APIRouter, FastAPI
from starlette.responses import PlainTextResponse, Response

from sisam.domain.access import Right
from sisam.web.doors import BODY_BYTES, SIGNED_IN, Door, door, doors_of
from sisam.web.gatekeeper import ClosedGate
from tests.unit.web.site_of_pages import SAME_ORIGIN, TOKEN, Gate, Heard, browser, pages

MORE = APIRouter()


@door(MORE, "GET", "/mine", right=SIGNED_IN)
def mine() -> Response:
    return PlainTextResponse("mine")


@door(MORE, "GET", "/prov", right=Right.READ_LOG)
def read_log() -> Response:
    return PlainTextResponse("log")


@door(MORE, "POST", "/act", right=Right.ACT)
def act() -> Response:
    return PlainTextResponse("done")


def doors(app: FastAPI) -> list[Door]:
    return list(doors_of(app.routes))


def test_every_door_of_the_site_names_its_right() -> None:
    found = doors(pages())

    assert {"/", "/halsa"} <= {each.path for each in found}
    assert [] == [each for each in found if each.right is None]


def test_a_route_made_another_way_is_found_to_have_no_right() -> None:
    careless = APIRouter()
    careless.get("/careless")(mine)

    assert [Door("GET", "/careless", None)] == [each for each in doors(pages(careless)) if each.right is None]


def test_nothing_is_mounted_beside_the_doors() -> None:
    """What is mounted would have paths of its own that no door tells of."""

    def paths(app: FastAPI) -> Iterator[str]:
        yield from (each.path for each in doors(app))

    assert [] == [path for path in paths(pages()) if path in {"/docs", "/redoc", "/openapi.json", "None"}]
    assert 404 == browser(pages()).get("/openapi.json").status_code


def test_a_door_keeps_what_it_was_made_with() -> None:
    expected = {
        Door("GET", "/mine", SIGNED_IN, BODY_BYTES),
        Door("GET", "/prov", Right.READ_LOG, BODY_BYTES),
        Door("POST", "/act", Right.ACT, BODY_BYTES),
    }

    assert expected <= set(doors(pages(MORE)))


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        (None, [303, 303]),
        (frozenset(), [200, 403]),
        (frozenset({Right.ACT}), [200, 403]),
        (frozenset({Right.READ_LOG}), [200, 200]),
    ],
)
def test_the_gatekeeper_is_asked_at_every_door(rights: frozenset[Right] | None, expected: list[int]) -> None:
    client = browser(pages(MORE, gatekeeper=Gate(rights)))

    assert expected == [client.get(path).status_code for path in ("/mine", "/prov")]
    assert expected == [client.head(path).status_code for path in ("/mine", "/prov")]


def test_without_a_gatekeeper_only_public_doors_open() -> None:
    client = browser(pages(MORE, gatekeeper=ClosedGate()))

    assert [200, 303, 303] == [client.get(path).status_code for path in ("/halsa", "/mine", "/prov")]
    assert 303 == client.post("/act", headers=SAME_ORIGIN).status_code


def test_whoever_is_not_signed_in_is_sent_to_do_so_and_back() -> None:
    client = browser(pages(MORE, gatekeeper=Gate(None)))

    assert "/logga-in?till=%2Fmine%3Fsida%3D2" == client.get("/mine?sida=2").headers["Location"]
    assert "/logga-in?nyss=osparat" == client.post("/act", headers=SAME_ORIGIN).headers["Location"]


def test_a_form_needs_the_token_of_its_session() -> None:
    heard = Heard()
    client = browser(pages(MORE, gatekeeper=Gate(frozenset({Right.ACT})), diary=heard))

    def posted(**fields: str) -> int:
        return client.post("/act", data=fields, headers=SAME_ORIGIN).status_code

    assert 200 == posted(_token=TOKEN)
    wrong = [
        posted(),
        posted(_token=""),
        posted(_token=TOKEN[:-1]),
        posted(_token=TOKEN + "x"),
        posted(token=TOKEN),
    ]
    assert [403] * 5 == wrong
    assert ["token"] * 5 == heard.refused


@pytest.mark.parametrize("token", [None, ""])
def test_a_session_without_a_token_takes_no_form(token: str | None) -> None:
    client = browser(pages(MORE, gatekeeper=Gate(frozenset({Right.ACT}), token)))

    assert 403 == client.post("/act", data={"_token": ""}, headers=SAME_ORIGIN).status_code


@pytest.mark.parametrize("kind", ["application/json", "text/plain", ""])
def test_a_token_in_what_is_no_form_does_not_count(kind: str) -> None:
    client = browser(pages(MORE, gatekeeper=Gate(frozenset({Right.ACT}))))
    headers = SAME_ORIGIN | {"Content-Type": kind}

    assert 403 == client.post("/act", content=f"_token={TOKEN}", headers=headers).status_code


def test_a_token_in_the_address_does_not_count() -> None:
    client = browser(pages(MORE, gatekeeper=Gate(frozenset({Right.ACT}))))

    assert 403 == client.post(f"/act?_token={TOKEN}", headers=SAME_ORIGIN).status_code


@pytest.mark.parametrize("path", ["/mine/", "//mine", "/mine//", "/Mine"])
def test_no_address_is_mended_by_a_redirect(path: str) -> None:
    client = browser(pages(MORE, gatekeeper=Gate()))

    assert 404 == client.get(f"http://sisam.example.se{path}" if path.startswith("//") else path).status_code
