"""The log says what is on its list and nothing else."""

import json
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog

from sisam.errors import Unavailable
from sisam.log import LOG_EVENTS, keep_to_the_list, log_bug, log_case_failed, log_event, set_up


@pytest.fixture
def stream() -> Iterator[StringIO]:
    stream = StringIO()
    set_up("info", stream)
    yield stream
    structlog.reset_defaults()


def lines(stream: StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def raised(error: Exception) -> Exception:
    try:
        raise error
    except Exception as caught:  # noqa: BLE001
        return caught


def test_a_bug_is_one_line_with_its_number_and_traceback(stream: StringIO) -> None:
    log_bug("B-17", raised(KeyError("gone")))

    (line,) = lines(stream)
    assert ("bug", "error", "B-17", "KeyError") == (
        line["event"],
        line["level"],
        line["reference"],
        line["error"],
    )
    assert "Traceback" in line["exception"]
    assert line["timestamp"].endswith("Z")


def test_a_case_whose_rules_threw_is_named_by_its_id(stream: StringIO) -> None:
    log_case_failed("case-1", raised(RuntimeError("a rule throws")))

    (line,) = lines(stream)
    assert ("case_failed", "case-1", "RuntimeError") == (line["event"], line["case_id"], line["error"])


def test_a_key_that_is_not_on_the_list_is_dropped(stream: StringIO) -> None:
    structlog.get_logger().error("bug", reference="B-1", name="Kim Ek", number="201103152383")

    (line,) = lines(stream)
    assert {"event", "level", "timestamp", "reference"} == set(line)
    assert "Kim" not in stream.getvalue()


def test_an_event_that_is_not_on_the_list_is_not_logged(stream: StringIO) -> None:
    structlog.get_logger().error("Kim Ek was placed today")

    assert "" == stream.getvalue()


def test_what_lies_below_the_level_is_not_logged() -> None:
    stream = StringIO()
    set_up("error", stream)

    structlog.get_logger().warning("bug", reference="B-1")
    structlog.reset_defaults()

    assert "" == stream.getvalue()


@pytest.mark.parametrize("event", LOG_EVENTS)
def test_each_event_keeps_its_own_keys(event: str) -> None:
    keys = LOG_EVENTS[event].keys.keys()
    given = dict.fromkeys(keys, "x") | {"event": event, "more": "y"}

    assert keys | {"event"} == set(keep_to_the_list(None, "error", given))


@pytest.mark.parametrize("event", LOG_EVENTS)
def test_each_event_is_logged_at_its_level_or_quietly(event: str) -> None:
    stream = StringIO()
    set_up("debug", stream)

    log_event(event)
    log_event(event, quietly=True)
    structlog.reset_defaults()

    assert [LOG_EVENTS[event].level, "debug"] == [line["level"] for line in lines(stream)]


def test_an_event_that_nobody_knows_cannot_be_logged() -> None:
    with pytest.raises(KeyError):
        log_event("pupil_placed")


def test_an_anticipated_error_is_named_without_a_traceback(stream: StringIO) -> None:
    log_event("job_failed", job="sweep", in_a_row=2, error=raised(Unavailable()))

    (line,) = lines(stream)
    assert ("Unavailable", 2, False) == (line["error"], int(line["in_a_row"]), "exception" in line)
