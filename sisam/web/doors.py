"""Doors: the only way into the pages, each with the right that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute

from sisam.domain.access import Right
from sisam.web.gatekeeper import Entry, gatekeeper_of
from sisam.web.tokens import check_token

#: What a request may carry, unless its door says otherwise.
BODY_BYTES: Final = 1024 * 1024
#: HEAD is GET without the answer's body, and as harmless.
_METHODS: Final = {"GET": ("GET", "HEAD"), "POST": ("POST",)}
_KEPT_AS: Final = "door"

PUBLIC: Final = Entry.PUBLIC
SIGNED_IN: Final = Entry.SIGNED_IN

Handler = TypeVar("Handler", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: what is asked of it, where, and what whoever asks must be allowed to."""

    method: str
    path: str
    #: None: nobody said, which no door of the site may leave open.
    right: Right | Entry | None
    #: How much a request may carry.
    body_bytes: int = BODY_BYTES


def door(
    router: APIRouter,
    method: Literal["GET", "POST"],
    path: str,
    *,
    right: Right | Entry,
    body_bytes: int = BODY_BYTES,
) -> Callable[[Handler], Handler]:
    """Return what puts a handler behind a door.

    Before the handler the door asks the gatekeeper, and of a POST the token of the session.
    """
    guards = [Depends(_admission(right))]
    if method == "POST":
        guards.append(Depends(check_token))
    kept = Door(method, path, right, body_bytes)

    def behind(handler: Handler) -> Handler:
        router.add_api_route(
            path,
            handler,
            methods=list(_METHODS[method]),
            dependencies=guards,
            response_model=None,
            include_in_schema=False,
            openapi_extra={_KEPT_AS: kept},
        )
        return handler

    return behind


def doors_of(routes: Iterable[BaseRoute]) -> Iterator[Door]:
    """Yield every door of an app's routes; a route that was made another way has no right."""
    for context in iter_route_contexts(list(routes)):
        kept = (getattr(context, "openapi_extra", None) or {}).get(_KEPT_AS)
        yield kept or Door(",".join(sorted(context.methods or ())), str(context.path), None)


def _admission(right: Right | Entry) -> Callable[[Request], None]:
    def admit(request: Request) -> None:
        gatekeeper_of(request).admit(request, right)

    return admit
