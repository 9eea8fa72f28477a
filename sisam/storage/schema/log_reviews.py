"""The tables of whose reading is to be looked through, month by month, and of who has done so."""

from sqlalchemy import CheckConstraint, Index, Table, text

from sisam.domain.log_review import ReviewOutcome
from sisam.storage.schema.columns import metadata, number, one_of, refers, words, words_or_none

log_review = Table(
    "log_review",
    metadata,
    words("id", key=True),
    words("controller_id", refers("organisation.id")),
    # The first day of the month.
    words("first_on"),
    words("signed_by", refers("person.id")),
    words("signed_at"),
    words("via"),
    words("outcome"),
    words("registry_number"),
    number("lines"),
    number("own_lines"),
    one_of("outcome", ReviewOutcome),
    CheckConstraint("(outcome = 'followed_up') = (registry_number <> '')", name="registry_number"),
)
Index("ix_log_review_controller", log_review.c.controller_id, log_review.c.first_on)

#: A month in which somebody was shown or denied something for an organisation. It goes with the organisation
#: where that gets another controller, so that nothing is left that nobody may look through.
log_month = Table(
    "log_month",
    metadata,
    words("organisation_id", refers("organisation.id"), key=True),
    words("first_on", key=True),
    words_or_none("review_id", refers("log_review.id")),
)
Index("ix_log_month_unsigned", log_month.c.first_on, sqlite_where=text("review_id IS NULL"))
