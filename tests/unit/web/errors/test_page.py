"""The page of an error is the same for everybody, in their language, and needs nothing that may be broken."""

from http import HTTPStatus

import pytest
from fastapi import APIRouter
from jinja2 import TemplateNotFound
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sisam.domain.access import Right
from sisam.domain.language import Language
from sisam.errors import Conflict, Invalid, NotFound, NotPermitted, StoreFails
from sisam.web.doors import PUBLIC, SIGNED_IN, door
from sisam.web.errors import page
from sisam.web.errors.page import bare, written
from sisam.web.errors.problem import PROBLEMS, problem_of
from sisam.web.language import texts_in
from tests.unit.web.site_of_pages import SAME_ORIGIN, TOKEN, Gate, Heard, browser, pages

MORE = APIRouter()
NAME = "Kim-Ek-20110315-2383"


@door(MORE, "GET", "/arenden/{case_id}", right=SIGNED_IN)
def foreign(case_id: str) -> Response:
    raise NotFound("case", case_id)


@door(MORE, "GET", "/sida/{number}", right=SIGNED_IN)
def counted(number: int) -> Response:
    raise NotFound("page", str(number))


@door(MORE, "GET", "/fel/{kind}", right=PUBLIC)
def fails(kind: str) -> Response:
    errors = {"conflict": Conflict(NAME), "invalid": Invalid(), "forbidden": NotPermitted(NAME)}
    raise errors.get(kind) or HTTPException(int(kind), NAME)


@door(MORE, "GET", "/gone", right=PUBLIC)
def gone() -> Response:
    raise StoreFails


@door(MORE, "POST", "/act", right=Right.ACT)
def act() -> Response:
    raise NotFound("case", NAME)


def test_what_is_not_there_and_what_is_somebody_else_s_are_the_same_to_the_byte_for_everybody() -> None:
    paths = [
        f"/finns-inte/{NAME}",
        "/finns-inte",
        f"/{NAME}?q={NAME}",
        "/sida/x",
        "/sida/7",
        "/statisk/1/2",
    ]
    clients = [browser(pages(MORE, gatekeeper=Gate(rights))) for rights in (frozenset(), frozenset(Right))]

    asked = [client.get(path) for client in clients for path in paths]
    sent = [
        clients[1].post(path, data={"_token": TOKEN}, headers=SAME_ORIGIN) for path in ("/act", "/finns-inte")
    ]

    assert {404} == {answer.status_code for answer in (*asked, *sent)}
    assert 1 == len({answer.content for answer in (*asked, *sent)})
    for alike in (asked, sent):
        assert 1 == len({tuple(answer.headers.multi_items()) for answer in alike})


@pytest.mark.parametrize(
    "kind", ["conflict", "invalid", "forbidden", "400", "418", "409", "451", "500", "502"]
)
def test_no_page_tells_what_was_asked_or_what_went_wrong(kind: str) -> None:
    answer = browser(pages(MORE)).get(f"/fel/{kind}?q={NAME}", headers={"Referer": f"http://x/{NAME}"})

    assert 400 <= answer.status_code < 600
    assert NAME not in answer.text + str(answer.headers)
    assert "/fel/" not in answer.text


def test_a_database_that_is_gone_is_told_with_a_number() -> None:
    heard = Heard()

    answer = browser(pages(MORE, diary=heard)).get("/gone")

    [(reference, where, error)] = heard.failed
    assert (503, "/gone", StoreFails) == (answer.status_code, where, type(error))
    assert reference in answer.text


@pytest.mark.parametrize(
    ("accepted", "title", "language"),
    [
        ("", "Sidan finns inte", "sv"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "Sidan finns inte", "sv"),
        ("en-GB,en;q=0.9", "There is no such page", "en"),
        ("de-DE", "Sidan finns inte", "sv"),
        ("en;q=nonsense," * 500, "Sidan finns inte", "sv"),
    ],
)
def test_the_page_speaks_as_the_browser_asks(accepted: str, title: str, language: str) -> None:
    answer = browser(pages()).get("/finns-inte", headers={"Accept-Language": accepted})

    assert f"<h1>{title}</h1>" in answer.text
    assert f'<html lang="{language}"' in answer.text
    assert "Accept-Language" == answer.headers["Vary"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("status", PROBLEMS)
def test_every_page_says_what_happened_and_what_to_do(status: HTTPStatus, language: Language) -> None:
    texts = texts_in(language)
    expected = [
        texts(text) for text in (PROBLEMS[status].title, PROBLEMS[status].sentence, PROBLEMS[status].remedy)
    ]

    for told in (written(status, language, "A1B2C3"), bare(status, language, "A1B2C3")):
        assert [] == [text for text in (*expected, "A1B2C3") if text not in told]
        assert 1 == told.count("<h1")


@pytest.mark.parametrize("status", [status for status in HTTPStatus if status >= HTTPStatus.BAD_REQUEST])
def test_every_status_has_a_page_of_its_class(status: HTTPStatus) -> None:
    told, problem = problem_of(status)

    assert status // 100 == told // 100
    assert problem is PROBLEMS[told]


def test_where_the_templates_are_gone_the_page_is_told_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise TemplateNotFound("errors/error.html")

    monkeypatch.setattr(page, "write_page", broken)

    assert bare(HTTPStatus.NOT_FOUND, Language.EN) == written(HTTPStatus.NOT_FOUND, Language.EN)
