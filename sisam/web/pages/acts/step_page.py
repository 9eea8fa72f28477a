"""The page of a step: what is asked, who does it, until when, and what can be done with it now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.cases.explaining import explanation
from sisam.application.cases.lateness import days_late, is_overdue
from sisam.application.joint.listing import Waiting, list_waiting
from sisam.application.worklist.asking import asked_of, mover_of, moving_side
from sisam.domain.access import Right
from sisam.domain.asked import Asked
from sisam.domain.step import Step, StepStatus
from sisam.web.asking import Asker
from sisam.web.doors import door
from sisam.web.entries import Entry, Storyteller, by_command
from sisam.web.pages.acts.forcing import can_be_forced
from sisam.web.pages.acts.handed_over import ShownDocument, documents_of, events_of, who_did
from sisam.web.pages.acts.possible import Possible, possible_with_step
from sisam.web.pages.acts.subject import Subject, subject_of
from sisam.web.pages.acts.told import DONE
from sisam.web.paths import step_path
from sisam.web.showing import show
from sisam.wording.lists import capital
from sisam.wording.stories import happening
from sisam.wording.terms import term
from sisam.wording.work_list import asked_in_words

router = APIRouter()

STEP: Final = "/arenden/{case_id}/steg/{step_id}"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step in the words of whoever looks."""

    title: str
    asks: str
    #: How it stands, as the macro of states has it, and in words.
    state: str
    status: str
    facts: tuple[tuple[str, str], ...]
    due_on: date | None
    explanation: str
    source: str
    documents: tuple[ShownDocument, ...]
    history: tuple[Entry, ...]
    possible: tuple[Possible, ...]
    impossible: tuple[Possible, ...]


@door(router, "GET", STEP, right=Right.READ_CASE)
def step_page(asker: Asker, case_id: str, step_id: str, nyss: str = "") -> Response:
    """Show a step, and what can be done with it now.

    Raises:
        NotFound: there is no such case or step for them.
    """
    subject = subject_of(asker, case_id, step_id, needs_step=True)
    waiting = _waiting(subject)
    return show(
        replace(asker.frame, told=asker.told(DONE, nyss)),
        "acts/step.html",
        subject=subject,
        step=_shown(subject),
        waiting=waiting,
        force_url=_force_url(subject, waiting),
        url=step_path(case_id, step_id),
    )


def _waiting(subject: Subject) -> list[Waiting]:
    """Return what waits for an answer about this step, as far as it is the asker's."""
    asker = subject.asker
    if not asker.has(Right.FORCE_HANDOVER):
        return []
    every = list_waiting(asker.parts.site, asker.caller, asker.now)
    return [each for each in every if each.step is not None and each.step.id == subject.the_step.id]


def _force_url(subject: Subject, waiting: list[Waiting]) -> str:
    """Return where it is asked that the step be ended without an answer; empty: not now, or not by them."""
    asks = can_be_forced(subject) and not waiting and subject.asker.has(Right.FORCE_HANDOVER)
    return f"{step_path(subject.view.case.id, subject.the_step.id)}/utan-svar" if asks else ""


def _shown(subject: Subject) -> ShownStep:
    step, view, titles = subject.the_step, subject.view, subject.titles
    deadline = view.case.live_deadline(step.id) if step.live else None
    overdue = deadline is not None and is_overdue(deadline, subject.asker.now)
    may = possible_with_step(subject)
    return ShownStep(
        title=titles.step(step.definition),
        asks=_asks(subject),
        state=_state(step, overdue=overdue),
        status=_status(subject, days_late(step, deadline, subject.asker.now) if overdue else 0),
        facts=tuple(_facts(subject)),
        due_on=deadline.due_on if deadline else None,
        explanation=explanation(view.rules, deadline, subject.language)
        if deadline and view.explains(deadline)
        else "",
        source=deadline.source.value if deadline else "",
        documents=documents_of(subject),
        history=tuple(_history(subject)),
        possible=tuple(each for each in may if each.url),
        impossible=tuple(each for each in may if not each.url),
    )


def _asks(subject: Subject) -> str:
    """Return what is asked, in a sentence; of an ended step that nothing is."""
    step = subject.the_step
    if step.status.ended:
        return subject.texts("Steget är avslutat. Ingen behöver göra något mer med det.")
    theirs = {seat.organisation_id for seat in subject.asker.seats}
    sides = {side.organisation_id for side in (step.owner, step.confirmer) if side}
    own = mover_of(step) in theirs
    asked = Asked.NOTHING
    if theirs & sides:
        asked = asked_of(step, subject.definition, subject.asker.person.id, own=own)
    confirmer = step.confirmer.party if step.confirmer else None
    return asked_in_words(
        asked,
        subject.titles,
        step.definition,
        owner=(moving_side(step) if asked is Asked.NOTHING else step.owner).party,
        confirmer=confirmer,
        language=subject.language,
    )


def _state(step: Step, *, overdue: bool) -> str:
    if step.status.ended:
        return "done" if step.status is StepStatus.CONFIRMED else "cancelled"
    return "late" if overdue else "waiting" if step.status is StepStatus.OFFERED else "open"


def _status(subject: Subject, late: int) -> str:
    word = capital(term(subject.the_step.status, subject.language))
    if not late:
        return word
    return subject.texts.ngettext("%(num)s dag försenat", "%(num)s dagar försenat", late)


def _facts(subject: Subject) -> list[tuple[str, str]]:
    _, step = subject.texts, subject.the_step
    found = [(_("Görs av"), subject.side(step.owner))]
    if step.confirmer:
        found.append((_("Tas emot av"), subject.side(step.confirmer)))
    if step.routine:
        found.append((_("Rutin"), subject.titles.numbered(step.routine)))
    if step.passes_accountability and step.live and step.confirmer:
        found.append((_("Ansvaret"), _("Går över till mottagaren när steget bekräftas.")))
    if step.returns and step.live:
        said = _.ngettext("%(num)s gång", "%(num)s gånger", step.returns)
        found.append((_("Skickat tillbaka"), said))
    return found


def _history(subject: Subject) -> list[Entry]:
    """Return what happened to the step, the newest first."""
    tells = Storyteller(
        lambda event: happening(event, subject.titles, subject.language, subject.cast),
        partial(who_did, subject),
    )
    return [tells.entry(each) for each in by_command(events_of(subject))]
