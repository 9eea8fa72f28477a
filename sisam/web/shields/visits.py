"""The cookie that guards the forms of whoever is not signed in."""

from __future__ import annotations

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sisam.web.session_gate import VISIT_COOKIE, VISIT_SECONDS

_VISIT: Final = "visit"


class VisitShield:
    """Gives a browser the cookie of the visit whose token a page has just shown."""

    def __init__(self, app: ASGIApp, *, tls: bool) -> None:
        """Take what answers, and whether browsers come over TLS."""
        self._app = app
        self._tls = tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the cookie where a form needs it."""

        async def send_with_cookie(message: Message) -> None:
            visit = scope.get("state", {}).get(_VISIT)
            if message["type"] == "http.response.start" and visit:
                MutableHeaders(scope=message).append("Set-Cookie", self._cookie(visit))
            await send(message)

        await self._app(scope, receive, send_with_cookie)

    def _cookie(self, visit: str) -> str:
        carrier = Response()
        carrier.set_cookie(
            VISIT_COOKIE[self._tls],
            visit,
            max_age=VISIT_SECONDS,
            path="/",
            secure=self._tls,
            httponly=True,
            samesite="lax",
        )
        return carrier.headers["set-cookie"]
