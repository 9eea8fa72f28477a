"""What went wrong for one person or one case, for as long as it does."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from sisam.domain.ids import CaseId, PersonId
from sisam.domain.site_fact import CaseFailure, Unreachable


class FailingAddresses(Protocol):
    """Addresses that have taken nothing since a moment, though nobody says that they never will."""

    def failed(self, person_id: PersonId, channel: str, address: str, now: datetime) -> datetime:
        """Keep that a person's address took nothing now, and return since when it has taken nothing."""
        ...

    def forget(self, person_id: PersonId, channel: str) -> None:
        """Forget it of one person, to whom something got through."""
        ...

    def forget_all(self, channel: str) -> None:
        """Forget it of everybody, since the channel worked for nobody."""
        ...


class Unreachables(Protocol):
    """Persons whose address a channel refused for good."""

    def all(self) -> list[Unreachable]:
        """Return all of them."""
        ...

    def find(self, person_id: PersonId, channel: str) -> Unreachable | None:
        """Return that a channel refused a person; None where it did not."""
        ...

    def put(self, unreachable: Unreachable) -> None:
        """Keep that a person was refused.

        Since when is kept while it is the same address; of what came back, the last time counts.
        """
        ...

    def reached(self, person_id: PersonId, channel: str) -> None:
        """Forget that a person could not be reached over a channel, since something got through."""
        ...


class CaseFailures(Protocol):
    """Cases to which nothing could be done when they were last looked at."""

    def all(self) -> list[CaseFailure]:
        """Return all of them, those that fail longest first."""
        ...

    def put(self, case_id: CaseId, error: str, now: datetime) -> None:
        """Keep that a case failed now; since when is kept."""
        ...

    def mended(self, case_ids: Iterable[CaseId]) -> None:
        """Forget that cases failed, since they passed."""
        ...
