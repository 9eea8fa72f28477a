"""The page of the views, made from what stands beside them in the store."""

from collections.abc import Iterator

from scripts.reference.markdown import code, link, page, table
from scripts.reference.words import vocabularies_of, words_link
from sisam.domain.event import EventType
from sisam.storage.view_shapes import VIEW_SHAPES, ViewShape

_ABOUT = """
The views are a stable contract: their names, columns and words stay, whatever the tables behind them become,
and the [changelog](../../CHANGELOG.md) tells what is added. Anyone may build a check or a report on them, and
`sisam audit` does: [what it checks](invariants.md). Read them with any SQLite program, read-only:

```
sqlite3 -readonly sisam.db "SELECT case_number, state FROM v_case WHERE final = 0"
```

- Moments are ISO-8601 texts in UTC (`2026-11-02T08:00:00.000000Z`), days ISO dates, flags 0 or 1.
- `seq` is one number that grows through the whole database, by which events are told apart. A time between
  two events is half-open: `since_seq` belongs to it, `until_seq` does not.
- Ids are opaque. No view shows a name, a personal number, or a reason or plan in free text.
"""


def views_page() -> str:
    """Return the page."""
    return page(
        "Views",
        _ABOUT,
        *(block for name, shape in VIEW_SHAPES.items() for block in _view(name, shape)),
        "## Words",
        *vocabularies_of("views"),
    )


def _view(name: str, shape: ViewShape) -> Iterator[str]:
    yield f"## {name}"
    yield shape.sentence
    rows = ((code(column), says + _one_of(shape, column)) for column, says in shape.columns.items())
    yield table(("column", "what it holds"), rows)


def _one_of(shape: ViewShape, column: str) -> str:
    words = shape.words.get(column)
    if words is None:
        return ""
    if words is EventType:
        return f": {link('types of event', 'events.md')}"
    return f": {words_link(words, 'views')}"
