"""A site of a few pages, good and bad, for the tests of the harness itself."""

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

_HEAD = (
    '<!doctype html><html lang="sv"><head><title>Liten</title>'
    '<meta name="viewport" content="width=device-width">'
)
_STYLE = """
a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #00f }
.unmarked:focus { outline: none } .far { width: 2000px } .within { overflow-x: auto }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #9cf } }
"""
_GOOD = """<h1>Liten plats</h1><p><a href="/again">Vidare</a></p>
<form method="post" action="/again"><label for="n">Namn</label> <input id="n" name="n">
<label for="k">Slag</label> <select id="k" name="k"><option>Akut</option><option>Vanlig</option></select>
<input type="checkbox" id="c" name="c"><label for="c">Ja tack</label> <button>Spara</button></form>"""
#: What each path shows below its main landmark.
BODIES = {
    "/": _GOOD,
    "/again": "<h1>Igen</h1><p>Tack.</p>",
    "/picture": '<h1>Bild</h1><img src="/pixel">',
    "/foreign": '<h1>Utifrån</h1><img alt="" src="http://elsewhere.example/x.png">',
    "/inline": '<h1>Rad</h1><p style="color: red" onclick="go()">x</p><script>go()</script>',
    "/unmarked": '<h1>Omärkt</h1><a class="unmarked" href="/">Hem</a>',
    "/covered": '<h1>Dolt</h1><p hidden><a href="/">Aldrig</a></p>',
    "/wide": '<h1>Bred</h1><div class="far">x</div>',
    "/table": '<h1>Tabell</h1><div class="within" tabindex="0"><div class="far">x</div></div>',
    "/shouting": '<h1>Rop</h1><script src="/shout.js"></script>',
    "/throwing": '<h1>Kast</h1><script src="/throw.js"></script>',
    "/asking": '<h1>Fråga</h1><script src="/ask.js"></script>',
}
SCRIPTS = {
    "/shout.js": "console.warn('mind')",
    "/throw.js": "throw new Error('gone')",
    "/ask.js": "alert('one')",
}
STRICT = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}


def tiny_site() -> Starlette:
    """Return an application with every page of `BODIES`."""
    routes = [Route(path, _page, methods=["GET", "POST"]) for path in BODIES]
    routes += [Route(path, _script) for path in SCRIPTS]
    return Starlette(
        routes=[*routes, Route("/style.css", _style), Route("/file", _file), Route("/away", _away)]
    )


def _page(request: Request) -> Response:
    path = request.url.path
    links = '<link rel="stylesheet" href="/style.css"></head><body>'
    return HTMLResponse(f"{_HEAD}{links}<main>{BODIES[path]}</main></body></html>", headers=STRICT)


def _script(request: Request) -> Response:
    return Response(SCRIPTS[request.url.path], media_type="text/javascript")


def _style(_request: Request) -> Response:
    return Response(_STYLE, media_type="text/css")


def _file(_request: Request) -> Response:
    return Response(
        "a,b\n", media_type="text/csv", headers={"content-disposition": 'attachment; filename="x.csv"'}
    )


def _away(_request: Request) -> Response:
    return RedirectResponse("/again", 303)
