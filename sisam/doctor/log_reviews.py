"""Looking at the reviews of the read log: which months nobody has signed for in time."""

from collections.abc import Iterator
from datetime import datetime

from sisam.application.finding import Finding, Level
from sisam.application.reviews.owed_reviews import owed_at
from sisam.application.rules.rule_keeping import NothingPublished
from sisam.bootstrap import Program
from sisam.doctor.finding import well
from sisam.engine.clocks import local_date
from sisam.wording.doctor_sentences import DoctorSentence


def log_reviews(program: Program, now: datetime) -> Iterator[Finding]:
    """Yield each month of the log whose review is late, else that none is."""
    try:
        owed = owed_at(program.site, now)
    except NothingPublished:
        # The findings on rules tell it.
        return
    late = [(code, each) for code, each in owed if local_date(now) > each.due_on]
    for code, each in late:
        how = DoctorSentence.NOT_REVIEWED.of(code=code, month=each.month.written, due=each.due_on)
        yield Finding("log reviews", Level.WARN, how, DoctorSentence.REVIEW.of())
    if not late:
        yield well("log reviews", DoctorSentence.REVIEWED.of(count=len(owed)))
