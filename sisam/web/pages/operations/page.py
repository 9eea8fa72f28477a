"""The page of how the site itself is."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.overseeing import oversee
from sisam.domain.access import Right
from sisam.errors import Unavailable
from sisam.web.asking import Asker
from sisam.web.doors import door
from sisam.web.pages.operations.told import house_told
from sisam.web.showing import show

router = APIRouter()

OPERATIONS: Final = "/drift"


class NobodyLooks(Unavailable):
    """These pages were put together without anything that looks at the site."""


@door(router, "GET", OPERATIONS, right=Right.OVERSIGHT)
def operations_page(asker: Asker) -> Response:
    """Show how the site is, by ids alone, and what to do where it is not well.

    Raises:
        NobodyLooks: nothing was given to the pages that looks at the site.
    """
    found = oversee(asker.parts.site, asker.caller, asker.now)
    if asker.parts.house is None:
        raise NobodyLooks
    house = asker.parts.house(asker.now)
    return show(asker.frame, "operations/house.html", told=house_told(house, found, asker.now, asker.texts))
