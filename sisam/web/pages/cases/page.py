"""The page of a case, and the case on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.access.finding import ById
from sisam.application.cases.showing_cases import CaseView, show_case
from sisam.domain.access import Right
from sisam.domain.ids import CaseId
from sisam.domain.reading import Shown
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.pages.acts.told import DONE
from sisam.web.pages.cases.asked import KINDS
from sisam.web.pages.cases.history import AT_ONCE
from sisam.web.pages.cases.shown import CaseShown, case_shown
from sisam.web.pages.cases.teller import Teller
from sisam.web.paths import case_path
from sisam.web.showing import show

router = APIRouter()

CASE: Final = case_path("{case_id}")
#: More events than any case has.
_LAST_POSITION: Final = 10_000_000


@door(router, "GET", CASE, right=Right.READ_CASE)
def case_page(
    asker: Asker,
    case_id: str,
    fore: Annotated[int | None, Query(ge=1, le=_LAST_POSITION)] = None,
    nyss: str = "",
) -> Response:
    """Show a case as far as it may be seen, with what was done just now by its word.

    `fore` asks for the history before a position.
    """
    view = show_case(asker.parts.site, ById(CaseId(case_id)), asker.caller, asker.now, kinds=KINDS)
    frame = replace(asker.frame, told=asker.told(DONE, nyss))
    return show(frame, "cases/case.html", case=told(asker, view, before=fore))


@door(router, "GET", f"{CASE}/utskrift", right=Right.READ_CASE)
def case_on_paper(asker: Asker, case_id: str) -> Response:
    """Show a case as it is printed: all of its history, by whom and when."""
    meant, site = ById(CaseId(case_id)), asker.parts.site
    view = show_case(site, meant, asker.caller, asker.now, what=Shown.PRINT, kinds=())
    return show(
        asker.frame, "cases/paper.html", case=told(asker, view, at_once=None), by=asker.person, at=asker.now
    )


def told(
    asker: Asking, view: CaseView, *, before: int | None = None, at_once: int | None = AT_ONCE
) -> CaseShown:
    """Return a case in the words of whoever asks."""
    teller = Teller.of(view, asker.language, asker.now, asker.codes)
    may = asker.has(Right.UNMASK) and view.permit.now
    return case_shown(teller, asker.person.id, may_unmask=may, before=before, at_once=at_once)
