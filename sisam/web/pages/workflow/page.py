"""The page of the workflow, for everybody who is signed in."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.rules.showing_rules import rules_in_force
from sisam.web.asking import Asker
from sisam.web.doors import SIGNED_IN, door
from sisam.web.pages.workflow.shown import shown_workflow
from sisam.web.parts import WebParts
from sisam.web.showing import show

router = APIRouter()

WORKFLOW: Final = "/arbetsflode"
#: Longer than any code of an agreement.
_LONGEST_CODE: Final = 100


@door(router, "GET", WORKFLOW, right=SIGNED_IN)
def workflow_page(asker: Asker, avtal: Annotated[str, Query(max_length=_LONGEST_CODE)] = "") -> Response:
    """Show the rules in force, with an agreement's times where one is named.

    Raises:
        NotFound: no agreement of that code is in force.
    """
    parts: WebParts = asker.request.app.state.parts
    rules = rules_in_force(parts.site, asker.now, avtal)
    return show(asker.frame, "workflow/page.html", shown=shown_workflow(rules, asker.language), case_url="")
