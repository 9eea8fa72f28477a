"""The pages on which somebody takes up an invitation."""

from __future__ import annotations

from http import HTTPStatus
from typing import ClassVar

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.people.accepting import (
    CodeWrong,
    Enrolment,
    InvitationRefused,
    accept,
    confirm,
    enrolment_again,
)
from sisam.application.people.choosing_passwords import PasswordRefused
from sisam.application.people.signing_in import LONGEST_PASSWORD
from sisam.application.people.throttling import TooManyAttempts
from sisam.web.asking import Visiting, Visitor
from sisam.web.doors import PUBLIC, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, Line, taken
from sisam.web.language import marked
from sisam.web.pages.sign_in.own_paths import SIGN_IN
from sisam.web.pages.sign_in.password_words import password_problem
from sisam.web.pages.sign_in.pictures import picture_of
from sisam.web.pages.sign_in.signing_in import Password, why_not
from sisam.web.showing import show
from sisam.web.typed import TypedForm

router = APIRouter()

INVITATION = "/inbjudan/{invitation_id}"
FACTOR = f"{INVITATION}/engangskod"
_REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
_NO_LONGER = marked(
    "Koden stämmer inte, eller så gäller inbjudan inte längre. Kontrollera koden med den som bjöd in dig."
)


class TakeUp(Form):
    """The code that the inviter gave, and a password."""

    kod: Line = Field(title=marked("Kod från den som bjöd in dig"))
    losenord: Password = Field(title=marked("Lösenord"))
    igen: Password = Field(title=marked("Lösenordet en gång till"))


class ConfirmFactor(Form):
    """What the app shows, and what the page before brought along."""

    if_empty: ClassVar = {"kod": marked("Skriv de sex siffror som appen visar.")}

    kod: Line = Field(title=marked("Engångskod"))
    underlag: str = Field(max_length=4_096)


@door(router, "GET", INVITATION, right=PUBLIC)
def ask(visitor: Visitor, invitation_id: str) -> Response:
    """Ask for the code and a password; whether there is such an invitation is told to nobody."""
    return _shown(visitor, invitation_id, Filled())


@door(router, "POST", INVITATION, right=PUBLIC)
def take_up(visitor: Visitor, invitation_id: str, typed: TypedForm) -> Response:
    """Take the code and the password, and go on with the second factor."""
    form = taken(TakeUp, typed, visitor.language)
    if isinstance(form, Filled):
        return _shown(visitor, invitation_id, Filled(problems=form.problems), _REFUSED)
    if form.igen != form.losenord:
        return _wrong(
            visitor, invitation_id, "igen", visitor.texts("De två lösenorden är inte lika."), form.kod
        )
    try:
        enrolment = accept(
            visitor.people, invitation_id, form.kod, form.losenord, visitor.address, visitor.now
        )
    except InvitationRefused:
        visitor.note_refusal("invitation")
        return _wrong(visitor, invitation_id, "kod", visitor.texts(_NO_LONGER))
    except PasswordRefused as refused:
        why = password_problem(refused.why, visitor.texts)
        return _wrong(visitor, invitation_id, "losenord", why, form.kod)
    except TooManyAttempts as refused:
        visitor.note_refusal("throttled")
        why = why_not(refused, visitor.now, visitor.texts)
        return _shown(visitor, invitation_id, Filled(), HTTPStatus.TOO_MANY_REQUESTS, why)
    return _factor(visitor, invitation_id, enrolment, Filled())


@door(router, "POST", FACTOR, right=PUBLIC)
def confirm_factor(visitor: Visitor, invitation_id: str, typed: TypedForm) -> Response:
    """Take the code that the app shows, and show the recovery codes, this once."""
    form = taken(ConfirmFactor, typed, visitor.language)
    sealed = typed.text("underlag")
    try:
        if isinstance(form, Filled):
            enrolment = enrolment_again(visitor.people, invitation_id, sealed, visitor.now)
            return _factor(visitor, invitation_id, enrolment, Filled(problems=form.problems), _REFUSED)
        codes = confirm(visitor.people, invitation_id, sealed, form.kod, visitor.now)
    except CodeWrong:
        enrolment = enrolment_again(visitor.people, invitation_id, sealed, visitor.now)
        wrong = {"kod": visitor.texts("Koden stämmer inte. Skriv den kod som appen visar just nu.")}
        return _factor(visitor, invitation_id, enrolment, Filled(problems=wrong), _REFUSED)
    except InvitationRefused:
        return _wrong(visitor, invitation_id, "kod", visitor.texts(_NO_LONGER))
    return show(visitor.frame, "sign_in/recovery_codes.html", codes=codes, back=SIGN_IN)


def _wrong(visitor: Visiting, invitation_id: str, field: str, sentence: str, kept: str = "") -> Response:
    """Show the form again, with the code where it is not the code that is wrong."""
    form = Filled({"kod": (kept,)} if kept else {}, {field: sentence})
    return _shown(visitor, invitation_id, form, _REFUSED)


def _shown(
    visitor: Visiting,
    invitation_id: str,
    form: Filled,
    status: HTTPStatus = HTTPStatus.OK,
    general: str = "",
) -> Response:
    return show(
        visitor.frame,
        "sign_in/invitation.html",
        status,
        form=form,
        problems=bool(form.problems or general),
        general=general,
        action=INVITATION.format(invitation_id=invitation_id),
        most=LONGEST_PASSWORD,
    )


def _factor(
    visitor: Visiting,
    invitation_id: str,
    enrolment: Enrolment,
    form: Filled,
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    return show(
        visitor.frame,
        "sign_in/second_factor.html",
        status,
        form=form,
        problems=bool(form.problems),
        enrolment=enrolment,
        picture=picture_of(enrolment.address),
        action=FACTOR.format(invitation_id=invitation_id),
    )
