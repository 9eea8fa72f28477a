"""Ports of the application, simple enough to be read at a glance; `tests/contract` keeps them honest."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sisam.application.ports.cases import Cases, Change
from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.rule_book import Opening, RuleBook, RulePartStore, StoredPart
from sisam.application.ports.unit_of_work import SealedSubject, Store, UnitOfWork
from sisam.domain.agreement import Agreement
from sisam.domain.calendar import Calendar
from sisam.domain.fact import Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId
from sisam.domain.rules import Rules, RulesKey
from sisam.errors import Conflict, NotFound, Unavailable


class CountedIds:
    """Identifiers in the order in which they were asked for."""

    def __init__(self) -> None:
        self._given = 0

    def new(self) -> str:
        self._given += 1
        return f"id-{self._given:04}"


class ClearSealer:
    """Seals without a key: what lies in the store can be read, and a number is its own index."""

    def seal(self, subject_id: SubjectId, identity: Identity) -> SealedSubject:
        content = json.dumps([subject_id, identity.name, identity.number, identity.protection])
        index = self.indexes(identity.number)[0] if identity.number else None
        named = self.name_indexes(identity.name)[0] if identity.name else None
        return SealedSubject(subject_id, "clear", b"\0" * 12, content.encode(), index, named)

    def open(self, subject: SealedSubject) -> Identity:
        subject_id, name, number, protection = json.loads(subject.ciphertext)
        if subject_id != subject.subject_id:
            raise Unavailable("it was sealed for somebody else")
        return Identity(name, number, Protection(protection))

    def indexes(self, number: str) -> tuple[str, ...]:
        return (number.replace("-", ""),)

    def name_indexes(self, name: str) -> tuple[str, ...]:
        return ("name " + " ".join(sorted(name.casefold().split())),)


@dataclass
class FakeChannel:
    """A channel that answers as it is told to and keeps what came through."""

    #: What it answers, one after the other; the last for ever. None: it does not work at all.
    replies: list[Reply | None] = field(default_factory=lambda: [Reply(Outcome.ACCEPTED, "250 ok")])
    sent: list[Envelope] = field(default_factory=list)
    name: str = "fake"

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if reply is None:
            raise Unavailable
        if envelope.to_address.count("@") != 1 or not _fits_a_line(envelope):
            return Reply(Outcome.NEVER, "550 malformed")
        if reply.ok:
            self.sent = [each for each in self.sent if each.message_id != envelope.message_id]
            self.sent.append(envelope)
        return reply


def _fits_a_line(envelope: Envelope) -> bool:
    return not set(envelope.to_address) & set(" \r\n") and not set(envelope.subject) & set("\r\n")


@dataclass
class Shelf:
    """Published parts in a list."""

    listed: list[StoredPart] = field(default_factory=list)

    def publish(self, part: StoredPart) -> None:
        self.listed.append(part)

    def part(self, kind: str, digest: str) -> StoredPart:
        found = [part for part in self.listed if (part.kind, part.hash) == (kind, digest)]
        if not found:
            raise NotFound(kind, digest)
        return found[0]

    def parts(self) -> list[StoredPart]:
        return self.listed


@dataclass
class BrokenRules:
    """A rule book that throws for the rules of some cases."""

    book: RuleBook
    broken: set[RulesKey] = field(default_factory=set)
    error: Exception = field(default_factory=lambda: RuntimeError("a rule throws"))

    def current(self, workflow_name: str, parts: RulePartStore, opening: Opening | None = None) -> Rules:
        return self.book.current(workflow_name, parts, opening)

    def agreements(self, parts: RulePartStore) -> list[Agreement]:
        return self.book.agreements(parts)

    def calendar(self, parts: RulePartStore) -> Calendar:
        return self.book.calendar(parts)

    def named(self, key: RulesKey, parts: RulePartStore) -> Rules:
        if key in self.broken:
            raise self.error
        return self.book.named(key, parts)


class ContestedStore:
    """A store in which somebody else has always changed a case first when several are saved at once.

    Or that fails otherwise, where so many are saved at least.
    """

    def __init__(self, store: Store, error: Exception | None = None, least: int = 2) -> None:
        self._store = store
        self.error = error or Conflict("somebody else was first")
        self.least = least
        self.conflicts = 0

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        with self._store.read() as work:
            yield work

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        with self._store.write() as work:
            yield _ContestedWork(self, work)  # type: ignore[misc]


class _ContestedWork:
    def __init__(self, store: ContestedStore, work: UnitOfWork) -> None:
        self._work = work
        self.cases = _ContestedCases(store, work.cases)

    def __getattr__(self, name: str) -> object:
        return getattr(self._work, name)


class _ContestedCases:
    def __init__(self, store: ContestedStore, cases: Cases) -> None:
        self._store = store
        self._cases = cases

    def save_many(self, changes: Iterable[Change]) -> None:
        listed = list(changes)
        if len(listed) >= self._store.least:
            self._store.conflicts += 1
            raise self._store.error
        self._cases.save_many(listed)

    def __getattr__(self, name: str) -> object:
        return getattr(self._cases, name)
