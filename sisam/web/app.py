"""The pages as one application, with its shields around it."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, FastAPI

from sisam.web.doors import doors_of
from sisam.web.errors.handlers import answer_errors
from sisam.web.pages import accessibility, account, credentials, glossary, health, statics, switches
from sisam.web.pages.acts import forcing, possible, step_page
from sisam.web.pages.acts import page as act_pages
from sisam.web.pages.alerts import page as alert_pages
from sisam.web.pages.cases import finding, unmasking
from sisam.web.pages.cases import page as case_pages
from sisam.web.pages.help import page as help_pages
from sisam.web.pages.imports import answering as import_answers
from sisam.web.pages.imports import page as import_pages
from sisam.web.pages.imports import patterns
from sisam.web.pages.operations import page as operations_page
from sisam.web.pages.organisations import changing
from sisam.web.pages.organisations import page as organisation_pages
from sisam.web.pages.overview import page as overview_pages
from sisam.web.pages.placements import page as placement_pages
from sisam.web.pages.read_log import page as log_pages
from sisam.web.pages.read_log import reviews as log_review_pages
from sisam.web.pages.sign_in import by_proxy, invitations, signing_in, stepping_up, trying_out
from sisam.web.pages.users import inviting, own_messages, own_ways
from sisam.web.pages.users import page as user_pages
from sisam.web.pages.work import page as work_pages
from sisam.web.pages.workflow import page as workflow_page
from sisam.web.parts import WebParts
from sisam.web.shields.raising import raise_shields

#: Every page's doors; a new page is a module and a name here.
ROUTERS: Final[tuple[APIRouter, ...]] = (
    health.router,
    statics.router,
    signing_in.router,
    stepping_up.router,
    trying_out.router,
    by_proxy.router,
    invitations.router,
    account.router,
    credentials.router,
    switches.router,
    help_pages.router,
    glossary.router,
    accessibility.router,
    workflow_page.router,
    overview_pages.router,
    log_pages.router,
    log_review_pages.router,
    operations_page.router,
    work_pages.router,
    alert_pages.router,
    act_pages.router,
    organisation_pages.router,
    changing.router,
    patterns.router,
    import_pages.router,
    import_answers.router,
    inviting.router,
    user_pages.router,
    own_messages.router,
    own_ways.router,
    possible.router,
    step_page.router,
    forcing.router,
    placement_pages.router,
    finding.router,
    unmasking.router,
    # Last: its path takes whatever stands after /arenden/.
    case_pages.router,
)


def create_app(parts: WebParts, *more: APIRouter) -> FastAPI:
    """Return the pages made of these parts, and whatever more is to stand behind the same shields."""
    # The routes as they are: including their routers would make each of them anew for every app.
    routes = [route for router in (*ROUTERS, *more) for route in router.routes]
    app = FastAPI(
        title="sisam",
        routes=routes,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        debug=False,
    )
    app.state.parts = parts
    answer_errors(app, parts.diary)
    raise_shields(app, parts, tuple(doors_of(app.routes)))
    return app
