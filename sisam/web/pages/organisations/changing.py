"""The pages on which somebody gives a seat, ends it, or says that its holder is away."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.register.previewing_seats import preview_away, preview_coming, preview_leaving
from sisam.application.register.seating import add_seat, end_seat, never_begins
from sisam.application.register.showing_organisations import (
    OrganisationView,
    PersonView,
    show_organisation,
    show_person,
)
from sisam.application.register.taking_leave import cancel_leave, take_leave
from sisam.domain.access import Right
from sisam.domain.ids import PersonId
from sisam.domain.seat import Holding, Person, Role
from sisam.engine.clocks import local_date
from sisam.errors import NotFound, SisamError
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.forms import taken
from sisam.web.language import marked
from sisam.web.pages.organisations.forms import DEPUTY, HOLDER, Away, Coming, Leaving
from sisam.web.pages.organisations.page import keeper_of
from sisam.web.pages.organisations.paths import AWAY, BACK, COMING, LEAVING, organisation_url, person_url
from sisam.web.pages.organisations.sheet import DO, Sheet, asked, foreseen, refused, wrong
from sisam.web.showing import back_to
from sisam.web.typed import Typed, TypedForm
from sisam.wording.dates import long_date
from sisam.wording.lists import capital
from sisam.wording.terms import term

router = APIRouter()

_TOO_EARLY: Final = marked("Sista dag: personen börjar %(day)s. Välj den dagen eller en senare.")
_SAVE, _TAKE_BACK = marked("Spara slutdagen"), marked("Ta tillbaka rollen")
_Word = Annotated[str, Query(max_length=200)]


@door(router, "GET", COMING, right=Right.SEATS)
def ask_who_comes(asker: Asker, code: str, roll: _Word = "") -> Response:
    """Ask who is to be given a seat.

    Raises:
        NotFound: there is no such organisation that they look after.
    """
    today = local_date(asker.now).isoformat()
    filled = Filled.with_values(roll=roll, sprak=asker.language.value, som=HOLDER, fran=today)
    return asked(_coming(asker, code, Typed()), filled)


@door(router, "POST", COMING, right=Right.SEATS)
def take_who_comes(asker: Asker, code: str, typed: TypedForm) -> Response:
    """Show what changes when somebody is given a seat, or give it.

    Raises:
        NotFound: there is no such organisation that they look after.
    """
    sheet = _coming(asker, code, typed)
    form = taken(Coming, sheet.typed.own, asker.language)
    if isinstance(form, Filled):
        return asked(sheet, form)
    if form.ends_before_it_begins:
        return wrong(sheet, "till", asker.texts("Sista dag: den kommer före den första. Rätta en av dem."))
    person = Person(PersonId(""), form.namn, form.epost, form.telefon, form.sprak)
    site, by, deputy = asker.parts.site, keeper_of(asker), form.som == DEPUTY
    try:
        if sheet.turn == DO:
            add_seat(site, code, form.roll, person, deputy=deputy, since=form.fran, until=form.till, by=by)
            begun = form.fran <= local_date(asker.now)
            return back_to(f"{sheet.back}?nyss={'tillagd' if begun else 'kommer'}")
        change = preview_coming(
            site, by, code, form.roll, person, deputy=deputy, since=form.fran, until=form.till
        )
    except SisamError as error:
        return refused(sheet, error)
    told = asker.texts("%(name)s får det som kommer när ingen ordinarie är här.", name=form.namn)
    return foreseen(sheet, (change,), asker.texts("Lägg till en person"), told if deputy else "")


@door(router, "GET", LEAVING, right=Right.SEATS)
def ask_who_leaves(asker: Asker, code: str, roll: _Word = "", person: _Word = "") -> Response:
    """Ask for the last day of somebody in a seat.

    Raises:
        NotFound: there is no such seat of such a person that they look after.
    """
    sheet = _leaving(asker, code, roll, person, Typed())
    return asked(sheet, Filled.with_values(roll=roll, person=person))


@door(router, "POST", LEAVING, right=Right.SEATS)
def take_who_leaves(asker: Asker, code: str, typed: TypedForm) -> Response:
    """Show what changes when somebody leaves a seat, or set their last day.

    Raises:
        NotFound: there is no such seat of such a person that they look after.
    """
    sheet = _leaving(asker, code, typed.text("roll"), typed.text("person"), typed)
    form = taken(Leaving, sheet.typed.own, asker.language)
    if isinstance(form, Filled):
        return asked(sheet, form)
    site, by = asker.parts.site, keeper_of(asker)
    view = show_person(site, by, code, form.person)
    email, first = view.person.email, _first_on(view, form.roll)
    today = local_date(asker.now)
    if form.sista < first <= today:
        return wrong(sheet, "sista", asker.texts(_TOO_EARLY, day=long_date(first, asker.language)))
    try:
        if sheet.turn == DO:
            ended = end_seat(site, code, form.roll, email, form.sista, by=by, today=today)
            done = "aldrig" if never_begins(ended, form.sista, today) else "slutar"
            return back_to(f"{sheet.back}?nyss={done}")
        change = preview_leaving(site, by, code, form.roll, email, form.sista)
    except SisamError as error:
        return refused(sheet, error)
    button = _TAKE_BACK if form.sista < first else _SAVE
    return foreseen(sheet, (change,), asker.texts(button))


@door(router, "GET", AWAY, right=Right.SEATS)
def ask_when_away(asker: Asker, code: str, person_id: str) -> Response:
    """Ask when somebody is away.

    Raises:
        NotFound: there is no such person at an organisation that they look after.
    """
    return asked(_away(asker, code, person_id, Typed()), Filled())


@door(router, "POST", AWAY, right=Right.SEATS)
def take_when_away(asker: Asker, code: str, person_id: str, typed: TypedForm) -> Response:
    """Show what changes while somebody is away, or note it.

    Raises:
        NotFound: there is no such person at an organisation that they look after.
    """
    sheet = _away(asker, code, person_id, typed)
    form = taken(Away, sheet.typed.own, asker.language)
    if isinstance(form, Filled):
        return asked(sheet, form)
    if form.ends_before_it_begins:
        return wrong(
            sheet, "till", asker.texts("Till och med: dagen kommer före den första. Rätta en av dem.")
        )
    site, by = asker.parts.site, keeper_of(asker)
    email = show_person(site, by, code, person_id).person.email
    try:
        if sheet.turn == DO:
            take_leave(site, email, form.fran, form.till, by=by)
            return back_to(f"{sheet.back}?nyss=borta")
        changes = preview_away(site, by, email, form.fran, form.till)
    except SisamError as error:
        return refused(sheet, error)
    return foreseen(sheet, changes, asker.texts("Registrera frånvaro"))


@door(router, "POST", BACK, right=Right.SEATS)
def take_back(asker: Asker, code: str, person_id: str, typed: TypedForm) -> Response:
    """Take back that somebody is away.

    Raises:
        NotFound: there is no such person that they look after, or they are not away on those days.
    """
    view = show_person(asker.parts.site, keeper_of(asker), code, person_id)
    form = taken(Away, typed, asker.language)
    if isinstance(form, Filled):
        raise NotFound("absence", "")
    cancel_leave(asker.parts.site, view.person.email, form.fran, form.till, by=keeper_of(asker))
    return back_to(f"{person_url(view.organisation, view.person)}?nyss=har")


def _coming(asker: Asking, code: str, typed: Typed) -> Sheet:
    view: OrganisationView = show_organisation(asker.parts.site, keeper_of(asker), code)
    url = organisation_url(view.organisation)
    roles = [(role.value, capital(term(role, asker.language))) for role in view.roles]
    values: dict[str, object] = {"organisation": view.organisation, "roles": roles}
    return Sheet(asker, typed, f"{url}/ny", url, "organisations/coming.html", values)


def _leaving(asker: Asking, code: str, role: str, person_id: str, typed: Typed) -> Sheet:
    view: PersonView = show_person(asker.parts.site, keeper_of(asker), code, person_id)
    if not _held(view, role):
        raise NotFound("seat", role)
    url = organisation_url(view.organisation)
    values: dict[str, object] = {
        "organisation": view.organisation,
        "person": view.person,
        "role": capital(term(Role(role), asker.language)),
        "ahead": first if (first := _first_on(view, role)) > local_date(asker.now) else None,
    }
    return Sheet(asker, typed, f"{url}/slut", url, "organisations/leaving.html", values)


def _held(view: PersonView, role: str) -> list[Holding]:
    """Return somebody's times in a seat of the organisation, today or later."""
    at = view.organisation.id
    return [each for each in view.holdings if (each.seat.organisation_id, each.seat.role) == (at, role)]


def _first_on(view: PersonView, role: str) -> date:
    return min(each.active_from for each in _held(view, role))


def _away(asker: Asking, code: str, person_id: str, typed: Typed) -> Sheet:
    view = show_person(asker.parts.site, keeper_of(asker), code, person_id)
    url = person_url(view.organisation, view.person)
    values: dict[str, object] = {
        "organisation": view.organisation,
        "person": view.person,
        "least": local_date(asker.now).isoformat(),
    }
    return Sheet(asker, typed, f"{url}/borta", url, "organisations/away.html", values)
