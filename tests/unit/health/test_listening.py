"""The listener answers three paths on real sockets, and frees its port when it is closed."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPResponse

import pytest

from sisam.application.ports.figures import Figures
from sisam.clock import FixedClock
from sisam.errors import Unavailable
from sisam.health.listening import Listener, PortUnusable, serve_health
from tests.builders import NOW
from tests.ports import HOST, kept_port


@dataclass
class Site:
    """A site whose figures a test sets; None: its database does not answer."""

    now: Figures | None

    @property
    def gauges(self) -> "Site":
        return self

    def figures(self, now: datetime) -> Figures:  # noqa: ARG002
        if self.now is None:
            raise Unavailable
        return self.now


@pytest.fixture
def site() -> Site:
    return Site(Figures(last_sweep_completed=NOW, open_cases=3))


@pytest.fixture
def listener(site: Site) -> Iterator[Listener]:
    listener = serve_health(site, HOST, 0, FixedClock(NOW + timedelta(minutes=1)))
    yield listener
    listener()


def ask(listener: Listener, path: str, method: str = "GET") -> tuple[int, str, HTTPResponse]:
    connection = HTTPConnection(HOST, listener.port, timeout=10)
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body, response


def test_a_site_that_is_well_is_alive_and_ready(listener: Listener) -> None:
    assert (200, "alive\n") == ask(listener, "/healthz")[:2]
    assert (200, "ready\n") == ask(listener, "/readyz")[:2]


def test_a_site_that_nobody_sweeps_is_alive_and_not_ready(listener: Listener, site: Site) -> None:
    assert site.now is not None
    site.now = replace(site.now, last_sweep_completed=NOW - timedelta(minutes=5))

    assert 200 == ask(listener, "/healthz")[0]
    assert (503, "not ready: no sweep was completed in the last five minutes\n") == ask(listener, "/readyz")[
        :2
    ]


def test_a_database_that_does_not_answer_takes_readiness_and_not_life(listener: Listener, site: Site) -> None:
    site.now = None

    assert 200 == ask(listener, "/healthz")[0]
    assert (503, "not ready: the database cannot be read\n") == ask(listener, "/readyz")[:2]
    status, body, _ = ask(listener, "/metrics")
    assert (200, True) == (status, "sisam_up 0.0" in body)


def test_metrics_are_read_anew_each_time(listener: Listener, site: Site) -> None:
    first = ask(listener, "/metrics")
    site.now = Figures(open_cases=4)
    second = ask(listener, "/metrics")

    assert 'sisam_cases{state="open"} 3.0' in first[1]
    assert 'sisam_cases{state="open"} 4.0' in second[1]
    assert str(first[2].headers["Content-Type"]).startswith("text/plain; version=")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 404), ("GET", "/../vault.key", 404), ("GET", "/metrics/x", 404), ("POST", "/healthz", 501)],
)
def test_nothing_else_is_answered(listener: Listener, method: str, path: str, status: int) -> None:
    assert status == ask(listener, path, method)[0]


def test_an_answer_tells_nothing_of_the_machine(listener: Listener) -> None:
    headers = ask(listener, "/healthz")[2].headers

    assert ("sisam", "no-store") == (str(headers["Server"]).strip(), headers["Cache-Control"])


def test_somebody_who_hangs_on_the_line_keeps_nobody_else_waiting(listener: Listener) -> None:
    with socket.create_connection((HOST, listener.port), timeout=10) as hanging:
        hanging.sendall(b"GET /hea")

        assert 200 == ask(listener, "/healthz")[0]


def test_what_is_no_http_ends_nothing(listener: Listener) -> None:
    with socket.create_connection((HOST, listener.port), timeout=10) as strange:
        strange.sendall(b"\x16\x03\x01\x00\xff\r\n\r\n")
        while strange.recv(1000):
            pass

    assert 200 == ask(listener, "/healthz")[0]


def test_closing_frees_the_port(site: Site) -> None:
    with kept_port() as port:
        for _ in range(2):
            listener = serve_health(site, HOST, port)
            listener()

            assert port == listener.port


def test_a_port_that_is_taken_is_told(listener: Listener, site: Site) -> None:
    with pytest.raises(PortUnusable) as refusal:
        serve_health(site, HOST, listener.port)

    assert (HOST, listener.port) == (refusal.value.host, refusal.value.port)
