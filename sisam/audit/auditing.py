"""The audit: every invariant asked of every case, message and alert, by a road that is not the engine's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from sisam.audit.case_ids import late_cases, next_cases, orphans
from sisam.audit.mail import MESSAGES_A_SNAPSHOT, MailSnapshot, late_messages, next_messages
from sisam.audit.registry import INVARIANTS, Invariant
from sisam.audit.report import Report, Violation
from sisam.audit.shelf import RulesSource, Shelf
from sisam.audit.site import ALERTS_A_SNAPSHOT, SiteAlerts, next_alerts
from sisam.audit.snapshot import CASES_A_SNAPSHOT, Snapshot, Unseal
from sisam.errors import SisamError

#: Opens a connection whose transaction only reads.
ConnectionSource = Callable[[], AbstractContextManager[Connection]]

_Asked = TypeVar("_Asked")


def audit(
    connections: ConnectionSource,
    rules_source: RulesSource,
    now: datetime,
    *,
    unseal: Unseal | None = None,
    invariants: Sequence[Invariant] = INVARIANTS,
    cases_a_snapshot: int = CASES_A_SNAPSHOT,
    messages_a_snapshot: int = MESSAGES_A_SNAPSHOT,
    full: bool = True,
) -> Report:
    """Check every invariant, in short snapshots, and write nothing.

    All cases, messages and alerts of the site are asked; or where it is not to be `full`, those that may
    still move and those that have moved in the last days. `unseal` opens sealed words, so that they too are
    held against the chain. What cannot be checked stands in the report; nothing is raised.
    """
    asking = _Asking(connections, Shelf(rules_source), now, invariants)
    with asking.noting_failures():
        asking.ask_cases(cases_a_snapshot, unseal, full=full)
    with asking.noting_failures():
        asking.ask_messages(messages_a_snapshot, full=full)
    with asking.noting_failures():
        asking.ask_alerts(ALERTS_A_SNAPSHOT, full=full)
    return Report(
        violations=tuple(asking.violations),
        checked=asking.cases,
        invariants=tuple(invariant.id for invariant in invariants),
        could_not=tuple(asking.could_not),
        messages=asking.messages,
    )


@dataclass
class _Asking:
    """One audit, as far as it has come."""

    connections: ConnectionSource
    shelf: Shelf
    now: datetime
    invariants: Sequence[Invariant]
    violations: list[Violation] = field(default_factory=list)
    could_not: dict[str, None] = field(default_factory=dict)
    cases: int = 0
    messages: int = 0

    @contextmanager
    def noting_failures(self) -> Iterator[None]:
        """Note that the database could not be read, and go on with what else is asked."""
        try:
            yield
        except (SQLAlchemyError, SisamError) as error:
            self.could_not[f"The database cannot be read: {type(error).__name__}."] = None

    def ask_cases(self, limit: int, unseal: Unseal | None, *, full: bool) -> None:
        """Ask what must hold of cases, and of what lies in the journal without a case."""
        for ids in self._all_cases(limit) if full else self._late_cases(limit):
            self._ask_snapshot(ids, unseal)
            self.cases += len(ids)
        with self.connections() as connection:
            lost = orphans(connection)
        for ids in _cut(lost, limit):
            self._ask_snapshot(ids, unseal)

    def _ask_snapshot(self, ids: Sequence[str], unseal: Unseal | None) -> None:
        with self.connections() as connection:
            snapshot = Snapshot(connection, ids, self.now, self.shelf, unseal)
            for each in self.invariants:
                self._ask(each, each.of_cases, snapshot)

    def _all_cases(self, limit: int) -> Iterator[Sequence[str]]:
        after = ""
        while True:
            with self.connections() as connection:
                ids = next_cases(connection, after, limit)
            if not ids:
                return
            yield ids
            after = ids[-1]

    def _late_cases(self, limit: int) -> Iterator[Sequence[str]]:
        with self.connections() as connection:
            ids = late_cases(connection, self.now)
        return _cut(ids, limit)

    def ask_messages(self, limit: int, *, full: bool) -> None:
        """Ask what must hold of messages."""
        after = ""
        late = None if full else self._late_messages()
        while True:
            with self.connections() as connection:
                if late is None:
                    ids = next_messages(connection, after, limit)
                else:
                    ids = late[self.messages : self.messages + limit]
                if not ids:
                    return
                mail = MailSnapshot(connection, ids, self.now, self.shelf)
                for each in self.invariants:
                    self._ask(each, each.of_messages, mail)
            self.messages, after = self.messages + len(ids), ids[-1]

    def ask_alerts(self, limit: int, *, full: bool) -> None:
        """Ask what must hold of the alerts that belong to no case."""
        after = ""
        while True:
            with self.connections() as connection:
                ids = next_alerts(connection, after, limit, self.now, full=full)
                if not ids:
                    return
                alerts = SiteAlerts(connection, ids, self.now, self.shelf)
                for each in self.invariants:
                    self._ask(each, each.of_site, alerts)
            after = ids[-1]

    def _late_messages(self) -> Sequence[str]:
        with self.connections() as connection:
            return late_messages(connection, self.now)

    def _ask(
        self, invariant: Invariant, check: Callable[[_Asked], Iterable[Violation]] | None, of: _Asked
    ) -> None:
        """Add the violations of one invariant, and note where it could not be asked to the end."""
        if check is None:
            return
        try:
            self.violations.extend(check(of))
        except (ArithmeticError, LookupError, SisamError, TypeError, ValueError) as error:
            told = f"{invariant.id} could not be checked to the end: {type(error).__name__}."
            self.could_not[told] = None


def _cut(ids: Sequence[str], limit: int) -> Iterator[Sequence[str]]:
    """Yield ids in pieces of so many."""
    return (ids[start : start + limit] for start in range(0, len(ids), limit))
