"""The rules at rest: every part that a case ever followed, by hash."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sisam.domain.agreement import Agreement
from sisam.domain.calendar import Calendar
from sisam.domain.organisation import Organisation
from sisam.domain.rules import Rules, RulesKey


@dataclass(frozen=True, slots=True)
class StoredPart:
    """One published part of the rules."""

    #: ``workflow``, ``law``, ``calendar`` or ``agreement``.
    kind: str
    name: str
    version: str
    hash: str
    #: Canonical JSON of the definition as it was read.
    body: str
    #: What the proof said of it; only ``accepted`` ones are followed.
    verdict: str
    #: New cases follow the part of a kind and name that was published last.
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """Whose case it is that opens, and when; which agreement it comes under follows from that."""

    organisation: Organisation
    on: date


class RulePartStore(Protocol):
    """Published parts at rest; publishing the same part again changes nothing."""

    def publish(self, part: StoredPart) -> None:
        """Keep a part for good."""
        ...

    def part(self, kind: str, digest: str) -> StoredPart:
        """Return the part of a kind with that hash.

        Raises:
            NotFound: it was never published.
        """
        ...

    def parts(self) -> list[StoredPart]:
        """Return every part, the one published last at the end."""
        ...


class RuleBook(Protocol):
    """Rules as frozen values, made of the published parts."""

    def current(self, workflow_name: str, parts: RulePartStore, opening: Opening | None = None) -> Rules:
        """Return the rules that a new case opens with: the accepted parts published last.

        The agreement is the one that covers the social services of the `opening`, if there is one.

        Raises:
            Unavailable: nothing has been published yet.
            Invalid: what was published did not pass the proof.
        """
        ...

    def agreements(self, parts: RulePartStore) -> list[Agreement]:
        """Return the agreements that were adopted, of each code the one adopted last."""
        ...

    def calendar(self, parts: RulePartStore) -> Calendar:
        """Return the calendar published last, by which the site itself counts days.

        Raises:
            Unavailable: none has been published yet.
        """
        ...

    def named(self, key: RulesKey, parts: RulePartStore) -> Rules:
        """Return the rules that a case follows.

        Raises:
            NotFound: one of its parts was never published.
        """
        ...
