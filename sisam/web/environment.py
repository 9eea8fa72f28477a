"""The one environment in which every page is written."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sisam.domain.language import Language
from sisam.web import dates
from sisam.web.frame import Frame
from sisam.web.icons import icon
from sisam.web.language import speaking, spoken, texts_in
from sisam.web.statics import Statics, shipped_statics
from sisam.wording.lists import capital
from sisam.wording.locales import LOCALES

TEMPLATES = Path(__file__).parent / "templates"


def number(value: float) -> str:
    """Return a number as the language of the page groups it: `12 400`, `12,400`."""
    return number_in(value, spoken())


def number_in(value: float, language: Language) -> str:
    """Return a number as a language groups it."""
    return format_decimal(value, locale=LOCALES[language])


def telephone(digits: str) -> Markup:
    """Return a telephone number as a link that dials it."""
    dialled = "".join(sign for sign in digits if sign.isdigit() or sign == "+")
    return Markup('<a class="ds-link telephone" href="tel:{}">{}</a>').format(dialled, digits)


def mail_link(address: str) -> Markup:
    """Return an address as a link that begins a mail; a long one is folded behind its sign."""
    name, sign, place = address.rpartition("@")
    return Markup('<a class="ds-link" href="mailto:{}">{}<wbr>{}</a>').format(address, name + sign, place)


#: What templates may do with a value, by name.
FILTERS = {
    "day": dates.day,
    "full_day": dates.full_day,
    "weekday": dates.weekday,
    "week": dates.week,
    "clock": dates.clock,
    "moment": dates.moment_of,
    "relative": dates.relative,
    "late": dates.late,
    "number": number,
    "telephone": telephone,
    "mail_link": mail_link,
    "capitalized": capital,
}


def make_environment(statics: Statics, *templates: Path) -> Environment:
    """Return an environment that escapes everything, and in which nothing is undefined in silence.

    Templates are looked for where the program keeps its own, then in the other folders.
    """
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES, *templates]),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters |= FILTERS
    environment.globals |= {"icon": icon, "static_url": statics.url}
    # The environment serves all requests at once, so that the texts ask which language is being spoken.
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda msgid: texts_in(spoken()).gettext(msgid),
        lambda one, many, count: texts_in(spoken()).form(one, many, count),
        newstyle=True,
    )
    return environment


@cache
def shipped_environment() -> Environment:
    """Return the environment of the pages that the program ships, made at the first call."""
    return make_environment(shipped_statics())


def write_page(template: str, frame: Frame, values: Mapping[str, object]) -> str:
    """Return a page inside its frame, in the frame's language."""
    with speaking(frame.language):
        return shipped_environment().get_template(template).render(values, frame=frame)
