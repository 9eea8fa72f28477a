"""What can be done in a case now, and for what cannot, why not: the engine's own answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.domain import command as acts
from sisam.domain.access import Right
from sisam.domain.command import Act
from sisam.domain.step import Step
from sisam.engine.options import Option
from sisam.web.asking import Asker
from sisam.web.doors import door
from sisam.web.pages.acts.kind import ActKind
from sisam.web.pages.acts.kinds import annulling, closing, dating, disclosing, moving_on, naming, pausing
from sisam.web.pages.acts.refusing import sentence_of
from sisam.web.pages.acts.registry import ALL, kind_of, path_of
from sisam.web.pages.acts.subject import Subject, subject_of
from sisam.web.showing import show

router = APIRouter()

POSSIBLE: Final = "/arenden/{case_id}/gor"
#: The engine is not asked about these beforehand: too much could be named or taken back.
_NOT_ASKED: Final = (naming.SET_PARTY, disclosing.DISCLOSE, disclosing.END_DISCLOSURE, annulling.ANNUL)


@dataclass(frozen=True, slots=True)
class Possible:
    """Something that could be done."""

    title: str
    #: Where it is done; empty: it cannot be done now.
    url: str
    #: Why it cannot.
    why_not: str = ""


@door(router, "GET", POSSIBLE, right=Right.READ_CASE)
def possible_page(asker: Asker, case_id: str) -> Response:
    """List what can be done in a case now, and why the rest cannot.

    Raises:
        NotFound: there is no such case for them.
    """
    subject = subject_of(asker, case_id)
    with_steps = [
        (subject.titles.step(step.definition), possible_with_step(Subject(asker, subject.view, step)))
        for step in subject.view.case.live_steps()
    ]
    return show(
        asker.frame,
        "acts/possible.html",
        subject=subject,
        steps=[(title, [each for each in found if each.url]) for title, found in with_steps],
        stopped=[(title, [each for each in found if not each.url]) for title, found in with_steps],
        case_acts=list(possible_with_case(subject)),
    )


def possible_with_step(subject: Subject) -> list[Possible]:
    """Return what could be done with a step, each with the engine's answer."""
    step = subject.the_step
    options = (each for each in subject.view.options if getattr(each.act, "step_id", None) == step.id)
    found = [_possible(subject, each, kind) for each in options if (kind := kind_of(each.act))]
    return [*_instead(subject, step), *found] if step.live else found


def _instead(subject: Subject, step: Step) -> list[Possible]:
    """Return what ends a step that ends by something else: a date, a party, a move, the closing."""
    definition, case_id = subject.definition, subject.view.case.id
    wanted: list[tuple[ActKind, dict[str, str]]] = []
    if definition.is_finding:
        dates = [each for each in definition.finds_anchors if _may_date(subject, each)]
        wanted += [(dating.SET_DATE, {"vad": each.value}) for each in dates]
        if definition.finds_party:
            wanted.append((naming.SET_PARTY, {"vad": definition.finds_party}))
    if definition.asks_in_pause:
        wanted += [(pausing.RESUME, {}), (pausing.PAUSE, {})]
    if definition.ends_with_closing:
        wanted.append((closing.CLOSE, {}))
    if definition.is_watch and subject.allowed(acts.Fire):
        wanted.append((moving_on.MOVE_ON, {}))
    own = step.owner.organisation_id in {seat.organisation_id for seat in subject.asker.seats}
    if not own or not subject.view.options:
        return []
    return [Possible(subject.texts(kind.title), path_of(case_id, kind, given)) for kind, given in wanted]


def _may_date(subject: Subject, anchor: str) -> bool:
    return any(act.anchor == anchor for act in subject.allowed(acts.SetDate))


def possible_with_case(subject: Subject) -> Iterable[Possible]:
    """Yield what could be done with the case itself; each move by its own name."""
    view = subject.view
    if not view.options:
        return
    for _, option in subject.options(acts.Fire):
        move = subject.titles.move(option.act.transition)  # type: ignore[union-attr]
        yield _possible(subject, option, moving_on.MOVE_ON, move)
    for kind in ALL:
        if kind.of_step or kind is moving_on.MOVE_ON:
            continue
        if kind in _NOT_ASKED:
            if view.case.open:
                yield Possible(subject.texts(kind.title), path_of(view.case.id, kind))
            continue
        of_kind = [each for each in view.options if kind.is_of(each.act)]
        best = next((each for each in of_kind if closing.is_open(each)), next(iter(of_kind), None))
        if best is not None:
            yield _possible(subject, best, kind, given={})


def _possible(
    subject: Subject, option: Option, kind: ActKind, title: str = "", given: dict[str, str] | None = None
) -> Possible:
    said = title or subject.texts(kind.title)
    if not closing.is_open(option) and option.why_not is not None:
        return Possible(said, "", sentence_of(option.why_not, subject))
    act: Act = option.act
    return Possible(said, path_of(subject.view.case.id, kind, kind.at(act) if given is None else given))
