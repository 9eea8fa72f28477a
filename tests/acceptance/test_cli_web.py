"""`sisam web` and `sisam run` as processes: served, refused, stopped."""

import signal
import socket
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest

from sisam.bootstrap import open_program
from tests.acceptance.command_line import PLACEMENT, CommandLine
from tests.acceptance.daemon_process import daemon_at

LATER = "2026-11-30T08:00+01:00"


@pytest.fixture
def site(sisam: CommandLine) -> Path:
    return set_to(sisam.site, "web_port = 8321", "web_port = 0")


def set_to(site: Path, before: str, after: str) -> Path:
    config = site / "config.toml"
    text = config.read_text("utf-8")
    assert before in text
    config.write_text(text.replace(before, after), "utf-8")
    return site


def asked(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, response.read().decode()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_pages_are_served_until_a_signal_comes(site: Path, number: signal.Signals) -> None:
    with daemon_at(site, command="web", now=LATER) as web:
        port = int(web.event("web_started")["port"])
        alive = asked(port, "/halsa")
        missing, page = asked(port, "/finns-inte/Kim-Ek")
        refused, _ = asked(port, "/", Host="evil.example")
        code = web.stop(number)

    assert (200, "alive\n") == alive
    assert (404, 421, 0) == (missing, refused, code)
    assert "Kim" not in page + web.err.decode()
    assert [f"http://127.0.0.1:{port} shows the pages. Ctrl-C or SIGTERM stops it."] == web.lines()
    assert {"failed": 0, "refused": 1, "drained": True}.items() <= web.event("web_stopped").items()
    assert ["web_started", "request_refused", "web_stopping", "web_stopped"] == [
        event["event"] for event in web.events()
    ]


@pytest.mark.slow
def test_one_signal_stops_the_pages_and_then_the_daemon(sisam: CommandLine, site: Path) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    with daemon_at(site, "--every", "1", command="run", now=LATER) as run:
        port = int(run.event("web_started")["port"])
        run.event("sweep_completed")
        alive = asked(port, "/halsa")
        code = run.stop()

    ended = [event["event"] for event in run.events() if event["event"].endswith(("_stopping", "_stopped"))]
    assert ((200, "alive\n"), 0) == (alive, code)
    assert ["web_stopping", "web_stopped", "daemon_stopping", "daemon_stopped"] == ended
    assert run.event("daemon_stopped")["drained"]


@pytest.mark.slow
def test_somebody_who_hangs_on_the_line_keeps_neither_from_ending(site: Path) -> None:
    with daemon_at(site, "--every", "1", command="run", now=LATER) as run:
        port = int(run.event("web_started")["port"])
        run.event("sweep_completed")
        with socket.create_connection(("127.0.0.1", port), timeout=20) as hanging:
            hanging.sendall(b"GET /halsa HTTP/1.1\r\nHo")
            code = run.stop()

    assert (0, True) == (code, run.event("web_stopped")["drained"])


@pytest.mark.slow
def test_a_port_that_is_taken_is_told_before_anything_begins(sisam: CommandLine) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        set_to(sisam.site, "web_port = 8321", f"web_port = {port}")
        refusals = [sisam(command, now=LATER) for command in ("web", "run")]

    for refused in refusals:
        assert (1, "") == (refused.code, refused.out)
        assert refused.err.startswith("Error: The pages cannot be served there: the port is taken")
        assert "  why: Address already in use" in refused.err
        assert "_started" not in refused.err


@pytest.mark.slow
def test_sample_data_is_not_served_as_if_it_were_real(sisam: CommandLine, site: Path) -> None:
    program = open_program(site)
    with closing(program.store), program.store.write() as work:
        work.site_states.put(replace(work.site_states.get(), sample=True))
        work.commit()

    refused = sisam("web", now=LATER)

    assert (1, True) == (refused.code, "The site holds sample data" in refused.err)


@pytest.mark.slow
def test_real_people_are_not_served_where_everybody_may_be_anybody(sisam: CommandLine, site: Path) -> None:
    set_to(site, 'mode = "production"', 'mode = "demo"')

    refused = sisam("run", now=LATER)

    assert (1, True) == (refused.code, "does not hold sample data" in refused.err)


def test_another_address_without_tls_is_refused(sisam: CommandLine, site: Path) -> None:
    set_to(site, 'web_host = "127.0.0.1"', 'web_host = "0.0.0.0"')

    refused = sisam("web", now=LATER)

    assert 1 == refused.code
    assert "the pages need TLS before them" in " ".join(refused.err.split())
