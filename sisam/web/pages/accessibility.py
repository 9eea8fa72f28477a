"""The statement on accessibility, after the model of the Agency for Digital Government (law 2018:1937)."""

from __future__ import annotations

from datetime import date
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.register.finding_agency import find_agency
from sisam.web.asking import Visitor
from sisam.web.doors import PUBLIC, door
from sisam.web.showing import show

router = APIRouter()

ACCESSIBILITY: Final = "/tillganglighet"
#: When what the statement says was last looked at; whoever changes its text changes the day.
LOOKED_AT: Final = date(2026, 11, 22)


@door(router, "GET", ACCESSIBILITY, right=PUBLIC)
def accessibility_page(visitor: Visitor) -> Response:
    """Show how accessible the pages are, what is known to be wrong, and whom to tell."""
    return show(
        visitor.frame,
        "accessibility/page.html",
        text=f"accessibility/{visitor.language}.html",
        agency=find_agency(visitor.parts.site),
        looked_at=LOOKED_AT,
    )
