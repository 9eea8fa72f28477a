"""Framing a page: what stands around it for whoever asks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from fastapi import Request

from sisam.application.people.keeping_sessions import SignedIn
from sisam.domain.access import Right
from sisam.domain.language import Language
from sisam.web.doors import doors_of
from sisam.web.frame import Appearance, Frame, Place
from sisam.web.language import marked, preferred, texts_in
from sisam.web.parts import WebParts, parts_of
from sisam.web.session_gate import form_token, gate_of, has_right

#: The cookies of the switches in the footer; they say nothing of anybody.
APPEARANCE_COOKIE: Final = "utseende"
LANGUAGE_COOKIE: Final = "sprak"
#: Where a sweep was completed longer ago nobody watches.
SWEEP_AT_MOST: Final = timedelta(minutes=5)
#: Where people may go, in this order, with the rights of which any leads there; none: all who are signed in.
_PLACES: Final = (
    ("/att-gora", marked("Att göra"), (Right.WORK_LIST,)),
    ("/arenden", marked("Ärenden"), (Right.READ_CASE,)),
    ("/logg", marked("Logg"), (Right.READ_LOG,)),
    ("/larm", marked("Larm"), (Right.ACKNOWLEDGE, Right.OVERSIGHT)),
    ("/overblick", marked("Överblick"), (Right.STATISTICS,)),
    ("/organisation", marked("Organisation"), (Right.SEATS,)),
    ("/import", marked("Import"), (Right.IMPORT,)),
    ("/anvandare", marked("Användare"), (Right.USERS,)),
    ("/arbetsflode", marked("Arbetsflöde"), ()),
    ("/drift", marked("Drift"), (Right.OVERSIGHT,)),
)


def frame_of(request: Request) -> Frame:
    """Return what stands around the page that answers a request, whoever asks."""
    parts = parts_of(request)
    gate = gate_of(request)
    known = gate.find(request)
    who = known.signed_in if known else None
    now = gate.clock.now()
    swept_at, never = _watched(parts, now) if who else (None, False)
    return Frame(
        language=language_of(request),
        now=now,
        path=_path_of(request),
        answers_form=request.method == "POST",
        token=known.token if known else form_token(gate.visit(request)),
        person=who.person.name if who else "",
        organisation=_organisations_of(who) if who else "",
        places=_places_of(request, who) if who else (),
        appearance=appearance_of(request),
        demo=parts.demo,
        session_ends_at=who.ends_at if who else None,
        session_latest_at=who.session.expires_at if who else None,
        version=parts.version,
        watch_stopped_at=swept_at,
        watch_never_ran=never,
    )


def _watched(parts: WebParts, now: datetime) -> tuple[datetime | None, bool]:
    """Return when the last sweep was completed where that is too long ago, and whether none ever was."""
    if parts.last_sweep is None:
        return None, False
    completed = parts.last_sweep(now)
    stopped = completed is not None and now - completed > SWEEP_AT_MOST
    return completed if stopped else None, completed is None


def language_of(request: Request) -> Language:
    """Return the language of whoever asks: their own, else what was chosen here or the browser asks for."""
    known = gate_of(request).find(request)
    if known is not None:
        return known.signed_in.person.language
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in set(Language):
        return Language(chosen)
    return preferred(request.headers.get("accept-language", ""))


def appearance_of(request: Request) -> Appearance:
    """Return whether pages are light or dark for the browser that asks."""
    chosen = request.cookies.get(APPEARANCE_COOKIE, "")
    return Appearance(chosen) if chosen in set(Appearance) else Appearance.AUTOMATIC


def _path_of(request: Request) -> str:
    """Return the path and query of the page, or the nearest path above one that answers nothing but forms."""
    there, path = str(getattr(request.scope.get("route"), "path", "")), request.url.path
    if request.method == "POST" and there not in _paths_of(request):
        return _path_above(there, path, _paths_of(request))
    return path + (f"?{request.url.query}" if request.url.query else "")


def _path_above(there: str, path: str, known: frozenset[str]) -> str:
    while there and there not in known:
        there, path = there.rpartition("/")[0], path.rpartition("/")[0]
    return path or "/"


def _organisations_of(who: SignedIn) -> str:
    names = {who.roster.organisations[seat.organisation_id].name: None for seat in who.seats}
    return ", ".join(names)


def _places_of(request: Request, who: SignedIn) -> tuple[Place, ...]:
    texts, there, path = texts_in(who.person.language), _paths_of(request), request.url.path
    return tuple(
        Place(url, texts(title), current=path == url or path.startswith(f"{url}/"))
        for url, title, rights in _PLACES
        if url in there and (not rights or any(has_right(who, right) for right in rights))
    )


def _paths_of(request: Request) -> frozenset[str]:
    """Return the paths that can be asked for, gathered at the first page."""
    state = request.app.state
    if not hasattr(state, "paths"):
        state.paths = frozenset(each.path for each in doors_of(request.app.routes) if each.method == "GET")
    paths: frozenset[str] = state.paths
    return paths
