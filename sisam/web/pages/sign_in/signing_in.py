"""The page on which people sign in, and the button with which they sign out."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter
from pydantic import Field, StringConstraints
from starlette.responses import Response

from sisam.application.people.keeping_sessions import end
from sisam.application.people.signing_in import LONGEST_PASSWORD, Proof, SignInRefused, sign_in
from sisam.application.people.throttling import TooManyAttempts
from sisam.domain.account import SignInWay
from sisam.errors import NotFound
from sisam.web.asking import Visiting, Visitor
from sisam.web.doors import PUBLIC, SIGNED_IN, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, taken
from sisam.web.language import Texts, marked
from sisam.web.pages.sign_in.by_proxy import show_vouched
from sisam.web.pages.sign_in.own_paths import SIGN_IN, SIGN_OUT, SIGNED_OUT, onward
from sisam.web.pages.sign_in.trying_out import may_try, show_parts
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()

#: The word with which a demonstration asks for a password, as every other site does.
BY_PASSWORD: Final = "losenord"  # noqa: S105
#: What was typed into a field of passwords, sign by sign.
Password = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_PASSWORD)]


class SignIn(Form):
    """Who somebody is, what shows it, and where they wanted to go."""

    email: Line = Field(title=marked("E-postadress"))
    losenord: Password = Field(title=marked("Lösenord"))
    kod: Line = Field(title=marked("Engångskod"))
    till: str = ""


@door(router, "GET", SIGN_IN, right=PUBLIC)
def ask(visitor: Visitor, till: str = "", nyss: str = "", med: str = "") -> Response:
    """Ask who somebody is, in the way of the site."""
    if visitor.signed_in is not None:
        return back_to(onward(till))
    if visitor.people.way is SignInWay.PROXY:
        return show_vouched(visitor, till)
    if may_try(visitor) and med != BY_PASSWORD:
        return show_parts(visitor, till, nyss)
    return _shown(visitor, Filled(), till, lately=nyss)


@door(router, "POST", SIGN_IN, right=PUBLIC)
def enter(visitor: Visitor, typed: TypedForm) -> Response:
    """Let somebody in who proves who they are, and lead them to where they wanted.

    Raises:
        NotFound: people sign in by a proxy alone.
    """
    if visitor.people.way is SignInWay.PROXY:
        raise NotFound("page", SIGN_IN)
    form = taken(SignIn, typed, visitor.language)
    if isinstance(form, Filled):
        return _shown(visitor, without_secrets(form), typed.text("till"), HTTPStatus.UNPROCESSABLE_ENTITY)
    proof = Proof(form.email, form.losenord, form.kod, visitor.address)
    try:
        begun = sign_in(visitor.people, proof, visitor.now, visitor.gate.session_id(visitor.request))
    except (SignInRefused, TooManyAttempts) as refused:
        note(visitor, refused)
        filled = Filled.with_values(email=form.email)
        why = why_not(refused, visitor.now, visitor.texts)
        return _shown(visitor, filled, form.till, status_of(refused), general=why)
    answer = back_to(onward(form.till))
    visitor.gate.keep(answer, begun)
    return answer


@door(router, "POST", SIGN_OUT, right=SIGNED_IN)
def leave(visitor: Visitor) -> Response:
    """End the session, and say so."""
    end(visitor.people, str(visitor.gate.session_id(visitor.request)), visitor.now)
    answer = back_to(f"{SIGN_IN}?nyss={SIGNED_OUT}")
    visitor.gate.drop(answer)
    return answer


def without_secrets(form: Filled) -> Filled:
    """Return a form that comes back with nothing in it that proves who somebody is."""
    return Filled({"email": form.texts.get("email", ())}, form.problems)


def why_not(refused: SignInRefused | TooManyAttempts, now: datetime, texts: Texts) -> str:
    """Return a sentence on why somebody is not let in, the same whatever it was that does not fit."""
    if isinstance(refused, TooManyAttempts):
        return texts.ngettext(
            "Det har varit för många misslyckade försök. Vänta %(num)s minut och försök igen.",
            "Det har varit för många misslyckade försök. Vänta %(num)s minuter och försök igen.",
            -int((now - refused.until).total_seconds() // 60),
        )
    return texts(
        "Uppgifterna stämmer inte. Kontrollera dem och vänta på en ny engångskod, för varje kod gäller bara "
        "en gång."
    )


def note(visitor: Visiting, refused: SignInRefused | TooManyAttempts) -> None:
    """Let the diary hear why somebody was not let in."""
    visitor.note_refusal("throttled" if isinstance(refused, TooManyAttempts) else "sign_in")


def status_of(refused: SignInRefused | TooManyAttempts) -> HTTPStatus:
    """Return how a form that came back is answered."""
    throttled = isinstance(refused, TooManyAttempts)
    return HTTPStatus.TOO_MANY_REQUESTS if throttled else HTTPStatus.UNPROCESSABLE_ENTITY


def _shown(
    visitor: Visiting,
    form: Filled,
    till: str,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    general: str = "",
    lately: str = "",
) -> Response:
    return show(
        visitor.frame,
        "sign_in/sign_in.html",
        status,
        form=form,
        problems=bool(form.problems or general),
        general=general,
        till=onward(till),
        lately=lately,
    )
