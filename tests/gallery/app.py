"""The gallery as an app."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sisam.domain.language import Language
from sisam.web.entries import Entry, Happening
from sisam.web.environment import make_environment
from sisam.web.filled import Filled
from sisam.web.frame import Appearance, Frame, Place, Told, Tone
from sisam.web.language import speaking
from sisam.web.statics import served, shipped_statics

NOW = datetime(2026, 11, 18, 8, 15, tzinfo=UTC)
TODAY = date(2026, 11, 18)
PLACES = (
    Place("/att-gora", "Att göra", current=True, count=3),
    Place("/arenden", "Ärenden"),
    Place("/larm", "Larm", count=1),
    Place("/overblick", "Överblick"),
    Place("/organisation", "Organisation"),
)
FAULTS = {"dag": "Skriv vilken dag mötet hölls.", "typ": "Välj sort.", "skal": "Skriv varför."}
#: As strict as the pages are served, and no drawing from within a style.
STRICT = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}


def a_frame(
    appearance: Appearance = Appearance.AUTOMATIC,
    language: Language = Language.SV,
    minutes_left: int = 30,
    minutes_at_most: int = 600,
) -> Frame:
    """Return a frame in which everything is told."""
    return Frame(
        language,
        NOW,
        "/galleri?a=1",
        token="t" * 43,
        person="Anna Alm",
        organisation="Uppsala, socialtjänsten",
        places=PLACES,
        appearance=appearance,
        told=(
            Told("Överlämningen väntar på bekräftelse."),
            Told("Mottagaren saknar ersättare.", Tone.WARNING),
        ),
        watch_stopped_at=NOW - timedelta(minutes=9),
        demo=True,
        session_ends_at=NOW + timedelta(minutes=minutes_left),
        session_latest_at=NOW + timedelta(minutes=minutes_at_most),
        version="0.1.0",
    )


def gallery_values(*, problems: bool) -> dict[str, object]:
    """Return what stands on the page."""
    row = SimpleNamespace
    return {
        "form": Filled(
            {"namn": ("<b>Åsa & Öberg",), "typ": ("akut",), "handlingar": ("betyg", "plan"), "skola": ("b",)},
            FAULTS if problems else {},
        ),
        "day": TODAY - timedelta(days=2),
        "places": [Place("/a", "Steg", current=True, count=4), Place("/b", "Historik"), Place("/c", "Skola")],
        "steps": [
            row(title="Före", state="done", when="2–9 nov. 2026", note="Kontakt tagen"),
            row(title="Under", state="now", when="Inskriven 9 nov. 2026", note="Överlämning väntar"),
            row(title="Efter", state="ahead", when="Prognos 12 mars 2027", note=""),
        ],
        "rows": [
            _step("late", "2 dagar försenat", -2, "law", "LVU 13 §"),
            _step("today", "", 0, "policy"),
            _step("soon", "", 2, "agreement"),
            _step("waiting", "", 30, "model"),
        ],
        "list": [
            row(text="Betyg", done=True, note=""),
            row(text="Studieplan", done=False, note="Rektor har den."),
        ],
        "entries": [
            Entry(
                sentence="Hemskolan lämnade över.",
                who="Bo Berg, Alskolan",
                happened_at=NOW,
                recorded_at=NOW,
                words="Rektor har studieplanen.",
                follows=(Happening("Svaret ska komma senast 5 november 2026."),),
            ),
            Entry(
                sentence="Eleven skrevs in.",
                who="Erik Ek",
                happened_at=NOW - timedelta(days=9),
                recorded_at=NOW,
            ),
        ],
        "person": row(
            name="Anna Alm",
            role="socialsekreterare",
            organisation="Uppsala, socialtjänsten",
            telephone="018-12 34 56",
            mail="anna.alm@socialtjansten.uppsala.exempel",
        ),
        "nobody": row(name="", role="rektor", organisation="Björkskolan", telephone="", mail=""),
    }


def _step(kind: str, word: str, days: int, source: str, cite: str = "") -> SimpleNamespace:
    due = TODAY + timedelta(days=days)
    return SimpleNamespace(
        step="Pedagogisk överlämning",
        who="Alskolan",
        due=due,
        kind=kind,
        word=word,
        days=days,
        source=source,
        cite=cite,
    )


def gallery_page(frame: Frame, *, problems: bool = True) -> str:
    """Return the page as text."""
    environment = make_environment(shipped_statics(), Path(__file__).parent)
    with speaking(frame.language):
        return environment.get_template("gallery.html").render(gallery_values(problems=problems), frame=frame)


def gallery_app() -> Starlette:
    """Return an app that shows the gallery and serves what it refers to."""
    return Starlette(
        routes=[Route("/", _page), Route("/vidare", _onward), Route("/statisk/{digest}/{name}", _static)]
    )


def _onward(request: Request) -> Response:
    return RedirectResponse("/?kvar=20", 303)


def _page(request: Request) -> Response:
    asked = request.query_params
    frame = a_frame(
        Appearance(asked.get("utseende", "automatic")),
        Language(asked.get("sprak", "sv")),
        minutes_left=int(asked.get("kvar", "30")),
        minutes_at_most=int(asked.get("hogst", "600")),
    )
    return HTMLResponse(gallery_page(frame, problems=asked.get("fel") != "nej"), headers=STRICT)


def _static(request: Request) -> Response:
    file = shipped_statics().find(request.path_params["digest"], request.path_params["name"])
    headers = request.headers
    return (
        served(
            file,
            accept_encoding=headers.get("accept-encoding", ""),
            if_none_match=headers.get("if-none-match", ""),
        )
        if file
        else Response(status_code=404)
    )
