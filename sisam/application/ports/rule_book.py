"""The rules at rest: every part that a case ever followed, by hash."""

from dataclasses import dataclass
from typing import Protocol

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


class RulePartStore(Protocol):
    """Published parts at rest; publishing the same part again changes nothing."""

    def publish(self, part: StoredPart) -> None:
        """Keep a part for good."""
        ...

    def part(self, kind: str, hash: str) -> StoredPart:
        """Return a part.

        Raises:
            NotFound: it was never published.
        """
        ...

    def parts(self) -> list[StoredPart]:
        """Return every part."""
        ...


class RuleBook(Protocol):
    """Rules as frozen values."""

    def current(self, workflow_name: str) -> Rules:
        """Return the rules that a new case opens with.

        Raises:
            Invalid: they did not pass the proof.
        """
        ...

    def named(self, key: RulesKey) -> Rules:
        """Return the rules that a case follows."""
        ...
