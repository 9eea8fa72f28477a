"""The daemon serves health and metrics beside its loops, where a port is set."""

import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine
from tests.acceptance.daemon_process import PATIENCE, daemon_at
from tests.ports import HOST, kept_port

LATER = "2026-11-30T08:00+01:00"


def serving_on(site: Path, port: int) -> int:
    config = site / "config.toml"
    text = config.read_text("utf-8").replace("metrics_port = 0", f"metrics_port = {port}")
    config.write_text(text.replace("beat_seconds = 10", "beat_seconds = 1"), "utf-8")
    return port


def asked(port: int, path: str) -> tuple[int, str]:
    with closing(HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()


@pytest.fixture
def port(sisam: CommandLine) -> Iterator[int]:
    with kept_port() as port:
        yield serving_on(sisam.site, port)


def test_a_daemon_that_has_swept_is_ready_and_tells_its_figures(sisam: CommandLine, port: int) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    with daemon_at(sisam.site, "--every", "1", now=LATER) as daemon:
        daemon.event("sweep_completed")
        # The next beat tells of the sweep.
        while asked(port, "/readyz")[0] != 200:
            assert daemon.process.poll() is None
        answers = {path: asked(port, path) for path in ("/healthz", "/readyz", "/metrics")}
        code = daemon.stop()

    assert f"Serving on http://{HOST}:{port}/metrics." in daemon.lines()
    assert ((200, "alive\n"), (200, "ready\n")) == (answers["/healthz"], answers["/readyz"])
    assert "sisam_daemons 1.0\n" in answers["/metrics"][1]
    assert 0 == code
    with pytest.raises(ConnectionRefusedError):
        asked(port, "/healthz")


def test_somebody_who_hangs_on_the_line_delays_no_loop_and_no_end(sisam: CommandLine, port: int) -> None:
    with daemon_at(sisam.site, "--every", "1", now=LATER) as daemon:
        daemon.event("sweep_completed")
        with socket.create_connection((HOST, port), timeout=PATIENCE) as hanging:
            hanging.sendall(b"GET /metr")
            sisam.well("import", "placements", sisam.placements(PLACEMENT))
            swept = daemon.event("sweep_completed", cases=1)
            code = daemon.stop()

    assert (0, 1) == (code, swept["cases"])


def test_a_port_that_is_taken_ends_the_daemon_before_it_begins(sisam: CommandLine) -> None:
    with closing(socket.create_server((HOST, 0))) as taken:
        port = serving_on(sisam.site, taken.getsockname()[1])
        refused = sisam("daemon", "--every", "1", now=LATER)

    first, *rest = refused.err.splitlines()
    assert (1, "") == (refused.code, refused.out)
    assert first.startswith("Error: Health and metrics cannot be served there: the port is taken")
    assert [f"  host: {HOST}", f"  port: {port}", "  why: Address already in use"] == rest


def test_without_a_port_nothing_is_served(sisam: CommandLine) -> None:
    with daemon_at(sisam.site, now=LATER) as daemon:
        daemon.event("sweep_completed")
        daemon.stop()

    assert [] == [line for line in daemon.lines() if line.startswith("Serving")]
