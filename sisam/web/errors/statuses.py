"""How a request that went wrong ends: one table from the kinds of error to HTTP statuses."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from sisam.errors import Conflict, Invalid, NotFound, NotPermitted, SisamError, Unavailable

#: By kind of error. Whoever decides that something belongs to somebody else says that it is not found.
STATUSES: Final[Mapping[type[SisamError], HTTPStatus]] = {
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotFound: HTTPStatus.NOT_FOUND,
    NotPermitted: HTTPStatus.FORBIDDEN,
    Conflict: HTTPStatus.CONFLICT,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


def status_of(error: SisamError) -> HTTPStatus:
    """Return the status of an error's kind."""
    kinds = (STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    return next(kinds, HTTPStatus.UNPROCESSABLE_ENTITY)
