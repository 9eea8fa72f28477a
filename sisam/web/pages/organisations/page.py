"""The pages on which somebody sees the organisations whose seats they look after."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.register.keeping import Keeper
from sisam.application.register.showing_organisations import (
    OrganisationPage,
    list_kept,
    show_organisation,
    show_person,
)
from sisam.domain.access import Right
from sisam.web.asking import Asker, Asking
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.frame import Frame
from sisam.web.language import marked
from sisam.web.pages.organisations.paths import (
    ORGANISATION,
    ORGANISATIONS,
    PERSON,
    organisation_url,
    person_url,
)
from sisam.web.pages.organisations.shown import holding_told, organisation_told
from sisam.web.showing import back_to, show
from sisam.wording.lists import capital
from sisam.wording.terms import term

router = APIRouter()

#: Longer than any code of an organisation.
_Word = Annotated[str, Query(max_length=200)]
#: What was just done, by the one word that the address of the page may carry.
_DONE: Final = {
    "tillagd": marked("Personen har fått rollen."),
    "kommer": marked("Personen får rollen från sin första dag."),
    "slutar": marked("Slutdagen är sparad."),
    "aldrig": marked("Personen får inte rollen. Den är tillbakatagen innan den började."),
    "borta": marked("Frånvaron är sparad."),
    "har": marked("Frånvaron är borttagen."),
}


@door(router, "GET", ORGANISATIONS, right=Right.SEATS)
def organisations(asker: Asker, sok: _Word = "", efter: _Word = "") -> Response:
    """List the organisations whose seats somebody looks after; where it is one alone, show that."""
    found = list_kept(asker.parts.site, keeper_of(asker), sok.strip(), efter)
    if found.count == 1 and not sok and not efter:
        return back_to(organisation_url(found.lines[0].organisation))
    return _listed(asker, found, sok.strip())


@door(router, "GET", ORGANISATION, right=Right.SEATS)
def organisation(asker: Asker, code: str, nyss: str = "") -> Response:
    """Show who sits where at an organisation, who is away, and what was agreed.

    Raises:
        NotFound: there is none with that code that they look after.
    """
    view = show_organisation(asker.parts.site, keeper_of(asker), code)
    return show(
        told_frame(asker, nyss),
        "organisations/organisation.html",
        organisation=organisation_told(view, asker.roster, asker.language),
    )


@door(router, "GET", PERSON, right=Right.SEATS)
def person(asker: Asker, code: str, person_id: str, nyss: str = "") -> Response:
    """Show somebody who sits at an organisation: where, when they are away, and how they are told.

    Raises:
        NotFound: there is no such person at an organisation that they look after.
    """
    view = show_person(asker.parts.site, keeper_of(asker), code, person_id)
    return show(
        told_frame(asker, nyss),
        "organisations/person.html",
        view=view,
        holdings=[holding_told(each, asker.roster, asker.language) for each in view.holdings],
        url=person_url(view.organisation, view.person),
        back=organisation_url(view.organisation),
        language=view.person.language,
    )


def keeper_of(asker: Asking) -> Keeper:
    """Return whoever asks as somebody who looks after seats."""
    return Keeper(asker.caller, asker.now)


def told_frame(asker: Asking, done: str) -> Frame:
    """Return the frame of a page, with what was just done."""
    told = asker.told(_DONE, done)
    return replace(asker.frame, told=told)


def _listed(asker: Asking, found: OrganisationPage, wanted: str) -> Response:
    lines = [
        (
            organisation_url(each.organisation),
            each.organisation.name,
            capital(term(each.organisation.kind, asker.language)),
            each.parent.name if each.parent else "",
            [term(role, asker.language) for role in each.vacant],
        )
        for each in found.lines
    ]
    return show(
        asker.frame,
        "organisations/list.html",
        form=Filled.with_values(sok=wanted),
        wanted=wanted,
        lines=lines,
        count=found.count,
        after=found.after,
    )
