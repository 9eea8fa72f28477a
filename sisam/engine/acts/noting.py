"""Noting: somebody writes down something about an alert, which goes on as before."""

from sisam.domain.command import Note
from sisam.domain.event import EventType
from sisam.engine.draft import Draft
from sisam.engine.permitting import live_alert, require_words


def note(draft: Draft, act: Note) -> None:
    """Write a note on an alert that goes on.

    Raises:
        AlertMissing: the case has no such alert that still goes on.
        ReasonMissing: the note is empty.
    """
    alert = live_alert(draft, act.alert_id)
    draft.record(EventType.ALERT_NOTED, words=require_words(draft, "note"), alert=alert.id)
