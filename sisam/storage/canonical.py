"""Canonical JSON: one text for one value, so that it can be hashed and compared."""

from typing import Any

import orjson


def canonical(value: object) -> str:
    """Return a value as JSON with sorted keys, without spaces or needless escapes."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def read(text: str) -> Any:  # noqa: ANN401 - JSON can tell anything
    """Return the value that a JSON text tells."""
    return orjson.loads(text)
