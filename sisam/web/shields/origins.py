"""Where a request that changes something must come from: the site itself."""

from __future__ import annotations

from http import HTTPStatus

from asgi_cross_origin_protection import CrossOriginProtection
from starlette.types import ASGIApp, Receive, Scope, Send

from sisam.web.errors.page import problem_page
from sisam.web.parts import WebDiary


class OriginShield:
    """Lets nobody change anything from another site's pages, or without a sign of where they come from."""

    def __init__(self, app: ASGIApp, *, tls: bool, diary: WebDiary) -> None:
        """Take what answers, whether it is asked over TLS, and who hears of what is refused."""
        self._tls = tls
        self._diary = diary
        self._protected = CrossOriginProtection(app, deny_app=self._refuse, allow_unverifiable_requests=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what comes from the site itself, and what changes nothing."""
        if scope["type"] == "http" and scope["method"] == "POST" and self._is_in_the_clear(scope):
            await self._refuse(scope, receive, send)
            return
        await self._protected(scope, receive, send)

    def _is_in_the_clear(self, scope: Scope) -> bool:
        """Tell whether a form comes from a page without TLS, which anybody on the way could have written."""
        origins = [value for name, value in scope["headers"] if name == b"origin"]
        return self._tls and any(not each.lower().startswith(b"https://") for each in origins)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._diary.request_refused("origin")
        await problem_page(scope, HTTPStatus.FORBIDDEN)(scope, receive, send)
