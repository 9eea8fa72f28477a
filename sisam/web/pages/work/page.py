"""The page of what waits for somebody, and the way to it from the start of the site."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.worklist.listing_work import list_work
from sisam.domain.access import Right
from sisam.domain.organisation import OrganisationKind
from sisam.web.asking import Asker
from sisam.web.doors import SIGNED_IN, door
from sisam.web.pages.account import ACCOUNT
from sisam.web.pages.work.filters import WORK, Address
from sisam.web.pages.work.shown import work_shown
from sisam.web.showing import back_to, show

router = APIRouter()

START: Final = "/"
#: Those to whom a new placement comes first; anybody else who may open one finds it among the cases.
_PLACES_PUPILS: Final = frozenset({OrganisationKind.SOCIAL_SERVICES, OrganisationKind.PLACEMENT_UNIT})
#: Longer than any code of an organisation and any bookmark.
_Word = Annotated[str, Query(max_length=300)]


@door(router, "GET", START, right=SIGNED_IN)
def start(asker: Asker) -> Response:
    """Send whoever is signed in to the first of the places where they may go, or else to their account."""
    return back_to(next((place.url for place in asker.frame.places), ACCOUNT))


@door(router, "GET", WORK, right=Right.WORK_LIST)
def work_page(
    asker: Asker,
    organisation: _Word = "",
    bradskar: _Word = "",
    rutin: _Word = "",
    skede: _Word = "",
    efter: _Word = "",
) -> Response:
    """Show what waits for somebody, the worst first; the address says which part of it.

    Raises:
        NotFound: there is nothing of that name to ask for.
        Invalid: the page begins nowhere.
    """
    address = Address(organisation, bradskar, rutin, skede)
    found = list_work(asker.parts.site, asker.caller, address.wanted, asker.now, efter or None)
    work = work_shown(found, address, asker.roster, asker.language)
    kinds = {asker.roster.organisations[seat.organisation_id].kind for seat in asker.seats}
    may_open = asker.has(Right.ACT) and not kinds.isdisjoint(_PLACES_PUPILS)
    return show(asker.frame, "work/page.html", work=work, days=found.days, may_open=may_open)
