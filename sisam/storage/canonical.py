"""Canonical JSON: one text for one value, so that it can be hashed and compared."""

from json import JSONDecoder, JSONEncoder
from typing import Any, Final

# Made once: the module's own functions make one at each call with settings of ours.
_ENCODER: Final = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_DECODER: Final = JSONDecoder()


def canonical(value: object) -> str:
    """Return a value as JSON with sorted keys, without spaces or needless escapes."""
    return _ENCODER.encode(value)


def read(text: str) -> Any:  # noqa: ANN401 - JSON can tell anything
    """Return the value that a JSON text tells."""
    return _DECODER.decode(text)
