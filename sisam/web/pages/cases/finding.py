"""Where cases are found: a list of one's own, and a search by what the law lets one search by."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import Field
from starlette.responses import Response

from sisam.application.access.searching import MOST, Hit, search
from sisam.application.cases.browsing_cases import CaseRow, CaseWish, browse_cases
from sisam.application.cases.case_line import CaseLine
from sisam.domain.access import Right
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId
from sisam.domain.refusal_of_access import TermUnlawful
from sisam.domain.workflow import Phase
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, taken
from sisam.web.frame import Place
from sisam.web.language import marked
from sisam.web.pages.cases.part import Part, cases_url, part_of
from sisam.web.paths import CASES, case_path
from sisam.web.showing import show
from sisam.web.typed import TypedForm
from sisam.wording.aliases import alias
from sisam.wording.lists import capital
from sisam.wording.terms import term
from sisam.wording.titles import Titles

router = APIRouter()

#: Longer than any id of a case.
_LONGEST_ID: Final = 64
_TERM: Final = marked("Namn, personnummer, samordningsnummer eller ärendenummer")
#: What the list can be narrowed to, by the word of the address.
_SELECTIONS: Final = {
    "": (marked("Alla öppna"), CaseWish()),
    "ansvariga": (marked("Vi är ansvariga"), CaseWish(accountable=True)),
    "forsenade": (marked("Försenade"), CaseWish(late=True)),
    "fore": (marked("Före"), CaseWish(phase=Phase.BEFORE)),
    "under": (marked("Under"), CaseWish(phase=Phase.DURING)),
    "efter": (marked("Efter"), CaseWish(phase=Phase.AFTER)),
    "avslutade": (marked("Avslutade"), CaseWish(closed=True)),
}
Selection = Literal["", "ansvariga", "forsenade", "fore", "under", "efter", "avslutade"]


class SearchForm(Form):
    """What a case is searched for by."""

    sok: Line = Field(title=_TERM)


@dataclass(frozen=True, slots=True)
class RowShown:
    """A case in a list."""

    url: str
    number: str
    #: The pupil's name, an alias, or empty.
    name: str
    restricted: bool
    state: str
    phase: str
    #: Who is accountable, as far as that may be told.
    accountable: str
    #: What else a list tells of it; None: it was searched for.
    line: CaseLine | None = None


@door(router, "GET", CASES, right=Right.READ_CASE)
def case_list(
    asker: Asker,
    part: Annotated[Part, Depends(part_of)],
    visa: Selection = "",
    efter: Annotated[str, Query(max_length=_LONGEST_ID)] = "",
) -> Response:
    """Show a page of one's own cases; `visa` and a part narrow them, `efter` tells where the page begins."""
    after = CaseId(efter) if efter else None
    chosen = _SELECTIONS[visa][1]
    part = part.beside(chosen)
    wish = part.of(chosen)
    page = browse_cases(asker.parts.site, asker.caller, wish, after, asker.now)
    here = _url(visa, part)
    return show(
        asker.frame,
        "cases/list.html",
        form=Filled(),
        may_search=asker.has(Right.SEARCH),
        may_open=asker.has(Right.ACT),
        tabs=_tabs(asker, visa, part),
        part=part.told(asker),
        whole=_url(visa, Part()),
        selection=visa,
        rows=[_row_shown(asker, each) for each in page.rows],
        first=here if efter else None,
        more=_url(visa, part, page.next_after) if page.next_after else None,
    )


@door(router, "POST", CASES, right=Right.SEARCH)
def found(asker: Asker, typed: TypedForm) -> Response:
    """Show the cases that a lawful term finds; what was searched for stands in no address."""
    form = taken(SearchForm, typed, asker.language)
    if isinstance(form, Filled):
        return _found(asker, form, None, HTTPStatus.UNPROCESSABLE_ENTITY)
    kept = Filled.with_values(sok=form.sok)
    try:
        hits = search(asker.parts.site, asker.caller, form.sok, asker.now)
    except TermUnlawful:
        _ = asker.texts
        why = _(
            "Sök på hela namnet, personnumret, samordningsnumret eller ärendenumret. "
            "Andra sökningar är inte tillåtna i lag."
        )
        return _found(asker, Filled(kept.texts, {"sok": why}), None, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _found(asker, kept, hits, HTTPStatus.OK)


def _found(asker: Asking, form: Filled, hits: list[Hit] | None, status: HTTPStatus) -> Response:
    rows = None if hits is None else [_hit_shown(asker, each) for each in hits]
    return show(asker.frame, "cases/found.html", status, form=form, rows=rows, most=MOST)


def _url(selection: str, part: Part, after: CaseId | None = None) -> str:
    return cases_url(visa=selection, **part.words, efter=after or "")


def _tabs(asker: Asking, here: str, part: Part) -> list[Place]:
    _ = asker.texts
    return [
        Place(_url(word, part.beside(wish)), _(title), current=word == here)
        for word, (title, wish) in _SELECTIONS.items()
    ]


def _row_shown(asker: Asking, row: CaseRow) -> RowShown:
    titles, line = Titles.of(row.workflow, asker.language), row.line
    party = capital(titles.party(line.accountable_party)) if line.accountable_party else ""
    return RowShown(
        url=case_path(row.id),
        number=line.number,
        name=_name(asker, row.identity, line.number, restricted=line.restricted),
        restricted=line.restricted,
        state=titles.state(line.state),
        phase=capital(term(line.phase, asker.language)),
        accountable=line.accountable.name if line.accountable else party,
        line=line,
    )


def _hit_shown(asker: Asking, hit: Hit) -> RowShown:
    return RowShown(
        url=case_path(hit.case_id),
        number=hit.number,
        name=_name(asker, hit.identity, hit.number, restricted=hit.restricted),
        restricted=hit.restricted,
        state="",
        phase=capital(term(hit.phase, asker.language)),
        accountable="",
    )


def _name(asker: Asking, identity: Identity | None, number: str, *, restricted: bool) -> str:
    """Return what the pupil is called in a list."""
    if identity is not None and identity.name:
        return identity.name
    return alias(number, asker.language) if restricted else ""
