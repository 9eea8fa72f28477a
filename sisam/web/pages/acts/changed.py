"""What somebody else has done in a case since it was looked at."""

from __future__ import annotations

from dataclasses import dataclass

from sisam.web.pages.acts.subject import Subject
from sisam.wording.lists import all_of
from sisam.wording.stories import tell


@dataclass(frozen=True, slots=True)
class Changed:
    """Who has changed the case, and what they did."""

    by: str
    sentences: tuple[str, ...]


def changes_since(subject: Subject, seen: int) -> Changed:
    """Return what has happened since the journal was so long, as far as it may be told."""
    view = subject.view
    events = [each.event for each in view.journal]
    new = [event for event in events if event.position > seen and not event.actor.is_daemon]
    roster, viewer = subject.asker.roster, view.viewer
    names: dict[str, None] = {}
    for event in new:
        organisation = event.actor.organisation_id
        if organisation and viewer.may_see(view.case, organisation):
            names[roster.persons[event.actor.person_id].name] = None
    cast = subject.cast
    told = tuple(tell(event, subject.titles, subject.language, cast) for event in new)
    return Changed(all_of(names, subject.language) if names else "", told)
