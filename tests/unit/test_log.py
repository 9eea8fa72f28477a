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


SECRET = "46elks://user:SECRET@api.example.se Kim Ek"


def raised_from(cause: Exception, error: Exception, *, told: bool = True) -> Exception:
    """An error that was raised while another one was dealt with, or because of it."""
    try:
        try:
            raise cause
        except Exception as first:
            if told:
                raise error from first
            raise error  # noqa: B904 -- that nobody names the cause is what is tested
    except Exception as caught:  # noqa: BLE001
        return caught


@pytest.mark.parametrize("told", [True, False], ids=["cause", "context"])
def test_of_an_error_and_those_behind_it_classes_and_calls_are_told_and_no_words(
    stream: StringIO, *, told: bool
) -> None:
    log_bug("B-17", raised_from(KeyError(SECRET), RuntimeError(SECRET), told=told))

    (line,) = lines(stream)
    called = [each for each in line["exception"].splitlines() if each.startswith("  File")]
    assert not [word for word in ("46elks", "SECRET", "Kim", "Ek") if word in stream.getvalue()]
    assert ["KeyError", "RuntimeError"] == [
        each for each in line["exception"].splitlines() if each.endswith("Error")
    ]
    assert len(called) == 2
    assert all(__file__ in each and each.endswith(", in raised_from") for each in called)


def test_a_chain_of_errors_that_leads_back_to_its_beginning_comes_to_an_end(stream: StringIO) -> None:
    error = raised_from(KeyError(SECRET), RuntimeError(SECRET))
    assert error.__cause__ is not None
    error.__cause__.__cause__ = error

    log_bug("B-17", error)

    assert ["KeyError", "RuntimeError"] == [
        each for each in lines(stream)[0]["exception"].splitlines() if each.endswith("Error")
    ]


def test_what_an_error_hides_of_where_it_came_from_stays_hidden(stream: StringIO) -> None:
    error = raised_from(KeyError(SECRET), RuntimeError(SECRET), told=False)
    error.__suppress_context__ = True

    log_bug("B-17", error)

    assert "KeyError" not in stream.getvalue()


def test_a_traceback_that_slips_past_the_door_is_dropped(stream: StringIO) -> None:
    structlog.get_logger().error("bug", reference="B-1", exc_info=raised(RuntimeError(SECRET)))

    assert "SECRET" not in stream.getvalue()


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
