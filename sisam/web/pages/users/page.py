"""The pages on which an administrator sees who can sign in, lets people in, and shuts accounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.administering import administrator
from sisam.application.cases.acting import NoSeat
from sisam.application.people.inviting import AccountOff, HasAccount, Invited, NotOneself, invite, recover
from sisam.application.people.listing_users import User, UserStatus, list_users
from sisam.application.people.people import People
from sisam.application.people.switching_off import disable, enable, end_sessions
from sisam.domain.access import Right
from sisam.domain.actor import Actor
from sisam.engine.clocks import local_date
from sisam.errors import NotFound, SisamError
from sisam.web.asking import Asker, Asking, FreshAsker
from sisam.web.doors import door
from sisam.web.filled import Filled
from sisam.web.frame import Told, Tone
from sisam.web.language import marked
from sisam.web.pages.users.acts import ACTS, STATUSES, AccountAct, Doing
from sisam.web.pages.users.told import USER, code_told, url_of, user_told
from sisam.web.session_gate import gate_of
from sisam.web.showing import back_to, show

router = APIRouter()

USERS: Final = "/anvandare"
ACT: Final = f"{USER}/{{slug}}"
#: So many people stand on a page.
PAGE: Final = 50
_Word = Annotated[str, Query(max_length=200)]
_WHY_NOT: Final[Mapping[type[SisamError], str]] = {
    NotOneself: marked("Ingen ändrar sitt eget konto här. Be en annan administratör."),
    HasAccount: marked("Personen kan redan logga in. Återställ inloggningen om något är borttappat."),
    AccountOff: marked("Kontot är avstängt. Slå på det först."),
    NoSeat: marked("Personen har ingen roll i dag. Ge personen en roll först."),
}
_CHANGES: Final[Mapping[Doing, Callable[[People, str, Actor, datetime], object]]] = {
    Doing.DISABLED: disable,
    Doing.ENABLED: enable,
    Doing.SIGNED_OUT: end_sessions,
}


@door(router, "GET", USERS, right=Right.USERS)
def users(asker: Asker, sok: _Word = "", lage: _Word = "", efter: _Word = "") -> Response:
    """List who has a seat or an account, and whether they can sign in."""
    found = _listed(asker)
    wanted = sok.strip().casefold()
    fitting = [
        each
        for each in found
        if wanted in f"{each.person.name} {each.person.email}".casefold() and lage in ("", each.status)
    ]
    start = next((place for place, each in enumerate(fitting, 1) if each.person.id == efter), 0)
    part = fitting[start : start + PAGE]
    return show(
        asker.frame,
        "users/list.html",
        form=Filled.with_values(sok=sok.strip(), lage=lage),
        filtered=bool(sok.strip() or lage),
        lines=[user_told(asker, each) for each in part],
        count=len(fitting),
        uninvited=sum(each.status is UserStatus.NONE for each in found),
        statuses=[(each.value, asker.texts(title)) for each, (_, title) in STATUSES.items()],
        after=part[-1].person.id if start + PAGE < len(fitting) else None,
        query={"sok": sok.strip(), "lage": lage},
    )


@door(router, "GET", USER, right=Right.USERS)
def user(asker: Asker, person_id: str, nyss: _Word = "") -> Response:
    """Show somebody's account, and what can be done about it.

    Raises:
        NotFound: nobody of that id has a seat or an account.
    """
    told = asker.told({slug: act.done for slug, act in ACTS.items()}, nyss)
    return _user(asker, user_of(asker, person_id), told=told)


@door(router, "GET", ACT, right=Right.USERS)
def ask_once_more(asker: FreshAsker, person_id: str, slug: str) -> Response:
    """Say what happens, and ask once more.

    Raises:
        NotFound: there is no such act, or nobody of that id.
    """
    act, found = _act(slug), user_of(asker, person_id)
    if not act.fits(found.status, found.sessions):
        return back_to(url_of(found))
    return show(
        asker.frame,
        "users/confirm.html",
        act=act,
        user=user_told(asker, found),
        url=f"{url_of(found)}/{slug}",
    )


@door(router, "POST", ACT, right=Right.USERS)
def do(asker: FreshAsker, person_id: str, slug: str) -> Response:
    """Do it; a code is shown at once, and never again.

    Raises:
        NotFound: there is no such act, or nobody of that id.
        NotAnAdministrator: they are none any more.
    """
    act, found = _act(slug), user_of(asker, person_id)
    try:
        invited = _done(asker, act, found.person.email)
    except tuple(_WHY_NOT) as error:
        why = asker.texts(_WHY_NOT[type(error)])
        return _user(asker, found, HTTPStatus.CONFLICT, told=(Told(why, Tone.WARNING),))
    if invited is not None:
        return show(asker.frame, "users/codes.html", codes=[code_told(asker, invited)], back=url_of(found))
    return back_to(f"{url_of(found)}?nyss={slug}")


def people_of(asker: Asking) -> People:
    """Return what the use cases of people need."""
    return gate_of(asker.request).people


def actor_of(asker: Asking) -> Actor:
    """Return whoever asks as the administrator that they are.

    Raises:
        NotAnAdministrator: they are none.
    """
    return administrator(asker.roster, asker.person.email, asker.via, local_date(asker.now))


def user_of(asker: Asking, person_id: str) -> User:
    """Return somebody by their id.

    Raises:
        NotFound: nobody of that id has a seat or an account.
    """
    for each in _listed(asker):
        if each.person.id == person_id:
            return each
    raise NotFound("person", person_id)


def _user(
    asker: Asking, found: User, status: HTTPStatus = HTTPStatus.OK, *, told: tuple[Told, ...] = ()
) -> Response:
    own = found.person.id == asker.person.id
    acts = [each for each in ACTS.values() if not own and each.fits(found.status, found.sessions)]
    return show(
        replace(asker.frame, told=told),
        "users/user.html",
        status,
        user=user_told(asker, found),
        acts=acts,
        own=own,
    )


def _done(asker: Asking, act: AccountAct, email: str) -> Invited | None:
    """Do it, let the diary hear, and return the invitation where there is one."""
    people, by = people_of(asker), actor_of(asker)
    if act.doing in _CHANGES:
        _CHANGES[act.doing](people, email, by, asker.now)
        invited = None
    else:
        invited = (invite if act.doing is Doing.INVITED else recover)(people, email, by, asker.now)
    person_id = asker.roster.by_email[email.casefold()].id
    asker.parts.diary.user_changed(person_id, act.doing.value, asker.person.id, asker.via)
    return invited


def _listed(asker: Asking) -> tuple[User, ...]:
    return list_users(people_of(asker), actor_of(asker), asker.now)


def _act(slug: str) -> AccountAct:
    if slug not in ACTS:
        raise NotFound("act", slug)
    return ACTS[slug]
