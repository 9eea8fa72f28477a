"""Who asks, as a handler's parameter: `asker: Asker`, `asker: FreshAsker`, or `visitor: Visitor`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from sisam.application.access.someone import Caller
from sisam.application.people.keeping_sessions import SignedIn
from sisam.application.people.people import People
from sisam.domain.access import Right
from sisam.domain.account import Session
from sisam.domain.language import Language
from sisam.domain.roster import Roster
from sisam.domain.seat import Person, Seat
from sisam.errors import NotPermitted
from sisam.web.frame import Frame, Told
from sisam.web.framing import frame_of, language_of
from sisam.web.gatekeeper import SignInNeeded
from sisam.web.language import Texts, texts_in
from sisam.web.parts import WebParts, parts_of
from sisam.web.session_gate import SessionGate, gate_of, has_right, via_of


class FreshSignInNeeded(NotPermitted):
    """Whoever is signed in must prove anew who they are."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody who is signed in and asks for a page."""

    request: Request
    signed_in: SignedIn
    #: Stands in every form that they are shown.
    token: str
    now: datetime

    @property
    def person(self) -> Person:
        """Return who asks."""
        return self.signed_in.person

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Return the seats that they hold or deputise for today."""
        return self.signed_in.seats

    @property
    def roster(self) -> Roster:
        """Return the register as it is now."""
        return self.signed_in.roster

    @property
    def session(self) -> Session:
        """Return their session."""
        return self.signed_in.session

    @property
    def language(self) -> Language:
        """Return the language that they read."""
        return self.person.language

    @property
    def texts(self) -> Texts:
        """Return the sentences of the pages in their language: `_ = asker.texts`."""
        return texts_in(self.language)

    @property
    def fresh(self) -> bool:
        """Tell whether they proved lately who they are."""
        return self.signed_in.is_fresh(self.now)

    @property
    def via(self) -> str:
        """Return by which road their commands come in; nobody can sign in with it."""
        return via_of(self.session)

    @property
    def caller(self) -> Caller:
        """Return them as the use cases of cases know whoever asks."""
        return Caller(self.via, self.person.id, fresh=self.fresh)

    @property
    def parts(self) -> WebParts:
        """Return what the pages are made of."""
        return parts_of(self.request)

    @property
    def codes(self) -> Mapping[str, str]:
        """Return what municipalities and forms of school are called in their language, by code."""
        forms = {code: names[self.language] for code, names in self.parts.school_forms.items()}
        return {**self.parts.municipalities, **forms}

    @property
    def frame(self) -> Frame:
        """Return what stands around the page that they are shown."""
        return frame_of(self.request)

    def told(self, sentences: Mapping[str, str], done: str) -> tuple[Told, ...]:
        """Return what a page tells of what was just done, by the one word that its address may carry."""
        said = sentences.get(done)
        return (Told(self.texts(said)),) if said else ()

    def has(self, right: Right) -> bool:
        """Tell whether any of their seats has a right, however far it goes."""
        return has_right(self.signed_in, right)


@dataclass(frozen=True, slots=True)
class Visiting:
    """Somebody who asks for a page that everybody may see, signed in or not."""

    request: Request
    gate: SessionGate
    now: datetime

    @property
    def parts(self) -> WebParts:
        """Return what the pages are made of."""
        return parts_of(self.request)

    @property
    def people(self) -> People:
        """Return what the use cases of people need."""
        return self.gate.people

    @property
    def signed_in(self) -> SignedIn | None:
        """Return who it is; None: nobody is signed in."""
        known = self.gate.find(self.request)
        return known.signed_in if known else None

    @property
    def language(self) -> Language:
        """Return the language that they read."""
        return language_of(self.request)

    @property
    def texts(self) -> Texts:
        """Return the sentences of the pages in their language."""
        return texts_in(self.language)

    @property
    def address(self) -> str:
        """Return the address that they ask from."""
        return self.request.client.host if self.request.client else ""

    @property
    def frame(self) -> Frame:
        """Return what stands around the page that they are shown."""
        return frame_of(self.request)

    def has(self, right: Right) -> bool:
        """Tell whether they are signed in and any of their seats has a right, however far it goes."""
        return self.signed_in is not None and has_right(self.signed_in, right)

    def note_refusal(self, why: str) -> None:
        """Let the diary hear by a word of its closed list why they were not let in."""
        self.parts.diary.request_refused(why)


def asker_of(request: Request) -> Asking:
    """Return who asks.

    Raises:
        SignInNeeded: nobody is signed in.
    """
    gate = gate_of(request)
    known = gate.find(request)
    if known is None:
        raise SignInNeeded
    return Asking(request, known.signed_in, known.token, gate.clock.now())


#: The parameter of a handler of whoever is signed in.
Asker = Annotated[Asking, Depends(asker_of)]


def require_fresh(asker: Asker) -> Asking:
    """Return who asks, if they proved lately who they are.

    Raises:
        FreshSignInNeeded: they did not; the pages send them to do so, and back.
    """
    if not asker.fresh:
        raise FreshSignInNeeded
    return asker


#: The parameter of a handler that asks for a fresh sign-in.
FreshAsker = Annotated[Asking, Depends(require_fresh)]


def visitor_of(request: Request) -> Visiting:
    """Return who asks for a page that everybody may see."""
    gate = gate_of(request)
    return Visiting(request, gate, gate.clock.now())


#: The parameter of a handler behind a public door that shows a page.
Visitor = Annotated[Visiting, Depends(visitor_of)]
