"""Days after a month of reading, and what is signed for it."""

from datetime import UTC, date, datetime

from sisam.application.reviews.signing_reviews import Signature
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import ReviewOutcome
from tests.builders import SOCIAL_SERVICES

NOVEMBER = LogMonth(date(2026, 11, 1))
#: The first working day after it.
DECEMBER = datetime(2026, 12, 1, 9, tzinfo=UTC)
#: The day after the last one on which its review is in time.
LATE = datetime(2026, 12, 15, 9, tzinfo=UTC)
NOTHING = Signature(SOCIAL_SERVICES, NOVEMBER, ReviewOutcome.NOTHING_TO_REMARK)
