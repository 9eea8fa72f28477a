"""The page of the log, made from the closed list of its events."""

from collections.abc import Iterable, Iterator

from scripts.reference.markdown import code, page, table
from sisam.log import ALWAYS, LOG_EVENTS, LogEvent

_ABOUT = """
The log goes to standard error, one JSON object a line. What stands below is all that can ever be logged: a
processor drops every other event and every other key, so that no name, number or free text slips in. The
setting [`log_level`](settings.md) says from which level on. The daemon writes a few more lines that are not
JSON, for whoever reads: when it starts, where it serves its figures, and when it stops.
"""


def log_page() -> str:
    """Return the page."""
    return page(
        "Log",
        _ABOUT,
        "## Every line",
        _keys(ALWAYS.items()),
        *(block for name, event in LOG_EVENTS.items() for block in _event(name, event)),
    )


def _event(name: str, event: LogEvent) -> Iterator[str]:
    yield f"## {name}"
    yield f"{event.sentence} Level {code(event.level)}."
    if event.keys:
        yield _keys(event.keys.items())


def _keys(rows: Iterable[tuple[str, str]]) -> str:
    return table(("key", "what it holds"), ((code(key), says) for key, says in rows))
