"""A session with a mail server that cannot last longer than it may, however slowly the other end speaks."""

from __future__ import annotations

import io
import smtplib
import socket
import ssl
from typing import TYPE_CHECKING

from sisam.channels.timed_reader import TimedReader
from sisam.clock import Countdown

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Session(smtplib.SMTP):
    """An SMTP session whose every byte counts against one limit.

    The timeout of a socket begins anew with each byte that comes, so that a server that drips could hold
    the outbox for hours.
    """

    def __init__(self, own_name: str, limit_s: float, implicit: ssl.SSLContext | None = None) -> None:
        """Prepare a session; `connect_to` begins it, encrypted at once where a context is given."""
        self._countdown = Countdown(limit_s)
        self._implicit = implicit
        super().__init__(local_hostname=own_name)

    def renew(self, limit_s: float) -> None:
        """Give the rest of the session a limit of its own."""
        self._countdown = Countdown(limit_s)

    def connect_to(self, host: str, port: int) -> tuple[int, bytes]:
        """Connect and return the greeting.

        Raises:
            OSError: nobody answers there, or its certificate is refused.
        """
        # starttls() verifies the certificate against this name.
        self._host = host
        return self.connect(host, port)

    def starttls(self, *, context: ssl.SSLContext) -> tuple[int, bytes]:  # type: ignore[override]
        """Encrypt the session.

        Raises:
            OSError: its certificate is refused.
            SMTPException: the server does not offer it, or does not do it.
        """
        self._require_socket().settimeout(self._countdown.seconds_left)
        return super().starttls(context=context)

    def send(self, s: ReadableBuffer | str) -> None:
        """Send within the time that is left.

        Raises:
            SMTPServerDisconnected: it was not enough, or the other end has gone.
        """
        try:
            self._require_socket().settimeout(self._countdown.seconds_left)
        except TimeoutError:
            self.close()
            raise smtplib.SMTPServerDisconnected("the time is up") from None
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        """Wait for a reply within the time that is left.

        Raises:
            SMTPServerDisconnected: it was not enough, or the other end has gone.
        """
        if self.file is None and self.sock is not None:
            self.file = io.BufferedReader(TimedReader(self.sock, self))
        return super().getreply()

    @property
    def seconds_left(self) -> float:
        """Return how long the session may go on.

        Raises:
            TimeoutError: not at all.
        """
        return self._countdown.seconds_left

    def _require_socket(self) -> socket.socket:
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("not connected")
        return self.sock

    def _get_socket(self, host: str, port: int, _timeout: float) -> socket.socket:
        connection = socket.create_connection((host, port), self.seconds_left)
        if self._implicit is None:
            return connection
        try:
            return self._implicit.wrap_socket(connection, server_hostname=host)
        except BaseException:
            connection.close()
            raise
