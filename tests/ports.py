"""A port of this machine that nobody else is given while a test needs it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

HOST = "127.0.0.1"


@contextmanager
def kept_port() -> Iterator[int]:
    """Keep a free port for whoever asks for it by its number; whoever asks for any gets another.

    Linux lets a server take a port that another socket holds without listening, where both set SO_REUSEADDR
    as servers do. A port that was only found would be anybody's before the server comes, and after it ended.
    """
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind((HOST, 0))
        yield int(keeper.getsockname()[1])
