"""The buttons of a demonstration: signing in as anybody with one click."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.people.trying_out import NothingInvented, parts_of, try_out
from sisam.domain.account import SignInWay
from sisam.domain.ids import PersonId
from sisam.errors import NotFound
from sisam.web.asking import Visiting, Visitor
from sisam.web.doors import PUBLIC, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, taken
from sisam.web.pages.sign_in.own_paths import onward
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm
from sisam.wording.terms import term

router = APIRouter()

TRY_OUT: Final = "/logga-in/demo"


class TryOut(Form):
    """Whose part one plays, and where one wanted to go."""

    person: Line
    till: str = ""


@door(router, "POST", TRY_OUT, right=PUBLIC)
def enter(visitor: Visitor, typed: TypedForm) -> Response:
    """Let somebody in as whoever they choose.

    Raises:
        NotFound: the site is real, or asked from elsewhere, or there is no such person.
    """
    form = taken(TryOut, typed, visitor.language)
    if isinstance(form, Filled) or not may_try(visitor):
        raise NotFound("page", TRY_OUT)
    try:
        person = PersonId(form.person)
        before = visitor.gate.session_id(visitor.request)
        begun = try_out(visitor.people, person, visitor.now, before)
    except NothingInvented:
        raise NotFound("page", TRY_OUT) from None
    answer = back_to(onward(form.till))
    visitor.gate.keep(answer, begun)
    return answer


def may_try(visitor: Visiting) -> bool:
    """Tell whether somebody may sign in with one click: in a demonstration, at the machine itself."""
    try:
        here = ip_address(visitor.address).is_loopback
    except ValueError:
        here = False
    return here and visitor.people.way is SignInWay.DEMO


def show_parts(visitor: Visiting, till: str, lately: str = "") -> Response:
    """Return the page with a button for each part; `lately` is the word in its address."""
    parts = [
        (part.person.id, part.person.name, term(part.role, visitor.language), part.organisation.name)
        for part in parts_of(visitor.people, visitor.now)
    ]
    return show(visitor.frame, "sign_in/parts.html", parts=parts, till=onward(till), lately=lately)
