"""The gate that knows people by their sessions, which their browsers hold."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from fastapi import Request
from starlette.responses import Response

from sisam.application.access.someone import Caller
from sisam.application.access.turning_away import turn_away
from sisam.application.people.believing_proxies import Vouched
from sisam.application.people.keeping_sessions import Begun, SignedIn, load
from sisam.application.people.people import People
from sisam.clock import Clock
from sisam.domain.access import Grant, Right, function_of, grant
from sisam.domain.account import Session, SignInWay
from sisam.domain.ids import CaseId
from sisam.errors import NotPermitted
from sisam.web.gatekeeper import Entry, SignInNeeded, gatekeeper_of

#: What a browser calls its session; with TLS by a name that no other site can give it.
SESSION_COOKIE: Final = {True: "__Host-sisam", False: "sisam"}
#: Guards the forms of whoever is not signed in, and is worth nothing else.
VISIT_COOKIE: Final = {True: "__Host-sisam-in", False: "sisam-in"}
#: So long a page may stand open before one signs in on it.
VISIT_SECONDS: Final = 3_600
#: Longer than any id that is given out; nothing longer is looked up.
_LONGEST_ID: Final = 128
#: Longer than any address of e-mail.
_LONGEST_ADDRESS: Final = 320
_LONGEST_TIME: Final = 10
#: As much of a session's key as stands in the journal: enough to know one from another.
_TOLD_OF_KEY: Final = 16
_FORM_TOKEN: Final = b"sisam form token 1"


@dataclass(frozen=True, slots=True)
class ProxyHeaders:
    """The headers in which a proxy tells who asks."""

    #: Holds the person's address.
    user: str
    #: Holds when they proved who they are; empty: the proxy does not say.
    time: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is signed in, and what their forms carry."""

    signed_in: SignedIn
    token: str


