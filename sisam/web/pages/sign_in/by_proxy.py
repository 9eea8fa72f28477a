"""The page on which somebody comes in whom a proxy in front of the site has named."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.people.believing_proxies import NotKnownHere, enter
from sisam.domain.account import SignInWay
from sisam.errors import NotFound
from sisam.web.asking import Visiting, Visitor
from sisam.web.doors import PUBLIC, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, taken
from sisam.web.pages.sign_in.own_paths import onward
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()

BY_PROXY: Final = "/logga-in/ombud"


class ComeIn(Form):
    """Where somebody wanted to go."""

    till: str = ""


@door(router, "POST", BY_PROXY, right=PUBLIC)
def come_in(visitor: Visitor, typed: TypedForm) -> Response:
    """Let in whom the proxy names.

    Raises:
        NotFound: people sign in here by themselves.
    """
    form = taken(ComeIn, typed, visitor.language)
    if visitor.people.way is not SignInWay.PROXY or isinstance(form, Filled):
        raise NotFound("page", BY_PROXY)
    vouched = visitor.gate.vouched(visitor.request)
    if vouched is None:
        return show_vouched(visitor, form.till)
    try:
        before = visitor.gate.session_id(visitor.request)
        begun = enter(visitor.people, vouched, visitor.now, before)
    except NotKnownHere:
        return show_vouched(visitor, form.till, refused=True)
    answer = back_to(onward(form.till))
    visitor.gate.keep(answer, begun)
    return answer


def show_vouched(visitor: Visiting, till: str, *, refused: bool = False) -> Response:
    """Return the page that tells whom the proxy names, with a button to come in."""
    vouched = visitor.gate.vouched(visitor.request)
    status = HTTPStatus.FORBIDDEN if refused else HTTPStatus.OK
    return show(
        visitor.frame,
        "sign_in/by_proxy.html",
        status,
        email=vouched.email if vouched else "",
        refused=refused,
        till=onward(till),
    )
