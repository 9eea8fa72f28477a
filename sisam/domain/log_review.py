"""A review of the log: somebody has looked through what a controller's people were shown in a month."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.log_month import LogMonth

#: A registry number is short, and tells nothing but where the matter lies.
LONGEST_NUMBER: Final = 40


class ReviewOutcome(StrEnum):
    """The closed list of what comes of a review."""

    NOTHING_TO_REMARK = "nothing_to_remark"
    #: Something is being asked about; the registry number tells where.
    FOLLOWED_UP = "followed_up"


@dataclass(frozen=True, slots=True)
class LogReview:
    """What somebody signed; it is never changed or taken back."""

    id: str
    #: Whose people's reading it was.
    controller_id: OrganisationId
    month: LogMonth
    signed_by: PersonId
    signed_at: datetime
    #: ``web:SESSION`` or ``cli:USER``.
    via: str
    outcome: ReviewOutcome
    #: Empty where there is nothing to remark.
    registry_number: str
    #: How many lines the month had …
    lines: int
    #: … and how many of them told of the reviewer's own reading.
    own_lines: int
