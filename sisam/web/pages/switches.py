"""The switches in the footer: the language of the pages, and whether they are light or dark."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.people.choosing_language import choose_language
from sisam.domain.language import Language
from sisam.web.asking import Visitor
from sisam.web.doors import PUBLIC, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, taken
from sisam.web.frame import Appearance
from sisam.web.framing import APPEARANCE_COOKIE, LANGUAGE_COOKIE
from sisam.web.language import marked
from sisam.web.pages.sign_in.own_paths import own_path
from sisam.web.showing import back_to
from sisam.web.typed import TypedForm

router = APIRouter()

_A_YEAR: Final = 365 * 24 * 3_600


class ChooseLanguage(Form):
    """The language that somebody reads, and where they were."""

    sprak: Language = Field(title=marked("Språk"))
    till: str = ""


class ChooseAppearance(Form):
    """How the pages shall look, and where somebody was."""

    utseende: Appearance = Field(title=marked("Utseende"))
    till: str = ""


@door(router, "POST", "/sprak", right=PUBLIC)
def take_language(visitor: Visitor, typed: TypedForm) -> Response:
    """Speak a language to somebody from now on; to whoever is signed in, in mails too."""
    form = taken(ChooseLanguage, typed, visitor.language)
    answer = back_to(own_path(typed.text("till")))
    if isinstance(form, Filled):
        return answer
    if visitor.signed_in is not None:
        choose_language(visitor.people, visitor.signed_in.person.id, form.sprak)
    _keep(visitor, answer, LANGUAGE_COOKIE, form.sprak.value)
    return answer


@door(router, "POST", "/utseende", right=PUBLIC)
def take_appearance(visitor: Visitor, typed: TypedForm) -> Response:
    """Show the pages light or dark at this browser from now on."""
    form = taken(ChooseAppearance, typed, visitor.language)
    answer = back_to(own_path(typed.text("till")))
    if not isinstance(form, Filled):
        _keep(visitor, answer, APPEARANCE_COOKIE, form.utseende.value)
    return answer


def _keep(visitor: Visitor, answer: Response, name: str, value: str) -> None:
    answer.set_cookie(
        name, value, max_age=_A_YEAR, path="/", secure=visitor.gate.tls, httponly=True, samesite="lax"
    )
