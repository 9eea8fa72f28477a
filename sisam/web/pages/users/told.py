"""Accounts, and the codes with which they begin, in the words of the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

from sisam.application.people.inviting import Invited
from sisam.application.people.listing_users import User
from sisam.web.asking import Asking
from sisam.web.pages.organisations.shown import seat_named
from sisam.web.pages.users.acts import STATUSES
from sisam.wording.pages import invitation_page

USER: Final = "/anvandare/{person_id}"


@dataclass(frozen=True, slots=True)
class UserTold:
    """Somebody's account."""

    id: str
    name: str
    mail: str
    telephone: str
    url: str
    #: A kind of the macro of states, and the word on it.
    kind: str
    status: str
    #: Until when their invitation holds; None: none waits.
    until: datetime | None
    seats: tuple[str, ...]
    #: When they signed in last; None: never.
    last_at: datetime | None
    #: In how many browsers they are signed in.
    sessions: int


@dataclass(frozen=True, slots=True)
class CodeTold:
    """A code with whom it is for, as it is shown this once."""

    name: str
    mail: str
    telephone: str
    code: str
    until: datetime
    #: Where the invitation is taken up.
    page: str


def user_told(asker: Asking, found: User) -> UserTold:
    """Return somebody's account."""
    kind, title = STATUSES[found.status]
    return UserTold(
        id=found.person.id,
        name=found.person.name,
        mail=found.person.email,
        telephone=found.person.phone,
        url=url_of(found),
        kind=kind,
        status=asker.texts(title),
        until=found.invited_until,
        seats=tuple(seat_named(each, asker.roster, asker.language) for each in found.seats),
        last_at=found.last_at,
        sessions=found.sessions,
    )


def code_told(asker: Asking, invited: Invited) -> CodeTold:
    """Return a code with whom it is for."""
    return CodeTold(
        name=invited.person.name,
        mail=invited.person.email,
        telephone=invited.person.phone,
        code=invited.code,
        until=invited.invitation.expires_at,
        page=invitation_page(invited.invitation.id, asker.parts.site.public_url),
    )


def url_of(found: User) -> str:
    """Return where somebody's account is shown; never by their name or address."""
    return USER.format(person_id=quote(found.person.id, safe=""))
