"""The page of an error, which needs neither a session nor a database."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from html import escape
from http import HTTPStatus
from typing import Final

from jinja2 import TemplateError
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from sisam.domain.language import Language
from sisam.web.environment import write_page
from sisam.web.errors.problem import problem_of
from sisam.web.frame import Frame
from sisam.web.language import preferred, texts_in

#: The page is the same at all times.
_WHENEVER: Final = datetime.fromtimestamp(0, UTC)
#: Where not even the layout can be written.
_BARE: Final = (
    '<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
    "<title>{title} – sisam</title>\n</head>\n<body>\n<main>\n"
    "<h1>{title}</h1>\n<p>{sentence}</p>\n<p>{remedy}</p>\n{reference}</main>\n</body>\n</html>\n"
)


def problem_page(scope: Scope, status: HTTPStatus, reference: str = "") -> Response:
    """Return the page of a status in the language that the browser asks for.

    Nothing else of the request goes into it, so that it is the same for everybody, whatever they asked.
    """
    language = preferred(Headers(scope=scope).get("accept-language", ""))
    told, _ = problem_of(status)
    page = written(told, language, reference) if reference else _kept(told, language)
    return HTMLResponse(page, told, {"Vary": "Accept-Language"})


@cache
def _kept(status: HTTPStatus, language: Language) -> str:
    return written(status, language)


def written(status: HTTPStatus, language: Language, reference: str = "") -> str:
    """Return the page of a status as text."""
    status, problem = problem_of(status)
    values = {"problem": problem, "status": status.value, "reference": reference}
    try:
        return write_page("errors/error.html", Frame(language, now=_WHENEVER, path="/"), values)
    except (TemplateError, OSError, KeyError, TypeError):
        return bare(status, language, reference)


def bare(status: HTTPStatus, language: Language, reference: str = "") -> str:
    """Return the page of a status without any template."""
    _, problem = problem_of(status)
    texts = texts_in(language)
    numbered = texts("Referensnummer: %(reference)s", reference=reference) if reference else ""
    return _BARE.format(
        language=language.value,
        title=escape(texts(problem.title)),
        sentence=escape(texts(problem.sentence)),
        remedy=escape(texts(problem.remedy)),
        reference=f"<p>{escape(numbered)}</p>\n" if numbered else "",
    )
