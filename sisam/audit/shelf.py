"""The rules that cases follow, each read once for a whole audit."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, text

from sisam.audit.definition import Definition
from sisam.audit.reckoning import Walker
from sisam.domain.rules import Rules, RulesKey

#: Gives the rules of a name; the rule book's `named`.
RulesSource = Callable[[RulesKey], Rules]


class RulesMissing(LookupError):
    """The rules that a case follows cannot be read."""


class Shelf:
    """Keeps what was read of the rules, since a thousand cases follow few of them."""

    def __init__(self, source: RulesSource) -> None:
        """Start with nothing read."""
        self._source = source
        self._rules: dict[RulesKey, Rules] = {}
        self._definitions: dict[tuple[str, str | None], Definition] = {}
        self._walkers: dict[str, Walker] = {}
        self._site_walker: Walker | None = None

    def rules(self, key: RulesKey) -> Rules:
        """Return rules as frozen values, for what must be done as the engine does it.

        Raises:
            SisamError: the source does not have them.
        """
        if key not in self._rules:
            self._rules[key] = self._source(key)
        return self._rules[key]

    def walker(self, key: RulesKey) -> Walker:
        """Return the second method of counting over the calendar of rules.

        Raises:
            SisamError: the source does not have them.
        """
        if key.calendar.hash not in self._walkers:
            self._walkers[key.calendar.hash] = Walker.of(self.rules(key).calendar)
        return self._walkers[key.calendar.hash]

    def site_walker(self, connection: Connection) -> Walker:
        """Return a walker over the calendar that was published last, for what belongs to no case.

        Raises:
            RulesMissing: none is stored, or it is no calendar.
        """
        if self._site_walker is None:
            self._site_walker = _read_calendar(connection)
        return self._site_walker

    def definition(
        self, connection: Connection, workflow_hash: str, agreement_hash: str | None = None
    ) -> Definition:
        """Return a workflow as its stored body tells it, with what an agreement sets otherwise.

        Raises:
            RulesMissing: one of them is not stored, or is none.
        """
        key = workflow_hash, agreement_hash
        if key not in self._definitions:
            self._definitions[key] = _read(connection, workflow_hash, agreement_hash)
        return self._definitions[key]


def _read(connection: Connection, workflow_hash: str, agreement_hash: str | None) -> Definition:
    workflow = _body(connection, "workflow", workflow_hash)
    agreement = None if agreement_hash is None else _body(connection, "agreement", agreement_hash)
    try:
        return Definition(workflow, agreement)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise RulesMissing(workflow_hash) from error


def _body(connection: Connection, kind: str, digest: str) -> str:
    query = text("SELECT body FROM rule_part WHERE kind = :kind AND hash = :hash")
    body: str | None = connection.execute(query, {"kind": kind, "hash": digest}).scalar()
    if body is None:
        raise RulesMissing(digest)
    return body


def _read_calendar(connection: Connection) -> Walker:
    query = text(
        "SELECT body FROM rule_part WHERE kind = 'calendar' ORDER BY published_at DESC, hash LIMIT 1"
    )
    body = connection.execute(query).scalar()
    if body is None:
        raise RulesMissing("calendar")
    try:
        return Walker.of_body(body)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise RulesMissing("calendar") from error
