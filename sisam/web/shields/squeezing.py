"""The shield that sends pages compressed, where nobody else could learn from their size (ADR 19)."""

from __future__ import annotations

import gzip
from typing import Final

import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sisam.web.statics import takes_gzip

#: Less than this is sent as it is.
LEAST_BYTES: Final = 1_400
#: Beyond it compressing takes longer than sending what it saves.
_LEVEL: Final = 5
_PAGE: Final = "text/html"
#: Who made the browser ask: a page of this site, or the person by hand. Only a page of somebody else's could
#: put words of its own beside a secret and watch how long the answer is.
_OWN_WISH: Final = frozenset({"same-origin", "none"})


class SqueezeShield:
    """Compresses pages that were asked for from within the site, or by hand."""

    def __init__(self, app: ASGIApp) -> None:
        """Take what answers."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, compressed where that is safe."""
        if scope["type"] != "http" or not _may_squeeze(scope):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Squeezed(send).send)


class _Squeezed:
    """One answer on its way out; a page is held until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = bytearray()

    async def send(self, message: Message) -> None:
        """Send a part of the answer on, or hold it."""
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None or message["type"] != "http.response.body":
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_whole(self._start)

    async def _send_whole(self, start: Message) -> None:
        body = bytes(self._body)
        headers = MutableHeaders(scope=start)
        headers.append("Vary", "Accept-Encoding, Sec-Fetch-Site")
        if len(body) >= LEAST_BYTES:
            # A page takes about a millisecond, in which others are answered.
            body = await anyio.to_thread.run_sync(lambda: gzip.compress(body, _LEVEL, mtime=0))
            headers["Content-Encoding"] = "gzip"
            headers["Content-Length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _may_squeeze(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    wished = headers.getlist("sec-fetch-site")
    own = len(wished) == 1 and wished[0] in _OWN_WISH
    return scope["method"] != "HEAD" and own and takes_gzip(headers.get("accept-encoding", ""))


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return headers.get("content-type", "").startswith(_PAGE) and "content-encoding" not in headers
