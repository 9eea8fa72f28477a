"""The page of the workflow, for everybody who is signed in."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.rules.showing_case_rules import rules_of_case
from sisam.application.rules.showing_rules import rules_in_force
from sisam.domain.ids import CaseId
from sisam.web.asking import Asker
from sisam.web.doors import SIGNED_IN, door
from sisam.web.pages.workflow.shown import shown_workflow
from sisam.web.paths import case_path
from sisam.web.showing import show

router = APIRouter()

WORKFLOW: Final = "/arbetsflode"
#: Longer than any code of an agreement and any id of a case.
_LONGEST_NAME: Final = 100


@door(router, "GET", WORKFLOW, right=SIGNED_IN)
def workflow_page(
    asker: Asker,
    avtal: Annotated[str, Query(max_length=_LONGEST_NAME)] = "",
    arende: Annotated[str, Query(max_length=_LONGEST_NAME)] = "",
) -> Response:
    """Show the rules in force, with an agreement's times where one is named, or those that a case follows.

    Raises:
        NotFound: no agreement of that code is in force; there is no such case, or it is none of theirs.
    """
    site = asker.parts.site
    if arende:
        of_case = rules_of_case(site, asker.caller, CaseId(arende), asker.now)
        shown = shown_workflow(of_case.rules, asker.language, of_case.state)
        return show(asker.frame, "workflow/page.html", shown=shown, case_url=case_path(arende))
    rules = rules_in_force(site, asker.now, avtal)
    return show(asker.frame, "workflow/page.html", shown=shown_workflow(rules, asker.language), case_url="")
