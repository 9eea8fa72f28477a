"""Pages as they are written, without a server."""

import re
from datetime import UTC, datetime
from functools import cache

from sisam.application.rules.showing_rules import RulesInForce
from sisam.domain.agreement import Agreement
from sisam.domain.language import Language
from sisam.web.environment import write_page
from sisam.web.frame import Frame
from sisam.web.pages.workflow.shown import ShownWorkflow, shown_workflow
from tests.builders import agreed_rules, shipped_rules

NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)


def written(template: str, language: Language = Language.SV, **values: object) -> str:
    """Return a page in its frame."""
    return write_page(template, Frame(language, now=NOON, path="/"), values)


def shown(
    language: Language = Language.SV, agreement: Agreement | None = None, here: str = ""
) -> ShownWorkflow:
    """Return the workflow that ships, as its page tells it."""
    rules = shipped_rules()
    workflow = agreed_rules(agreement).workflow if agreement else rules.workflow
    agreements = (agreement,) if agreement else ()
    return shown_workflow(RulesInForce(rules, workflow, agreement, agreements), language, here)


@cache
def workflow_page(language: Language = Language.SV) -> str:
    """Return the page of the workflow that ships."""
    return written("workflow/page.html", language, shown=shown(language), case_url="")


def anchors_in(page: str) -> set[str]:
    """Return every id of a page."""
    return set(re.findall(r'\bid="([^"]+)"', page))


def headings_in(page: str) -> list[tuple[str, str]]:
    """Return the level and the id of each heading."""
    return re.findall(r'<h([1-6])[^>]*\bid="([^"]+)"', page)


def plain(page: str) -> str:
    """Return what a page says, without its markup, on one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())
