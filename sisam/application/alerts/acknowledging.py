"""Acknowledging: an alert is acknowledged by somebody whom it concerns, and by nobody else."""

from datetime import date, datetime

from sisam.application.alerts.answering import Answer, answer_with
from sisam.application.cases.carrying_out import Result
from sisam.application.site import Site
from sisam.domain.command import Acknowledge


def acknowledge(site: Site, answer: Answer, until: date, now: datetime) -> Result:
    """Acknowledge an alert until a day; the words are the plan.

    Raises:
        AlertChanged: somebody has done something about it since.
        NotFound: there is no such alert, or it does not go on.
        NotTold: the person sits at neither side of the step nor at the accountable party, and coordinates
            none of them from above.
        TooLong, ReasonMissing: as the engine says.
    """
    return answer_with(site, answer, Acknowledge(answer.alert_id, until), now)
