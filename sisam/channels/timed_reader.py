"""A reader of a socket that cannot last longer than it may, however slowly the other end speaks."""

from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Limited(Protocol):
    """What may last only so long."""

    @property
    def seconds_left(self) -> float:
        """Return how much is left.

        Raises:
            TimeoutError: nothing is.
        """
        ...


class TimedReader(io.RawIOBase):
    """Reads from a socket for as long as there is time.

    The timeout of a socket begins anew with each byte that comes; this one does not.
    """

    def __init__(self, connection: socket.socket, limit: Limited) -> None:
        """Read from a connection within a limit."""
        self._connection = connection
        self._limit = limit

    def readable(self) -> bool:
        """Say that it can be read from."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read what comes next and return how many bytes that were.

        Raises:
            TimeoutError: the time is up.
        """
        self._connection.settimeout(self._limit.seconds_left)
        return self._connection.recv_into(buffer)
