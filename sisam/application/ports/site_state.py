"""Whether a site may speak: a restored one is silent until somebody adopts it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sisam.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class SiteState:
    """Where a site comes from, and whether it may tell people anything."""

    #: Since when it tells nobody anything; None: it speaks.
    silent_since: datetime | None = None
    restored_at: datetime | None = None
    #: The name of the backup's file.
    restored_from: str | None = None
    adopted_at: datetime | None = None
    #: Who adopted it; None with `adopted_at`: the site's owner, in nobody's name.
    adopted_by: PersonId | None = None
    #: By which road, such as ``cli:USER``.
    adopted_via: str | None = None
    #: Whether everything here is invented; such a site is never served as a real one.
    sample: bool = False


class SiteStates(Protocol):
    """The state of the site at rest."""

    def get(self) -> SiteState:
        """Return it; a site that was never restored speaks."""
        ...

    def put(self, state: SiteState) -> None:
        """Keep it instead of the one before."""
        ...
