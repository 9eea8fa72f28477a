"""The body of a definition: its tables as one JSON text, which is stored, hashed and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256


def body_of(tables: Mapping[str, object]) -> str:
    """Return the tables as JSON in the order in which they stand; comments and layout leave no trace."""
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), default=_plain)


def tables_of(body: str) -> dict[str, object]:
    """Return the tables that a stored body was made of."""
    tables: dict[str, object] = json.loads(body)
    return tables


def hash_of(body: str) -> str:
    """Return the SHA-256 of a body in hexadecimal; with the version it names a part of the rules for good."""
    return sha256(body.encode()).hexdigest()


def _plain(value: object) -> str:
    # TOML knows four kinds of value that JSON does not, all of them dates or times.
    return value.isoformat() if isinstance(value, date) else str(value)
