"""Files that come with a form."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PureWindowsPath
from typing import Final

from starlette.exceptions import HTTPException

from sisam.web.typed import Typed

_NAME_LENGTH: Final = 100


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came."""

    #: What it was called, without any folder; only to be shown.
    name: str
    content: bytes


def upload_of(typed: Typed, field: str, at_most: int) -> Upload | None:
    """Return the file of a field; None: none was chosen.

    Raises:
        HTTPException: it is larger than so many bytes, though the door took it.
    """
    came = typed.files.get(field)
    if came is None or not came.filename:
        return None
    content = came.file.read(at_most + 1)
    if len(content) > at_most:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    # Some browsers send the whole path; a name made of signs that nobody can read is no name.
    name = "".join(sign for sign in PureWindowsPath(came.filename).name if sign.isprintable())
    return Upload(name[:_NAME_LENGTH], content)
