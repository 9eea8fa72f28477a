"""The page of one's own account: who one is here, where one is signed in, and what one signs in with."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import Response

from sisam.application.people.changing_credentials import recovery_codes_left
from sisam.application.people.keeping_sessions import end_all, sessions_of
from sisam.domain.account import SignInWay
from sisam.web.asking import Asker, Visitor
from sisam.web.doors import SIGNED_IN, door
from sisam.web.filled import Filled
from sisam.web.language import marked
from sisam.web.pages.sign_in.own_paths import SIGN_IN
from sisam.web.showing import back_to, show
from sisam.wording.terms import term

router = APIRouter()

ACCOUNT = "/konto"
#: What was just done, by the one word that the address of the page may carry.
_DONE = {
    "losenord": marked("Lösenordet är bytt. Dina andra inloggningar är avslutade."),
}


@door(router, "GET", ACCOUNT, right=SIGNED_IN)
def account(asker: Asker, visitor: Visitor, nyss: str = "") -> Response:
    """Show who somebody is here, where they are signed in, and what they can change."""
    told = asker.told(_DONE, nyss)
    seats = [
        (term(seat.role, asker.language), asker.roster.organisations[seat.organisation_id].name)
        for seat in asker.seats
    ]
    return show(
        replace(asker.frame, told=told),
        "account/account.html",
        form=Filled.with_values(sprak=asker.language.value),
        person=asker.person,
        seats=seats,
        sessions=sessions_of(visitor.people, asker.person.id, asker.now),
        own=asker.session.key,
        ends_at=asker.signed_in.ends_at,
        expires_at=asker.session.expires_at,
        local=asker.session.way is SignInWay.LOCAL,
        codes_left=recovery_codes_left(visitor.people, asker.person.id),
    )


@door(router, "POST", "/konto/avsluta", right=SIGNED_IN)
def leave_everywhere(asker: Asker, visitor: Visitor) -> Response:
    """End all sessions of whoever asks, this one too."""
    end_all(visitor.people, asker.person.id, asker.now)
    answer = back_to(f"{SIGN_IN}?nyss=utloggad")
    visitor.gate.drop(answer)
    return answer
