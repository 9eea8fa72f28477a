"""Published parts of rules, at rest."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

from sisam.application.ports.rule_book import StoredPart
from sisam.errors import NotFound
from sisam.storage.dialect import add_sql, text_of
from sisam.storage.instants import instant_text
from sisam.storage.link import Link, Row
from sisam.storage.schema.rules import rule_part

_COLUMNS: Final = (
    rule_part.c.kind,
    rule_part.c.name,
    rule_part.c.version,
    rule_part.c.hash,
    rule_part.c.body,
    rule_part.c.verdict,
    rule_part.c.published_at,
)
_PART: Final = text_of(
    select(*_COLUMNS).where(
        rule_part.c.kind == bindparam("kind"),
        rule_part.c.hash == bindparam("hash"),
    )
)
_PARTS: Final = text_of(
    select(*_COLUMNS).order_by(rule_part.c.published_at, rule_part.c.kind, rule_part.c.version)
)
_ADD: Final = add_sql(rule_part)


class SqlRuleParts:
    """Parts of rules in a database, within one transaction."""

    __slots__ = ("_link",)

    def __init__(self, link: Link) -> None:
        """Take the link of the transaction."""
        self._link = link

    def publish(self, part: StoredPart) -> None:
        """Keep a part for good; one that is kept already stays as it is."""
        values = (part.kind, part.hash, part.name, part.version, part.body, part.verdict)
        self._link.run(_ADD, (*values, instant_text(part.published_at)))

    def part(self, kind: str, digest: str) -> StoredPart:
        """Return the part of a kind with that hash.

        Raises:
            NotFound: it was never published.
        """
        row = self._link.row(_PART, (kind, digest))
        if row is None:
            raise NotFound(kind, digest)
        return _part_of(row)

    def parts(self) -> list[StoredPart]:
        """Return every part, the one published last at the end."""
        return [_part_of(row) for row in self._link.rows(_PARTS)]


def _part_of(row: Row) -> StoredPart:
    kind, name, version, digest, body, verdict, published_at = row
    return StoredPart(kind, name, version, digest, body, verdict, datetime.fromisoformat(published_at))
