"""Addresses, headers and methods that no browser sends are refused before anything reads them."""

import pytest

from sisam.web.shields.sizes import HEADER_BYTES, HEADERS, TARGET_BYTES
from tests.unit.web.site_of_pages import Heard, browser, pages


@pytest.mark.parametrize("query", ["", "q="])
def test_an_address_may_be_as_long_as_the_longest_of_the_site_and_no_longer(query: str) -> None:
    client = browser(pages())
    begins = "/halsa?" + query

    fits = begins + "x" * (TARGET_BYTES - len(begins) + 1)

    # The question mark counts for neither part.
    assert (200, 414) == (client.get(fits).status_code, client.get(fits + "x").status_code)


def test_headers_may_be_so_long_and_so_many() -> None:
    client = browser(pages())
    many = {f"X-{number}": "x" for number in range(HEADERS)}

    assert 431 == client.get("/halsa", headers={"Cookie": "x" * HEADER_BYTES}).status_code
    assert 431 == client.get("/halsa", headers=many).status_code
    assert 200 == client.get("/halsa", headers={"Cookie": "x" * (HEADER_BYTES // 2)}).status_code


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_no_page_answers_to_another_method(method: str) -> None:
    heard = Heard()
    client = browser(pages(diary=heard))

    answers = [client.request(method, path) for path in ("/halsa", "/finns-inte")]

    assert [405, 405] == [answer.status_code for answer in answers]
    assert ["GET, HEAD, POST"] * 2 == [answer.headers["Allow"] for answer in answers]
    assert ["method"] * 2 == heard.refused
