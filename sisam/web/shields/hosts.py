"""The names under which the site answers."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus

from asgi_cross_origin_protection.origins import host_authority
from starlette.types import ASGIApp, Receive, Scope, Send

from sisam.web.errors.page import problem_page
from sisam.web.parts import WebDiary


class HostShield:
    """Answers whoever asks for the site by its own name and, where it has TLS, over TLS; nobody else."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Collection[str],
        tls: bool,
        diary: WebDiary,
        open_paths: Collection[str] = (),
    ) -> None:
        """Take what answers, its names, whether it has TLS, and the paths that tell nothing and stay open."""
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._schemes = frozenset({"https"} if tls else {"http", "https"})
        self._diary = diary
        self._open_paths = frozenset(open_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or say that this is not the place."""
        if scope["type"] != "http" or scope["path"] in self._open_paths or self._is_meant(scope):
            await self._app(scope, receive, send)
            return
        self._diary.request_refused("host")
        await problem_page(scope, HTTPStatus.MISDIRECTED_REQUEST)(scope, receive, send)

    def _is_meant(self, scope: Scope) -> bool:
        named = [value for name, value in scope["headers"] if name == b"host"]
        if len(named) != 1 or scope["scheme"] not in self._schemes:
            return False
        authority = host_authority(named[0].decode("latin-1"))
        return authority is not None and authority[0] in self._hosts
