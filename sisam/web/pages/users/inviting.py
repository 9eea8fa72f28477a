"""The page on which an administrator invites many people at once, and prints their codes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.people.inviting import invite
from sisam.application.people.listing_users import User, UserStatus, list_users
from sisam.domain.access import Right
from sisam.web.asking import Asking, FreshAsker
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.pages.users.acts import Doing
from sisam.web.pages.users.page import USERS, actor_of, people_of
from sisam.web.pages.users.told import code_told, user_told
from sisam.web.showing import show
from sisam.web.typed import Typed, TypedForm

router = APIRouter()

MANY: Final = "/anvandare/bjud-in"
#: To hash a code takes its time, and an answer may not take long.
AT_ONCE: Final = 30
_FIELD: Final = "person"
_OPEN: Final = frozenset({UserStatus.NONE, UserStatus.LAPSED})


@door(router, "GET", MANY, right=Right.USERS)
def ask_whom(asker: FreshAsker) -> Response:
    """Ask who is to be invited, of those who have a seat and never were or too long ago."""
    return _asked(asker, Filled())


@door(router, "POST", MANY, right=Right.USERS)
def invite_them(asker: FreshAsker, typed: TypedForm) -> Response:
    """Invite those who were chosen, and show their codes, this once."""
    texts, chosen = asker.texts, frozenset(typed.texts.get(_FIELD, ()))
    people, by = people_of(asker), actor_of(asker)
    meant = [each for each in _open(asker) if each.person.id in chosen]
    if not meant:
        return _asked(asker, _wrong(typed, texts("Vilka: välj minst en person.")))
    if len(meant) > AT_ONCE:
        sentence = texts("Vilka: välj högst %(most)s åt gången. Resten kan du bjuda in sedan.", most=AT_ONCE)
        return _asked(asker, _wrong(typed, sentence))
    codes = []
    for each in meant:
        codes.append(code_told(asker, invite(people, each.person.email, by, asker.now)))
        asker.parts.diary.user_changed(each.person.id, Doing.INVITED.value, asker.person.id, asker.via)
    return show(asker.frame, "users/codes.html", codes=codes, back=USERS)


def _asked(asker: Asking, form: Filled) -> Response:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.problems else HTTPStatus.OK
    found = _open(asker)
    told = (user_told(asker, each) for each in found[:AT_ONCE])
    choices = [(each.id, f"{each.name}, {each.mail}", "; ".join(each.seats)) for each in told]
    return show(
        asker.frame,
        "users/inviting.html",
        status,
        form=form,
        choices=choices,
        more=max(0, len(found) - AT_ONCE),
        url=MANY,
    )


def _open(asker: Asking) -> list[User]:
    listed = list_users(people_of(asker), actor_of(asker), asker.now)
    return [each for each in listed if each.status in _OPEN and each.seats and each.person != asker.person]


def _wrong(typed: Typed, sentence: str) -> Filled:
    return Filled({_FIELD: typed.texts.get(_FIELD, ())}, {_FIELD: sentence})
