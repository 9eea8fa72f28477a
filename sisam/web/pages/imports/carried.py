"""A file that a page carries from its preview to the request, so that it lies nowhere meanwhile."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from binascii import Error
from typing import Final

from sisam.application.joint.asked_file import FILE_BYTES_MOST
from sisam.errors import NotPermitted

#: As much as a field of a form may hold.
FIELD_LENGTH_MOST: Final = 1_000_000


class NotCarried(NotPermitted):
    """The form carries no file of the kind that the pages have given out."""


def packed(content: bytes) -> str | None:
    """Return a file as a field holds it; None: it is too large even so."""
    text = b64encode(zlib.compress(content, 9)).decode()
    return text if len(text) <= FIELD_LENGTH_MOST else None


def unpacked(text: str) -> bytes:
    """Return the file that a field holds.

    Raises:
        NotCarried: it holds none, or a larger one than was ever taken.
    """
    reader = zlib.decompressobj()
    try:
        content = reader.decompress(b64decode(text, validate=True), FILE_BYTES_MOST + 1)
    except (Error, ValueError, zlib.error) as error:
        raise NotCarried from error
    if len(content) > FILE_BYTES_MOST or not reader.eof:
        raise NotCarried
    return content
