"""The log: one JSON line an event on standard error, from a closed list of names and keys."""

import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

#: Every event that may be logged, with the keys that it may carry; anything else is dropped.
LOG_EVENTS: dict[str, frozenset[str]] = {
    "bug": frozenset({"reference", "error", "exception"}),
    "case_failed": frozenset({"case_id", "error", "exception"}),
}
_ALWAYS = frozenset({"event", "level", "timestamp"})


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Make the log write JSON lines to a stream (None: standard error), from the given level upwards."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            keep_to_the_list,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


def keep_to_the_list(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop every key that the event's name does not allow, so that no name or number slips in.

    Raises:
        structlog.DropEvent: the event's name is not on the list.
    """
    allowed = LOG_EVENTS.get(str(event.get("event")))
    if allowed is None:
        raise structlog.DropEvent
    return {key: value for key, value in event.items() if key in allowed or key in _ALWAYS}


def log_bug(reference: str, error: Exception) -> None:
    """Log an error that nobody anticipated, under the number that the person was given."""
    structlog.get_logger().error("bug", reference=reference, error=type(error).__name__, exc_info=error)


def log_case_failed(case_id: str, error: Exception) -> None:
    """Log that the rules threw for a case; the others went on."""
    structlog.get_logger().error("case_failed", case_id=case_id, error=type(error).__name__, exc_info=error)
