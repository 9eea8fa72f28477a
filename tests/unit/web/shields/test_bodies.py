"""What a request brings is read up to so much, whether it says its size, lies about it, or says nothing."""

from collections.abc import Iterator

import pytest
from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from sisam.web.doors import BODY_BYTES, PUBLIC, door
from sisam.web.typed import typed_of
from tests.unit.web.site_of_pages import SAME_ORIGIN, TOKEN, Gate, Heard, browser, pages

MORE = APIRouter()
LARGER = 3 * BODY_BYTES
FORM = SAME_ORIGIN | {"Content-Type": "multipart/form-data; boundary=part"}
BEGINS = (
    f'--part\r\nContent-Disposition: form-data; name="_token"\r\n\r\n{TOKEN}\r\n'
    '--part\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\n\r\n'
).encode()
ENDS = b"\r\n--part--\r\n"


@door(MORE, "POST", "/small", right=PUBLIC)
@door(MORE, "POST", "/large", right=PUBLIC, body_bytes=LARGER)
async def size_of_file(request: Request) -> Response:
    typed = await typed_of(request)
    return PlainTextResponse(str(typed.files["file"].size))


def of_size(size: int) -> bytes:
    """A form with a file in it, so large all together."""
    return BEGINS + b"x" * (size - len(BEGINS) - len(ENDS)) + ENDS


def in_pieces(size: int) -> Iterator[bytes]:
    """The same, without a word about its size."""
    whole = of_size(size)
    yield from (whole[begin : begin + 10_000] for begin in range(0, size, 10_000))


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def client(heard: Heard) -> TestClient:
    return browser(pages(MORE, diary=heard, gatekeeper=Gate()))


@pytest.mark.parametrize(("path", "limit"), [("/small", BODY_BYTES), ("/large", LARGER)])
def test_what_fits_is_taken(client: TestClient, path: str, limit: int) -> None:
    answer = client.post(path, content=of_size(limit), headers=FORM)

    assert (200, str(limit - len(BEGINS) - len(ENDS))) == (answer.status_code, answer.text)


def test_what_says_that_it_is_larger_than_any_number_is_not_read(client: TestClient) -> None:
    answer = client.post("/small", content=of_size(100), headers=FORM | {"Content-Length": "9" * 5_000})

    assert 413 == answer.status_code


@pytest.mark.parametrize(("path", "limit"), [("/small", BODY_BYTES), ("/large", LARGER)])
def test_what_says_that_it_is_too_large_is_not_read(
    client: TestClient, heard: Heard, path: str, limit: int
) -> None:
    answer = client.post(path, content=of_size(limit + 1), headers=FORM)

    assert (413, ["size"]) == (answer.status_code, heard.refused)
    assert "Det som skickades är för stort" in answer.text


@pytest.mark.parametrize(("path", "limit"), [("/small", BODY_BYTES), ("/large", LARGER)])
def test_what_does_not_say_its_size_is_read_so_far(
    client: TestClient, heard: Heard, path: str, limit: int
) -> None:
    fits = client.post(path, content=in_pieces(limit), headers=FORM)
    refused = client.post(path, content=in_pieces(limit + 1), headers=FORM)

    assert (200, 413, ["size"]) == (fits.status_code, refused.status_code, heard.refused)
    assert "Det som skickades är för stort" in refused.text


def test_a_file_counts_as_much_as_a_text(client: TestClient) -> None:
    answer = client.post("/small", files={"file": b"x" * BODY_BYTES}, headers=SAME_ORIGIN)

    assert 413 == answer.status_code


@pytest.mark.parametrize("length", ["-1", "1e9", "0x10", "nonsense", "9" * 40])
def test_a_size_that_is_no_number_frees_nobody_from_the_limit(client: TestClient, length: str) -> None:
    headers = FORM | {"Content-Length": length}

    assert 413 == client.post("/small", content=in_pieces(BODY_BYTES + 1), headers=headers).status_code
