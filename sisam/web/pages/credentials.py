"""The pages on which people change what they sign in with; each asks for a fresh sign-in first."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.people.accepting import CodeWrong, Enrolment, InvitationRefused
from sisam.application.people.changing_credentials import (
    begin_new_factor,
    change_password,
    confirm_new_factor,
    factor_again,
    new_recovery_codes,
)
from sisam.application.people.choosing_passwords import PasswordRefused
from sisam.application.people.signing_in import LONGEST_PASSWORD
from sisam.web.asking import Asking, FreshAsker, Visitor
from sisam.web.doors import SIGNED_IN, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, taken
from sisam.web.language import marked
from sisam.web.pages.account import ACCOUNT
from sisam.web.pages.sign_in.invitations import ConfirmFactor
from sisam.web.pages.sign_in.password_words import password_problem
from sisam.web.pages.sign_in.pictures import picture_of
from sisam.web.pages.sign_in.signing_in import Password
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()

PASSWORD = f"{ACCOUNT}/losenord"
FACTOR = f"{ACCOUNT}/telefon"
RECOVERY_CODES = f"{ACCOUNT}/reservkoder"
_REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY


class NewPassword(Form):
    """A new password, typed twice."""

    losenord: Password = Field(title=marked("Nytt lösenord"))
    igen: Password = Field(title=marked("Lösenordet en gång till"))


@door(router, "GET", PASSWORD, right=SIGNED_IN)
def ask_password(asker: FreshAsker) -> Response:
    """Ask for a new password."""
    return _password(asker, Filled())


@door(router, "POST", PASSWORD, right=SIGNED_IN)
def take_password(asker: FreshAsker, visitor: Visitor, typed: TypedForm) -> Response:
    """Take a new password."""
    form = taken(NewPassword, typed, asker.language)
    if isinstance(form, Filled):
        return _password(asker, Filled(problems=form.problems))
    if form.igen != form.losenord:
        return _password(asker, Filled(problems={"igen": asker.texts("De två lösenorden är inte lika.")}))
    try:
        begun = change_password(visitor.people, asker.signed_in, form.losenord, asker.now)
    except PasswordRefused as refused:
        problem = password_problem(refused.why, asker.texts)
        return _password(asker, Filled(problems={"losenord": problem}))
    answer = back_to(f"{ACCOUNT}?nyss=losenord")
    visitor.gate.keep(answer, begun)
    return answer


@door(router, "GET", FACTOR, right=SIGNED_IN)
def ask_factor(asker: FreshAsker, visitor: Visitor) -> Response:
    """Show a new second factor; the old one holds until the new one is confirmed."""
    return _factor(asker, begin_new_factor(visitor.people, asker.signed_in, asker.now), Filled())


@door(router, "POST", FACTOR, right=SIGNED_IN)
def take_factor(asker: FreshAsker, visitor: Visitor, typed: TypedForm) -> Response:
    """Take a new second factor, and show its recovery codes, this once."""
    form = taken(ConfirmFactor, typed, asker.language)
    sealed = typed.text("underlag")
    wrong = asker.texts("Koden stämmer inte. Skriv den kod som appen visar just nu.")
    try:
        if isinstance(form, Filled):
            enrolment = factor_again(visitor.people, asker.signed_in, sealed, asker.now)
            return _factor(asker, enrolment, Filled(problems=form.problems))
        begun, codes = confirm_new_factor(visitor.people, asker.signed_in, sealed, form.kod, asker.now)
    except CodeWrong:
        enrolment = factor_again(visitor.people, asker.signed_in, sealed, asker.now)
        return _factor(asker, enrolment, Filled(problems={"kod": wrong}))
    except InvitationRefused:
        # The page stood open for too long: it begins anew with another secret.
        return back_to(FACTOR)
    visitor.gate.go_on(asker.request, begun)
    answer = _codes(asker, codes)
    visitor.gate.keep(answer, begun)
    return answer


@door(router, "GET", RECOVERY_CODES, right=SIGNED_IN)
def ask_codes(asker: FreshAsker) -> Response:
    """Ask whether the recovery codes from before are to be worth nothing any more."""
    return show(asker.frame, "account/new_recovery_codes.html")


@door(router, "POST", RECOVERY_CODES, right=SIGNED_IN)
def take_codes(asker: FreshAsker, visitor: Visitor) -> Response:
    """Show new recovery codes, this once."""
    return _codes(asker, new_recovery_codes(visitor.people, asker.signed_in, asker.now))


def _password(asker: Asking, form: Filled) -> Response:
    return show(
        asker.frame,
        "account/password.html",
        _REFUSED if form.problems else HTTPStatus.OK,
        form=form,
        problems=bool(form.problems),
        most=LONGEST_PASSWORD,
        email=asker.person.email,
    )


def _factor(asker: Asking, enrolment: Enrolment, form: Filled) -> Response:
    return show(
        asker.frame,
        "sign_in/second_factor.html",
        _REFUSED if form.problems else HTTPStatus.OK,
        form=form,
        problems=bool(form.problems),
        enrolment=enrolment,
        picture=picture_of(enrolment.address),
        action=FACTOR,
    )


def _codes(asker: Asking, codes: tuple[str, ...]) -> Response:
    return show(asker.frame, "sign_in/recovery_codes.html", codes=codes, back=ACCOUNT)
