"""What was handed over with a step, or sent back, as whoever is to answer reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.domain.event import Event, EventType
from sisam.engine.offers import documents_offered, last_offer
from sisam.web.pages.acts.subject import Subject

_TURNS: Final = (EventType.STEP_OFFERED, EventType.STEP_RETURNED)


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document of the step, and whether it was handed over."""

    text: str
    done: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """An offer that stands or stood last."""

    #: Who did it, where they may be named.
    who: str
    at: datetime
    documents: tuple[ShownDocument, ...]
    #: What was written with it, as far as it may be read.
    words: str


def handed_over(subject: Subject) -> HandedOver | None:
    """Return the last offer of the step; None: it was never handed over."""
    last = last_offer(events_of(subject), subject.the_step.id)
    if last is None:
        return None
    return HandedOver(who_did(subject, last), last.happened_at, documents_of(subject), last.words or "")


@dataclass(frozen=True, slots=True)
class SentBack:
    """Why the receiver did not take what was handed over last."""

    #: Who did it, where they may be named.
    who: str
    at: datetime
    #: What was written with it, as far as it may be read.
    words: str


def sent_back(subject: Subject) -> SentBack | None:
    """Return how the step came back; None: it never did, or was handed over again since."""
    turns = [each for each in events_of(subject) if each.type in _TURNS]
    if not turns or turns[-1].type is not EventType.STEP_RETURNED:
        return None
    return SentBack(who_did(subject, turns[-1]), turns[-1].happened_at, turns[-1].words or "")


def documents_of(subject: Subject) -> tuple[ShownDocument, ...]:
    """Return the step's documents, ticked where its last offer says so."""
    given = documents_offered(events_of(subject), subject.the_step.id)
    return tuple(
        ShownDocument(subject.titles.document(name), name in given) for name in subject.definition.documents
    )


def events_of(subject: Subject) -> list[Event]:
    """Return what happened to the step, the oldest first, as far as it is told."""
    step_id = subject.the_step.id
    return [each.event for each in subject.view.journal if each.event.data.get("step") == step_id]


def who_did(subject: Subject, event: Event) -> str:
    """Return who did it, where their organisation may be named; empty: nobody, or it may not."""
    organisation = event.actor.organisation_id
    if event.actor.is_daemon or organisation is None:
        return ""
    person = subject.asker.roster.persons.get(event.actor.person_id)
    named = subject.named(organisation)
    return f"{person.name}, {named}" if person and named else ""
