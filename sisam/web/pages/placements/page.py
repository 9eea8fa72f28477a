"""The pages of a new placement: its questions one part after the other, what will happen, and the opening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.cases.entering_one import Before, Foreseen, before_named, enter, preview_entry
from sisam.domain.access import Right
from sisam.domain.ids import CaseId
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.domain.refusal_between_cases import NameAndNumberApart
from sisam.errors import Invalid, NotFound, SisamError, Unavailable
from sisam.web.asking import Asker
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.pages.acts.question import Question
from sisam.web.pages.placements.answers import IDENTITY, Part
from sisam.web.pages.placements.foreseen import opening_shown
from sisam.web.pages.placements.problems import checked, part_with_fault
from sisam.web.pages.placements.questions import HEADS, names_asked, questions_of
from sisam.web.pages.placements.walk import AT, Walk
from sisam.web.paths import CASES, case_path
from sisam.web.showing import back_to, show
from sisam.web.tokens import fresh_key
from sisam.web.typed import TURN_FIELD, TypedForm
from sisam.wording.refusals import refusal

router = APIRouter()

NEW: Final = f"{CASES}/ny"
#: The buttons: on to the next part, back, look for a school, open; `CHANGE` with a part's word.
ON, BACK, SEEK, OPEN, CHANGE = "vidare", "tillbaka", "sok", "oppna", "andra-"
#: What the case's page tells once it was opened.
OPENED: Final = "ny-placering"
#: Where somebody is who looks through the answers.
LOOK: Final = "kontrollera"


@dataclass(frozen=True, slots=True)
class ShownPart:
    """The answers of a part, on the last page."""

    word: Part
    title: str
    answers: tuple[tuple[str, str], ...]


@door(router, "GET", NEW, right=Right.ACT)
def begin(asker: Asker, efter: str = "") -> Response:
    """Ask the first questions; `efter` is the id of a case that the new one is to follow on.

    Raises:
        NotFound: that case is none of theirs.
    """
    walk = Walk.begun(asker, efter)
    before = before_named(asker.parts.site, CaseId(efter), walk.wish, asker.now) if efter else None
    return _ask(walk, Part.KIND, before=before)


@door(router, "POST", NEW, right=Right.ACT)
def go_on(asker: Asker, typed: TypedForm) -> Response:
    """Go on to what is to be answered next, back, or open the case.

    Raises:
        UnknownField: something came that no part asks.
        KeyMissing: the form carries no key that the pages have given out.
    """
    walk, turn, at = Walk.of(asker, typed), typed.text(TURN_FIELD), typed.text(AT)
    if turn.startswith(CHANGE):
        return _ask(walk, _part(turn.removeprefix(CHANGE)))
    if at == LOOK:
        return _open(walk) if turn == OPEN else _look(walk)
    part = _part(at)
    if turn == BACK:
        parts = tuple(Part)
        return _ask(walk, parts[max(parts.index(part) - 1, 0)])
    return _ask(walk, part) if turn == SEEK else _take(walk, part)


def _take(walk: Walk, part: Part) -> Response:
    """Take the answers of a part and go on, or show what is wrong with them."""
    form, general = checked(walk, part)
    if form.problems or general:
        return _ask(walk, part, form, general)
    answered = walk.having(part)
    following = answered.next_part()
    return _look(answered) if following is None else _ask(answered, following)


def _look(walk: Walk) -> Response:
    """Show all answers, and what opening the case would do."""
    for part in Part:
        form, general = checked(walk, part)
        if form.problems or general:
            return _ask(walk, part, form, general)
    asker = walk.asker
    entry = walk.entry(names_asked(walk))
    try:
        foreseen = preview_entry(asker.parts.site, asker.parts.placements, entry, walk.wish, asker.now)
    except SisamError as error:
        return _refused(walk, error)
    return _show_answers(walk, foreseen)


def _open(walk: Walk) -> Response:
    """Open the case and go there; pressed twice it is opened once."""
    asker = walk.asker
    entry = walk.entry(names_asked(walk))
    try:
        case_id = enter(asker.parts.site, asker.parts.placements, entry, walk.wish, asker.now)
    except SisamError as error:
        return _refused(walk, error)
    return back_to(f"{case_path(case_id)}?nyss={OPENED}")


def _refused(walk: Walk, error: SisamError) -> Response:
    """Show beside the answers why the case cannot be opened.

    Raises:
        SisamError: no answer could mend it.
    """
    if isinstance(error, Unavailable) or (isinstance(error, NotFound) and error.kind == "case"):
        raise error
    if isinstance(error, Invalid) and error.faults:
        part = part_with_fault(frozenset(fault.column for fault in error.faults))
        form, general = checked(walk, part)
        return _ask(walk, part, form, general)
    if isinstance(error, NameAndNumberApart):
        told = {"namn": refusal(error, walk.language)}
        return _ask(walk, Part.PUPIL, Filled(walk.typed.texts, told))
    if isinstance(error, KeyUsedOtherwise):
        anew = replace(walk, key=fresh_key())
        return _show_answers(anew, None, refusal(error, walk.language), HTTPStatus.CONFLICT)
    return _show_answers(walk, None, refusal(error, walk.language))


def _ask(
    walk: Walk, part: Part, form: Filled | None = None, general: str = "", before: Before | None = None
) -> Response:
    filled = form or walk.filled
    wrong = bool(filled.problems or general)
    title, lead = HEADS[part]
    return show(
        walk.asker.frame,
        "placements/part.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK,
        part=part,
        number=tuple(Part).index(part) + 1,
        parts=len(Part),
        title=walk.texts(title),
        lead=walk.texts(lead),
        form=filled,
        general=general,
        before=before,
        questions=questions_of(walk, part),
        hidden=tuple(walk.hidden(part)),
        key=walk.key,
        url=NEW,
    )


def _show_answers(
    walk: Walk,
    foreseen: Foreseen | None,
    general: str = "",
    refused_as: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY,
) -> Response:
    return show(
        walk.asker.frame,
        "placements/answers.html",
        HTTPStatus.OK if foreseen else refused_as,
        shown=[_shown(walk, part) for part in Part],
        opening=opening_shown(foreseen, walk) if foreseen else None,
        general=general,
        hidden=tuple(walk.hidden(None)),
        key=walk.key,
        url=NEW,
    )


def _shown(walk: Walk, part: Part) -> ShownPart:
    answers = [
        (question.label, _said(walk, question))
        for question in questions_of(walk, part)
        if walk.given(question.name)
    ]
    return ShownPart(part, walk.texts(HEADS[part][0]), tuple(answers))


def _said(walk: Walk, question: Question) -> str:
    """Return an answer as it is repeated; who a protected pupil is stands there for nobody's eyes."""
    said = walk.given(question.name)
    if question.name in IDENTITY and walk.protected:
        return walk.texts("Ifyllt, visas inte")
    return question.said(said, walk.texts)


def _part(word: str) -> Part:
    """Return the part of that word.

    Raises:
        NotFound: there is none.
    """
    if word not in set(Part):
        raise NotFound("part", "")
    return Part(word)
