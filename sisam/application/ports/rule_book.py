"""The rules at rest: every part that a case ever followed, by hash."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sisam.domain.calendar import Calendar
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

    def current(self, workflow_name: str, parts: RulePartStore) -> Rules:
        """Return the rules that a new case opens with: the accepted parts published last.

        Raises:
            Unavailable: nothing has been published yet.
            Invalid: what was published did not pass the proof.
        """
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
