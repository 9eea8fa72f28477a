"""Where a request that changes something must come from: the site itself."""

from __future__ import annotations

from http import HTTPStatus

from asgi_cross_origin_protection import CrossOriginProtection
from starlette.types import ASGIApp, Receive, Scope, Send

from sisam.web.errors.page import problem_page
from sisam.web.parts import WebDiary


class OriginShield:
    """Lets nobody change anything from another site's pages, or without a sign of where they come from."""

    def __init__(self, app: ASGIApp, *, diary: WebDiary) -> None:
        """Take what answers, and who hears of what is refused."""
        self._diary = diary
        self._protected = CrossOriginProtection(app, deny_app=self._refuse, allow_unverifiable_requests=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what comes from the site itself, and what changes nothing."""
        await self._protected(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._diary.request_refused("origin")
        await problem_page(scope, HTTPStatus.FORBIDDEN)(scope, receive, send)
