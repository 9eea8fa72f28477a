"""Looking at the site's own alerts: what somebody has to mend that belongs to no single case."""

from collections import Counter
from collections.abc import Iterator

from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.application.finding import Finding, Level
from sisam.bootstrap import Program
from sisam.doctor.finding import well
from sisam.domain.alert import AlertCause
from sisam.wording.doctor_sentences import DoctorSentence


def alerts(program: Program) -> Iterator[Finding]:
    """Yield how many alerts of seats, persons and faults go on, and for how many nobody has said a word."""
    lines = list_site_alerts(program.site)
    if not lines:
        yield well("alerts", DoctorSentence.NO_ALERTS.of())
        return
    counts = Counter(line.alert.cause for line in lines)
    told = tuple(
        DoctorSentence.ALERT_COUNT.of(count=count, cause=cause) for cause, count in sorted(counts.items())
    )
    unanswered = sum(line.acknowledged_by is None for line in lines)
    level = Level.BAD if counts[AlertCause.TECHNICAL] else Level.WARN
    sentence = DoctorSentence.ALERTS_UNANSWERED if unanswered else DoctorSentence.ALERTS_ANSWERED
    how = sentence.of(counts=told, count=unanswered)
    yield Finding("alerts", level, how, DoctorSentence.MEND_ALERTS.of())
