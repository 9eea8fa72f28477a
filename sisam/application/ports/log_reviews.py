"""Reviews of the read log: which months wait for one, and what was signed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from sisam.domain.ids import OrganisationId
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import LogReview


@dataclass(frozen=True, slots=True)
class UnsignedMonth:
    """A month in which somebody was shown or denied something for an organisation; nobody has signed it."""

    organisation_id: OrganisationId
    month: LogMonth


class LogReviews(Protocol):
    """Reviews at rest; a month comes by itself with the first line that wants one, and none is taken back."""

    def unsigned(self, before: LogMonth) -> Sequence[UnsignedMonth]:
        """Return the months before one that nobody has signed, the oldest first."""
        ...

    def sign(self, review: LogReview, organisations: Collection[OrganisationId]) -> bool:
        """Keep a review of a month of some organisations; tell whether it signed any."""
        ...

    def listed(self, controllers: Collection[OrganisationId], most: int) -> Sequence[LogReview]:
        """Return the reviews of controllers, the newest first, so many at most."""
        ...
