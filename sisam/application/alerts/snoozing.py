"""Snoozing: somebody whom an alert concerns postpones its next rung, once and for a bounded time."""

from datetime import date, datetime

from sisam.application.alerts.answering import Answer, answer_with
from sisam.application.cases.carrying_out import Result
from sisam.application.site import Site
from sisam.domain.command import Snooze


def snooze(site: Site, answer: Answer, until: date, now: datetime) -> Result:
    """Postpone an alert's next rung to the end of a day.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: the alert does not concern the person.
        AcknowledgedAlready, SnoozedAlready, SnoozedTooLong, SnoozedInVain, ReasonMissing: as the engine says.
    """
    return answer_with(site, answer, Snooze(answer.alert_id, until), now)