class SessionGate:
    """Stands at the doors and knows people by their sessions."""

    def __init__(
        self, people: People, clock: Clock, *, tls: bool, headers: ProxyHeaders | None = None
    ) -> None:
        """Take what the use cases of people need, the clock, and whether browsers come over TLS.

        Where people sign in by a proxy, `headers` are those in which it names them.
        """
        self.people = people
        self.clock = clock
        self.tls = tls
        self.headers = headers

    def admit(self, request: Request, right: Right | Entry) -> None:
        """Let the one who asks through a door, or write down that it was denied, and raise.

        Raises:
            SignInNeeded: nobody is signed in.
            NotPermitted: none of the person's seats has the right.
        """
        if right is Entry.PUBLIC and request.method != "POST":
            # Most of these show nothing of anybody; a page that does looks for itself.
            return
        known = self.find(request)
        if right is Entry.PUBLIC:
            return
        if known is None:
            raise SignInNeeded
        if isinstance(right, Right) and not has_right(known.signed_in, right):
            self._turn_away(request, known.signed_in, right)
            raise NotPermitted

    def _turn_away(self, request: Request, who: SignedIn, right: Right) -> None:
        named = request.path_params.get("case_id")
        caller = Caller(via_of(who.session), who.person.id)
        turn_away(self.people.site, caller, right, CaseId(named) if named else None, self.clock.now())

    def token_of(self, request: Request) -> str | None:
        """Return the token that a form must carry: of the session, else of the visit."""
        known = self.find(request)
        if known is not None:
            return known.token
        visit = self._held(request, VISIT_COOKIE[self.tls])
        return form_token(visit) if visit else None

    def find(self, request: Request) -> Known | None:
        """Return who asks, looked up once a request; None: nobody is signed in."""
        if not hasattr(request.state, "known"):
            request.state.known = self._found(request)
        known: Known | None = request.state.known
        return known

    def _found(self, request: Request) -> Known | None:
        session_id = self.session_id(request)
        found = load(self.people, session_id, self.clock.now()) if session_id else None
        if found is None or not self._is_meant(request, found):
            return None
        return Known(found, form_token(str(session_id)))

    def _is_meant(self, request: Request, found: SignedIn) -> bool:
        """Tell whether a session is that of the person whom the proxy names now, where one does."""
        if found.session.way is not SignInWay.PROXY:
            return True
        vouched = self.vouched(request)
        return vouched is not None and vouched.email.casefold() == found.person.email.casefold()

    def vouched(self, request: Request) -> Vouched | None:
        """Return what the proxy says of whoever asks; None: nothing, or it did not come from the proxy."""
        if self.headers is None:
            return None
        named = request.headers.getlist(self.headers.user)
        if not named:
            return None
        # Only of a proxy that it trusts does the server believe that somebody came over TLS.
        if request.url.scheme != "https" or len(named) > 1 or not _could_be_an_address(named[0]):
            request.app.state.parts.diary.request_refused("proxy")
            return None
        times = request.headers.getlist(self.headers.time) if self.headers.time else []
        return Vouched(named[0].strip(), _instant_of(times[0]) if len(times) == 1 else None)

    def session_id(self, request: Request) -> str | None:
        """Return the id that the browser holds; None where it holds none."""
        return self._held(request, SESSION_COOKIE[self.tls]) or None

    def keep(self, response: Response, begun: Begun) -> None:
        """Let the browser hold a session that has begun, until it is closed."""
        response.set_cookie(
            SESSION_COOKIE[self.tls],
            begun.session_id,
            path="/",
            secure=self.tls,
            httponly=True,
            samesite="lax",
        )

    def go_on(self, request: Request, begun: Begun) -> None:
        """Let the page that answers carry the token of a session that has just taken the other's place."""
        known = self.find(request)
        if known is not None:
            anew = replace(known.signed_in, session=begun.session)
            request.state.known = Known(anew, form_token(begun.session_id))

    def drop(self, response: Response) -> None:
        """Let the browser forget its session."""
        response.delete_cookie(
            SESSION_COOKIE[self.tls], path="/", secure=self.tls, httponly=True, samesite="lax"
        )

    def visit(self, request: Request) -> str:
        """Return what guards the forms of whoever is not signed in, new where the browser holds none.

        Whoever shows it must let `VisitShield` give the browser its cookie.
        """
        if not hasattr(request.state, "visit"):
            held = self._held(request, VISIT_COOKIE[self.tls])
            request.state.visit = held or self.people.secrets.token()
        visit: str = request.state.visit
        return visit

    def _held(self, request: Request, name: str) -> str:
        held = request.cookies.get(name, "")
        return held if len(held) <= _LONGEST_ID else ""


def _could_be_an_address(text: str) -> bool:
    return len(text) <= _LONGEST_ADDRESS and text.isprintable() and bool(text.strip())


def _instant_of(text: str) -> datetime | None:
    """Return the instant that is so many seconds after the beginning of 1970; None: it is no such number."""
    if not text.isascii() or not text.isdecimal() or len(text) > _LONGEST_TIME:
        return None
    return datetime.fromtimestamp(int(text), UTC)


def form_token(secret_id: str) -> str:
    """Return the token that forms carry for a session or a visit; it does not lead back to the id."""
    return hmac.digest(secret_id.encode("utf-8", errors="surrogatepass"), _FORM_TOKEN, "sha256").hex()


def via_of(session: Session) -> str:
    """Return by which road the commands of a session come in; nobody can sign in with it."""
    return f"web:{session.key[:_TOLD_OF_KEY]}"


def has_right(who: SignedIn, right: Right) -> bool:
    """Tell whether any seat of somebody has a right, however far it goes."""
    kinds = ((who.roster.organisations[seat.organisation_id].kind, seat.role) for seat in who.seats)
    functions = (function_of(kind, role) for kind, role in kinds)
    return any(each and grant(right, each) is not Grant.NO for each in functions)


def gate_of(request: Request) -> SessionGate:
    """Return the gate of the app that was asked.

    Raises:
        SignInNeeded: nobody can sign in to it at all.
    """
    gate = gatekeeper_of(request)
    if not isinstance(gate, SessionGate):
        raise SignInNeeded
    return gate
