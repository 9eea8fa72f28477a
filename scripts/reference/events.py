"""The page of the events, made from the shapes that the engine holds every event to."""

from collections.abc import Iterator

from scripts.reference.markdown import code, page, table
from scripts.reference.words import vocabularies_of
from sisam.domain.event_keys import EVENT_SHAPES, EventShape

_ABOUT = """
Every line of a case's journal is an event of one of these types. [`v_event`](views.md#v_event) shows who
did it, when, by which command, and its hashes; what stands below is its *structure*: closed words, ids,
days and counts, kept for ever and enough to fold the case again. Days are ISO dates (`2026-11-02`),
moments ISO-8601 instants in UTC. A reason or a plan in free text is never part of it; how that is kept,
and why: [the journal](../explanation/journal.md).

The engine refuses to record an event of another type or with another key.
"""
_WORDS = """
## Words

Kinds, statuses and causes of steps, deadlines and alerts, and the reasons for which alerts are cleared:
[the words of the views](views.md#words). Anchors, sources and legal bases:
[the words of the definitions](definitions.md#words).
"""


def events_page() -> str:
    """Return the page."""
    return page(
        "Events",
        _ABOUT,
        *(block for name, shape in EVENT_SHAPES.items() for block in _event(name, shape)),
        _WORDS,
        *vocabularies_of("events"),
    )


def _event(name: str, shape: EventShape) -> Iterator[str]:
    yield f"## {name}"
    yield shape.sentence
    yield table(("key", "what it holds"), ((code(key), says) for key, says in shape.keys.items()))
