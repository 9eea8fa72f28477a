"""The hidden fields of forms: the session's token, the key of a press, and the revision that was seen."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import AsyncIterator
from typing import Final

from fastapi import Request

from sisam.errors import NotPermitted
from sisam.web.gatekeeper import gatekeeper_of
from sisam.web.typed import KEY_FIELD, REVISION_FIELD, TOKEN_FIELD, Typed, typed_of

_KEY_BYTES: Final = 16
_LONGEST_REVISION: Final = 9
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}", re.ASCII)


class TokenWrong(NotPermitted):
    """The form does not carry the token of this session."""


class KeyMissing(NotPermitted):
    """The form carries no key of the kind that the pages give out."""


async def check_token(request: Request) -> AsyncIterator[None]:
    """Let a form through that carries the token of its session, and let go of its files in the end.

    Raises:
        TokenWrong: it does not, or the session has none.
    """
    expected = gatekeeper_of(request).token_of(request)
    try:
        typed = await typed_of(request)
        given = typed.text(TOKEN_FIELD)
        if not expected or not hmac.compare_digest(expected.encode(), given.encode()):
            raise TokenWrong
        yield
    finally:
        await request.close()


def fresh_key() -> str:
    """Return a key for a form that is being shown; each form gets one of its own."""
    return secrets.token_urlsafe(_KEY_BYTES)


def key_of(typed: Typed) -> str:
    """Return the key that a form carries.

    Raises:
        KeyMissing: it carries none, or none that the pages give out.
    """
    key = typed.text(KEY_FIELD)
    if not _KEY.fullmatch(key):
        raise KeyMissing
    return key


def revision_of(typed: Typed) -> int | None:
    """Return how long the journal of a case was when a form was shown; None: the form does not say so."""
    text = typed.text(REVISION_FIELD)
    usable = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_REVISION
    return int(text) if usable else None
