"""Acknowledging: an alert is acknowledged by somebody whom it concerns, and by nobody else."""

from datetime import date, datetime

from sisam.application.alerts.answering import Answer, answer_alert
from sisam.application.alerts.standing import standing_of
from sisam.application.cases.carrying_out import Result
from sisam.application.site import Site
from sisam.domain.command import Acknowledge
from sisam.domain.ids import AlertId, PersonId


def acknowledge(
    site: Site,
    alert_id: AlertId,
    person_id: PersonId,
    until: date,
    plan: str,
    via: str,
    now: datetime,
    *,
    code: str | None = None,
    key: str | None = None,
    seen: int | None = None,
) -> Result:
    """Acknowledge an alert with a plan, until a day.

    `code` names the organisation that the person acts for, where they sit at several; `key` makes a
    repetition harmless; `seen` tells how long the journal was when they looked.

    Raises:
        AlertChanged: somebody has done something about it since.
        NotFound: there is no such alert, or it does not go on.
        NotTold: the person sits at neither side of the step nor at the accountable party, and coordinates
            none of them from above.
        TooLong, ReasonMissing: as the engine says.
    """
    answer = Answer(alert_id, person_id, plan, via, code, key, seen)
    act = Acknowledge(alert_id, until)
    return answer_alert(
        site,
        answer,
        act,
        lambda rules, case, person: (standing_of(person, rules.workflow, case, alert_id), act),
        now,
    )
