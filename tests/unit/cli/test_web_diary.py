"""What the pages tell the log is on its list, and holds nothing that somebody sent."""

import json

import pytest

from sisam.cli.refusal_tally import APART
from sisam.cli.web_diary import WrittenWebDiary
from sisam.clock import FixedClock
from sisam.errors import StoreFails
from sisam.log import LOG_EVENTS, set_up
from tests.builders import NOW


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]


def test_everything_is_logged_with_every_key_that_the_list_has(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("debug")
    diary = WrittenWebDiary("production")

    diary.started("127.0.0.1", 8321, tls=False, found_at="http://127.0.0.1:8321")
    diary.request_failed("A1B2C3", "/arenden/{case_id}", ValueError("Kim Ek"))
    diary.request_refused("origin")
    diary.web_failed(StoreFails())
    diary.stuck()
    diary.stopping("SIGTERM")
    diary.stopped(drained=True)

    lines = {str(line["event"]): line for line in logged(capsys)}
    names = [
        "web_started",
        "request_failed",
        "request_refused",
        "web_failed",
        "web_stuck",
        "web_stopping",
        "web_stopped",
    ]
    always = {"event", "level", "timestamp"}
    assert names == list(lines)
    assert [] == [
        (name, line.keys() ^ LOG_EVENTS[name].keys.keys() - always)
        for name, line in lines.items()
        if line.keys() - always - {"exception"} != LOG_EVENTS[name].keys.keys() - {"exception"}
    ]
    assert (1, 1) == (lines["web_stopped"]["failed"], lines["web_stopped"]["refused"])
    assert "Kim Ek" not in json.dumps(lines)


def test_what_is_said_first_is_where_the_pages_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    set_up("error")

    WrittenWebDiary("production").started("127.0.0.1", 8321, tls=False, found_at="http://127.0.0.1:8321")

    assert "http://127.0.0.1:8321 shows the pages. Ctrl-C or SIGTERM stops it.\n" == capsys.readouterr().err


def test_whoever_hammers_at_the_pages_gets_one_line_a_minute(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info")
    clock = FixedClock(NOW)
    diary = WrittenWebDiary("production", clock=clock)

    for _ in range(100):
        diary.request_refused("host")
    clock.advance(APART)
    diary.tell_refused()
    diary.request_refused("host")
    diary.stopped(drained=True)

    lines = [line for line in logged(capsys) if line["event"] == "request_refused"]
    assert [("host", 1), ("host", 99), ("host", 1)] == [(line["why"], line["count"]) for line in lines]
    assert 101 == diary.refused
