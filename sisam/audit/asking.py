"""A question about some of the things of one kind, which it names by their ids."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, CursorResult, TextClause, bindparam, text


def asked(
    connection: Connection, sql: str, ids: Sequence[str], **values: str
) -> CursorResult[*tuple[Any, ...]]:
    """Return what a query finds, which asks for what is IN :ids, and for other values by their names."""
    return connection.execute(_question(sql), {"ids": list(ids), **values})


@cache
def _question(sql: str) -> TextClause:
    return text(sql).bindparams(bindparam("ids", expanding=True))
