"""What a case asks of whoever looks at it, and for what they cannot do now, why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sisam.application.worklist.asking import asked_of
from sisam.domain.asked import VERBS, Asked, Verb
from sisam.domain.ids import PersonId
from sisam.domain.step import Step, StepStatus
from sisam.web.pages.cases.owed import StepShown, step_shown
from sisam.web.pages.cases.teller import Teller
from sisam.wording.work_list import asked_in_words, verb_in_words

#: What is due within so many days is told at once.
_NEAR: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class AskedShown:
    """A step that waits for the organisation of whoever looks."""

    step: StepShown
    #: What is asked, in a sentence.
    sentence: str
    #: What stands on the button that leads to where it is done.
    verb: str
    #: Whether pressing it does something: else it only shows.
    acts: bool
    #: It need not be done for some time yet.
    later: bool


def asked_shown(teller: Teller, person_id: PersonId) -> tuple[AskedShown, ...]:
    """Return the steps that wait for whoever looks, the most urgent first; none where they act for nobody."""
    found = [(step.first_due_on, step.id, step) for step in _own(teller)]
    return tuple(_shown(teller, step, person_id) for _, _, step in sorted(found, key=lambda each: each[:2]))


def _own(teller: Teller) -> Iterator[Step]:
    acts_for = teller.view.acts_for
    for step in teller.view.case.live_steps():
        answering = step.status is StepStatus.OFFERED and step.confirmer is not None
        mover = step.confirmer if answering and step.confirmer else step.owner
        if acts_for is not None and mover.organisation_id == acts_for:
            yield step


def _shown(teller: Teller, step: Step, person_id: PersonId) -> AskedShown:
    definition = teller.view.rules.workflow.steps[step.definition]
    asked = asked_of(step, definition, person_id, own=True)
    verb = VERBS[asked]
    deadline = teller.view.case.live_deadline(step.id)
    due_on = deadline.due_on if deadline else None
    return AskedShown(
        step=step_shown(teller, step),
        sentence=_sentence(teller, step, asked),
        verb=verb_in_words(verb, teller.language),
        acts=verb is not Verb.OPEN,
        later=due_on is not None and due_on - teller.today > _NEAR,
    )


def _sentence(teller: Teller, step: Step, asked: Asked) -> str:
    confirmer = step.confirmer
    return asked_in_words(
        asked,
        teller.titles,
        step.definition,
        owner=teller.now_called(step.owner),
        confirmer=teller.now_called(confirmer) if confirmer else None,
        language=teller.language,
    )
