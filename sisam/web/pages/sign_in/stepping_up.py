"""The page on which whoever is signed in proves anew who they are."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.people.believing_proxies import NotProvenLately, prove_again
from sisam.application.people.keeping_sessions import Begun
from sisam.application.people.signing_in import Proof, SignInRefused, step_up
from sisam.application.people.throttling import TooManyAttempts
from sisam.application.people.trying_out import try_again
from sisam.domain.account import SignInWay
from sisam.web.asking import Asker, Asking, Visitor
from sisam.web.doors import SIGNED_IN, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, taken
from sisam.web.language import marked
from sisam.web.pages.sign_in.own_paths import SIGN_IN_AGAIN, onward
from sisam.web.pages.sign_in.signing_in import Password, note, status_of, why_not
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()


class ProveAgain(Form):
    """What shows who somebody is, and where they wanted to go."""

    losenord: Password = Field(title=marked("Lösenord"))
    kod: Line = Field(title=marked("Engångskod"))
    till: str = ""


class AskAgain(Form):
    """Where somebody wanted to go whose proof comes by another road."""

    till: str = ""


@door(router, "GET", SIGN_IN_AGAIN, right=SIGNED_IN)
def ask(asker: Asker, till: str = "") -> Response:
    """Ask for the password and a code once more."""
    return _shown(asker, Filled(), till)


@door(router, "POST", SIGN_IN_AGAIN, right=SIGNED_IN)
def prove(asker: Asker, visitor: Visitor, typed: TypedForm) -> Response:
    """Go on with a fresh session, for whoever proves who they are."""
    by_word = asker.session.way is not SignInWay.LOCAL
    form = taken(AskAgain if by_word else ProveAgain, typed, asker.language)
    till = onward(typed.text("till"))
    if isinstance(form, Filled):
        return _shown(asker, Filled(problems=form.problems), till, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        if isinstance(form, ProveAgain):
            proof = Proof(asker.person.email, form.losenord, form.kod, visitor.address)
            begun = step_up(visitor.people, asker.session, proof, asker.now)
        else:
            begun = _by_word(asker, visitor)
    except (SignInRefused, TooManyAttempts) as refused:
        note(visitor, refused)
        why = why_not(refused, asker.now, asker.texts)
        return _shown(asker, Filled(), till, status_of(refused), why)
    except NotProvenLately:
        why = asker.texts(
            "Logga ut ur din organisations inloggning, logga in där igen och försök sedan på nytt."
        )
        return _shown(asker, Filled(), till, HTTPStatus.UNPROCESSABLE_ENTITY, why)
    answer = back_to(till)
    visitor.gate.keep(answer, begun)
    return answer


def _by_word(asker: Asking, visitor: Visitor) -> Begun:
    if asker.session.way is SignInWay.DEMO:
        return try_again(visitor.people, asker.session, asker.now)
    vouched = visitor.gate.vouched(asker.request)
    if vouched is None:
        raise NotProvenLately
    return prove_again(visitor.people, asker.session, vouched, asker.now)


def _shown(
    asker: Asking, form: Filled, till: str, status: HTTPStatus = HTTPStatus.OK, general: str = ""
) -> Response:
    return show(
        asker.frame,
        "sign_in/again.html",
        status,
        form=form,
        problems=bool(form.problems or general),
        general=general,
        till=onward(till),
        way=asker.session.way.value,
        email=asker.person.email,
    )
