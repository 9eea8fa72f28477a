"""What a case asks of whoever looks at it, and for what they cannot do now, why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sisam.application.worklist.asking import asked_of
from sisam.domain.asked import VERBS, Asked, Verb
from sisam.domain.command import (
    Act,
    Confirm,
    Done,
    LiftProtection,
    Offer,
    Protect,
    Return,
    SetDate,
    Withdraw,
)
from sisam.domain.ids import PersonId
from sisam.domain.step import Step, StepStatus
from sisam.engine.options import Option
from sisam.web.pages.acts.registry import act_path, kind_of
from sisam.web.pages.cases.owed import StepShown, is_later, step_shown
from sisam.web.pages.cases.teller import Teller
from sisam.web.pages.work.ways import may_move, way_to_do
from sisam.web.paths import step_path
from sisam.wording.refusals import refusal
from sisam.wording.work_list import asked_in_words, verb_in_words

#: By which act what is asked is done.
_MEANT: Final[dict[Asked, tuple[type[Act], ...]]] = {
    Asked.DO: (Done,),
    Asked.HAND_OVER: (Offer,),
    Asked.HAND_OVER_AGAIN: (Offer,),
    Asked.ANSWER: (Confirm,),
    Asked.COLLEAGUE_ANSWERS: (Confirm,),
    Asked.FIND: (SetDate,),
    Asked.MOVE_ON: (Done,),
    Asked.END_PAUSE: (Done,),
}
#: The acts that the page of a case leads to; all of them have a page of their own. In a closed one only the
#: last two are done.
KINDS: Final = (Offer, Confirm, Return, Withdraw, Done, SetDate, Protect, LiftProtection)


@dataclass(frozen=True, slots=True)
class Button:
    """A way to something that can be done."""

    url: str
    text: str
    #: It does what is asked.
    does: bool


@dataclass(frozen=True, slots=True)
class AskedShown:
    """A step that waits for the organisation of whoever looks."""

    step: StepShown
    #: What is asked, in a sentence.
    sentence: str
    #: What can be done about it now, the likeliest first; it always leads somewhere.
    buttons: tuple[Button, ...]
    #: Why what is asked cannot be done by them now; empty: it can.
    why_not: str
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
    shown = _as_theirs(teller, step)
    return AskedShown(
        step=shown,
        sentence=_sentence(teller, step, asked),
        buttons=tuple(_buttons(teller, step, asked)),
        why_not=_why_not(teller, step, asked),
        later=is_later(teller, shown),
    )


def _as_theirs(teller: Teller, step: Step) -> StepShown:
    """Return a step as it is shown to whoever is to do it: an answer waits for them, not they for it."""
    shown = step_shown(teller, step)
    if shown.status != "waiting":
        return shown
    urgent = shown.due is not None and shown.due.on == teller.today
    return replace(shown, status="today" if urgent else "soon", word=teller.texts("Väntar på ert svar"))


def _buttons(teller: Teller, step: Step, asked: Asked) -> Iterator[Button]:
    """Yield the ways to what can be done about a step; where no page does it, to the step itself."""
    way = _way(teller, step, asked)
    moves_on = asked is Asked.MOVE_ON and way != _page_of(teller, step)
    if moves_on:
        yield Button(way, verb_in_words(Verb.MOVE_ON, teller.language), True)
    able = [each.act for each in teller.view.options if each.allowed and _is_about(teller, each, step)]
    in_order = sorted(able, key=lambda act: not isinstance(act, _MEANT.get(asked, ())))
    for act in in_order:
        url, kind = act_path(teller.view.case.id, act), kind_of(act)
        if url is not None and kind is not None:
            does = isinstance(act, _MEANT.get(asked, ())) and not moves_on
            yield Button(url, teller.texts(kind.title), does)
    if not moves_on and not any(isinstance(act, _MEANT.get(asked, ())) and kind_of(act) for act in able):
        verb = VERBS[asked]
        yield Button(way, verb_in_words(verb, teller.language), verb is not Verb.OPEN)


def _way(teller: Teller, step: Step, asked: Asked) -> str:
    """Return where what is asked is done, as far as they may do it; else the page of the step."""
    workflow = teller.view.rules.workflow
    if _why_not(teller, step, asked):
        return _page_of(teller, step)
    moves = may_move(workflow, teller.view.case.state, step.owner.party)
    return way_to_do(asked, teller.view.case.id, step.id, workflow.steps[step.definition], moves=moves)


def _page_of(teller: Teller, step: Step) -> str:
    return step_path(teller.view.case.id, step.id)


def _is_about(teller: Teller, option: Option, step: Step) -> bool:
    """Tell whether an act is done upon a step, or records what it asks for."""
    act = option.act
    definition = teller.view.rules.workflow.steps[step.definition]
    if isinstance(act, SetDate):
        return act.anchor in definition.finds_anchors
    return getattr(act, "step_id", None) == step.id


def _why_not(teller: Teller, step: Step, asked: Asked) -> str:
    """Return why they cannot do what is asked, by the engine's own refusal."""
    for option in teller.view.options:
        meant = isinstance(option.act, _MEANT.get(asked, ())) and _is_about(teller, option, step)
        if meant and option.why_not is not None:
            return refusal(option.why_not, teller.language, teller.titles)
    return ""


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
