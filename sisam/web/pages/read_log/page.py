"""The pages of the log: what was shown to whom, and what was denied."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.access.reviewing import LogFilter, LogPage, review_log
from sisam.application.overview.sheets import csv_of
from sisam.application.reviews.showing_reviews import show_log_with_reviews
from sisam.domain.access import Right
from sisam.errors import NotFound
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.forms import taken
from sisam.web.frame import Told
from sisam.web.language import marked
from sisam.web.pages.files import CSV, file_named
from sisam.web.pages.read_log.filters import IN_A_FILE, KINDS, LOG, ON_A_PAGE, Address, LogForm, wrong_days
from sisam.web.pages.read_log.reviews_told import ReviewsTold, reviews_told
from sisam.web.pages.read_log.told import LineTold, line_told, looks_told, sheet_of
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()

_KINDS: Final = {
    "nekade": marked("Nekade"),
    "med-skal": marked("Med skäl"),
    "utanfor-kontorstid": marked("Utanför arbetstid"),
}
#: What was just done, by the one word that the address of the page may carry.
_DONE: Final = {
    "granskad": marked("Klart: du har skrivit under på att månaden är granskad."),
    "redan": marked("Månaden var redan granskad. Den första underskriften gäller."),
}
_NO_CASE: Final = marked(
    "Ärendenummer: det finns inget sådant ärende hos er. Skriv numret precis som det står."
)
_NO_PERSON: Final = marked("E-postadress: det finns ingen sådan person hos er. Skriv hela adressen.")
_NOTHING: Final = LogPage(())


@door(router, "GET", LOG, right=Right.READ_LOG)
def log_page(asker: Asker, nyss: str = "") -> Response:
    """Show what is to be reviewed and the newest lines, or the lines that the address asks for."""
    address = Address.of(asker.request.query_params)
    told = asker.told(_DONE, nyss)
    if address.narrowed or address.before:
        page = review_log(asker.parts.site, asker.caller, address.wanted(ON_A_PAGE), asker.now)
        return _shown(asker, address, _filled(address, page), page)
    return log_with_reviews(asker, told=told, address=address)


@door(router, "POST", LOG, right=Right.READ_LOG)
def log_searched(asker: Asker, typed: TypedForm) -> Response:
    """Look up the case and the person that were typed, and lead to their lines by their ids."""
    form = taken(LogForm, typed, asker.language)
    if isinstance(form, Filled):
        return _shown(asker, Address(), form, None)
    address = Address(first=form.fran, last=form.till, kind=form.visa if form.visa in KINDS else "")
    problems = wrong_days(form, asker.texts)
    case = _looked_up(asker, LogFilter(case_number=form.arende)) if form.arende else _NOTHING
    person = _looked_up(asker, LogFilter(email=form.person)) if form.person else _NOTHING
    if case is None:
        problems["arende"] = asker.texts(_NO_CASE)
    if person is None:
        problems["person"] = asker.texts(_NO_PERSON)
    if problems or case is None or person is None:
        return _shown(asker, address, Filled(typed.texts, problems), None)
    named = replace(address, case=case.case_id or "", person=person.person.id if person.person else "")
    return back_to(named.url)


@door(router, "GET", f"{LOG}/fil/logg.csv", right=Right.READ_LOG)
def log_file(asker: Asker) -> Response:
    """Give the lines that the address asks for as CSV; that is written down as such."""
    address = Address.of(asker.request.query_params)
    page = review_log(asker.parts.site, asker.caller, address.wanted(IN_A_FILE), asker.now, as_file=True)
    return file_named("logg.csv", csv_of(sheet_of(_lines(asker, page), asker.texts)), CSV)


def log_with_reviews(
    asker: Asking,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    told: tuple[Told, ...],
    address: Address | None = None,
) -> Response:
    """Return the page of the log that begins with its reviews, with something told above it."""
    wanted = address or Address()
    page, reviews = show_log_with_reviews(asker.parts.site, asker.caller, wanted.wanted(ON_A_PAGE), asker.now)
    reviewed = reviews_told(reviews, asker.texts)
    return _shown(asker, wanted, _filled(wanted, page), page, status, reviews=reviewed, told=told)


def _looked_up(asker: Asking, wanted: LogFilter) -> LogPage | None:
    """Return what is found under a number or an address; None: nothing that is theirs."""
    try:
        return review_log(asker.parts.site, asker.caller, replace(wanted, limit=1), asker.now)
    except NotFound:
        return None


def _shown(
    asker: Asking,
    address: Address,
    form: Filled,
    page: LogPage | None,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    reviews: ReviewsTold | None = None,
    told: tuple[Told, ...] = (),
) -> Response:
    """Show the page; without lines where the form came back."""
    return show(
        replace(asker.frame, told=told),
        "read_log/log.html",
        status if page else HTTPStatus.UNPROCESSABLE_ENTITY,
        form=form,
        kinds=[(name, asker.texts(title)) for name, title in _KINDS.items()],
        address=address,
        page=page,
        looks=looks_told(_lines(asker, page)) if page else (),
        older=address.from_line(page.next_before).url if page and page.next_before else None,
        most=IN_A_FILE,
        reviews=reviews,
    )


def _lines(asker: Asking, page: LogPage) -> tuple[LineTold, ...]:
    return tuple(line_told(each, asker.texts) for each in page.lines)


def _filled(address: Address, page: LogPage) -> Filled:
    return Filled.with_values(
        arende=page.case_number or "",
        person=page.person.email if page.person else "",
        fran=address.first.isoformat() if address.first else "",
        till=address.last.isoformat() if address.last else "",
        visa=address.kind,
    )
