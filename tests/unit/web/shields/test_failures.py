"""An error that nobody anticipated becomes a page with a number, and tells nothing else."""

from collections.abc import AsyncIterator

import pytest
from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from sisam.web.doors import PUBLIC, door
from sisam.web.shields.failures import HalfAnswered
from tests.unit.web.site_of_pages import Heard, browser, pages

MORE = APIRouter()
SECRET = "Kim Ek 20110315-2383"


@door(MORE, "GET", "/prov/{case_id}", right=PUBLIC)
def fails(case_id: str) -> Response:
    raise ValueError(SECRET + case_id)


@door(MORE, "GET", "/half", right=PUBLIC)
def half() -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"begun"
        raise ValueError(SECRET)

    return StreamingResponse(pieces())


def test_a_bug_is_told_with_its_number_and_the_page_it_happened_on_but_nothing_of_what_was_asked() -> None:
    heard = Heard()

    answer = browser(pages(MORE, diary=heard)).get("/prov/SECRET-ID?q=secret")

    [(reference, where, error)] = heard.failed
    assert (500, "/prov/{case_id}", ValueError) == (answer.status_code, where, type(error))
    assert reference in answer.text
    assert [] == [word for word in ("SECRET", "secret", "Kim", "ValueError") if word in answer.text]


def test_each_bug_has_a_number_of_its_own_and_the_next_request_is_served() -> None:
    heard = Heard()
    client = browser(pages(MORE, diary=heard))

    for _ in range(3):
        client.get("/prov/1")

    assert 3 == len({reference for reference, _, _ in heard.failed})
    assert 200 == client.get("/halsa").status_code


def test_half_an_answer_is_hung_up_on_and_logged_without_its_words() -> None:
    heard = Heard()
    client = browser(pages(MORE, diary=heard))
    client._transport.raise_server_exceptions = True  # type: ignore[attr-defined]

    with pytest.raises(HalfAnswered) as hung_up:
        client.get("/half")

    assert ["/half"] == [where for _, where, _ in heard.failed]
    assert (None, True) == (hung_up.value.__cause__, hung_up.value.__suppress_context__)
