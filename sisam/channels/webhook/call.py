"""A call: one POST over one connection, within one limit, to an address that is looked at first."""

import http.client
import io
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from typing import cast

from sisam.channels.timed_reader import TimedReader
from sisam.channels.webhook.destination import Destination
from sisam.channels.webhook.failures import Stage, WebhookFails
from sisam.clock import Countdown


def post(
    destination: Destination,
    headers: Mapping[str, str],
    body: bytes,
    limit_s: float,
    tls: ssl.SSLContext,
) -> int | None:
    """Return the status that the other end answers with; None where no answer came, which tells nothing.

    No redirect is followed, no proxy is asked, and nothing but the status is looked at.

    Raises:
        WebhookFails: no connection was made, so that nothing was sent.
    """
    countdown = Countdown(limit_s)
    connection = _connect(destination, countdown, tls)
    try:
        connection.settimeout(countdown.seconds_left)
        connection.sendall(_request(destination, headers, body))
        return _status(connection, countdown)
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _connect(destination: Destination, countdown: Countdown, tls: ssl.SSLContext) -> socket.socket:
    with _failing_at(Stage.FINDING):
        numbers = _numbers_of(destination)
    with _failing_at(Stage.CONNECTING):
        connection = _reach(numbers, destination.port, countdown)
        if destination.scheme != "https":
            return connection
        try:
            connection.settimeout(countdown.seconds_left)
            return tls.wrap_socket(connection, server_hostname=destination.host)
        except BaseException:
            connection.close()
            raise


def _numbers_of(destination: Destination) -> list[str]:
    """Return the numbers that the name means, each looked at."""
    found = socket.getaddrinfo(destination.host, destination.port, type=socket.SOCK_STREAM)
    numbers = [str(each[4][0]) for each in found]
    for number in numbers:
        destination.require_suitable(ip_address(number.partition("%")[0]))
    return numbers


def _reach(numbers: Sequence[str], port: int, countdown: Countdown) -> socket.socket:
    """Connect to one of the very numbers that were looked at; the name may mean another one by now."""
    for number in numbers[:-1]:
        with suppress(OSError):
            return socket.create_connection((number, port), countdown.seconds_left / 2)
    return socket.create_connection((numbers[-1], port), countdown.seconds_left)


def _request(destination: Destination, headers: Mapping[str, str], body: bytes) -> bytes:
    told = {
        "Host": destination.authority,
        "User-Agent": "sisam",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    lines = [f"POST {destination.target} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


def _status(connection: socket.socket, countdown: Countdown) -> int:
    answer = http.client.HTTPResponse(cast("socket.socket", _Answering(connection, countdown)), method="POST")
    try:
        answer.begin()
        return answer.status
    finally:
        answer.close()


class _Answering:
    """A connection as the standard library reads an answer from it: as a file."""

    def __init__(self, connection: socket.socket, countdown: Countdown) -> None:
        self._reader = TimedReader(connection, countdown)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._reader)


@contextmanager
def _failing_at(stage: Stage) -> Iterator[None]:
    """Tell whatever goes wrong as a failure to call, without the words of the other end."""
    try:
        yield
    except ValueError as error:
        raise WebhookFails(stage, str(error)) from None
    except OSError as error:
        raise WebhookFails(stage, _why(error)) from None


def _why(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        # Without the name that the certificate does not fit, which is the address.
        return f"its certificate is refused (code {error.verify_code})"
    if isinstance(error, TimeoutError):
        return "it took too long"
    return error.strerror or type(error).__name__
