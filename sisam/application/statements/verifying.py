"""Verifying: whether the site signed a statement, and whether the journals still hold what it tells."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.application.ports.statements import Verifier
from sisam.application.site import Site
from sisam.domain.statement import Head, Statement, read_file


class Break(StrEnum):
    """What became of a journal that a statement tells of."""

    #: Another event stands at the place.
    REWRITTEN = "rewritten"
    #: No event stands there any more.
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class BrokenChain:
    """A journal that is not what it was when the statement was made."""

    head: Head
    how: Break


def prove(text: str, verifier: Verifier, file: str | None = None) -> Statement:
    """Return the statement in a file, once its signature is proved.

    Raises:
        Invalid: it is no statement, of another form, signed with another key, or changed.
    """
    signed = read_file(text, file)
    verifier.require(signed, file)
    return signed.statement


def broken_chains(site: Site, statement: Statement) -> list[BrokenChain]:
    """Return the journals that do not hold any more what a statement tells, by case number."""
    with site.store.read() as work:
        found = work.statements.hashes(statement.heads)
    return [
        BrokenChain(head, Break.CUT if found[head] is None else Break.REWRITTEN)
        for head in statement.heads
        if found[head] != head.hash
    ]
