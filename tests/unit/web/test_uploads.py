"""A file that comes with a form is read to its limit, and called by nothing but its name."""

from io import BytesIO

import pytest
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from sisam.web.typed import Typed
from sisam.web.uploads import Upload, upload_of


def with_file(content: bytes, name: str = "list.csv") -> Typed:
    return Typed(files={"file": UploadFile(BytesIO(content), filename=name)})


def test_a_file_is_read() -> None:
    assert Upload("list.csv", b"a;b") == upload_of(with_file(b"a;b"), "file", 3)


def test_no_file_is_none() -> None:
    assert (None, None) == (upload_of(Typed(), "file", 3), upload_of(with_file(b"", ""), "file", 3))


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(HTTPException) as refused:
        upload_of(with_file(b"abcd"), "file", 3)

    assert 413 == refused.value.status_code


@pytest.mark.parametrize(
    ("called", "name"),
    [
        (r"C:\Users\kim\list.csv", "list.csv"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\u202ecsv.exe", "abcsv.exe"),
        ("x" * 500, "x" * 100),
    ],
)
def test_a_file_is_called_by_its_name_alone(called: str, name: str) -> None:
    upload = upload_of(with_file(b"", called), "file", 3)

    assert upload is not None
    assert name == upload.name
