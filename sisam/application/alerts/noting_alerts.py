"""Noting: somebody whom an alert concerns writes down something about it."""

from datetime import datetime

from sisam.application.alerts.answering import Answer, answer_with
from sisam.application.cases.carrying_out import Result
from sisam.application.site import Site
from sisam.domain.command import Note


def note(site: Site, answer: Answer, now: datetime) -> Result:
    """Write a note on an alert that goes on; nothing else changes.

    Raises:
        NotFound: there is no such alert, or it does not go on.
        NotTold: the alert does not concern the person.
        ReasonMissing: the note is empty.
    """
    return answer_with(site, answer, Note(answer.alert_id), now)
