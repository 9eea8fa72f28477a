"""The page on which somebody chooses when they are written to, and sees over which ways."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Final, Literal

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from sisam.application.register.choosing_hours import choose_digest, choose_hours
from sisam.application.register.contacting import ways_to
from sisam.domain.contact import Way
from sisam.domain.office_hours import ALWAYS_WRITTEN, NoOfficeHours, OfficeHours
from sisam.web.asking import Asker, Asking
from sisam.web.doors import SIGNED_IN, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, OptionalLine, taken
from sisam.web.frame import Told
from sisam.web.language import marked
from sisam.web.showing import back_to, show
from sisam.web.typed import TypedForm

router = APIRouter()

OWN: Final = "/konto/meddelanden"
OWN_WAYS: Final = f"{OWN}/vagar"
#: How it is chosen within which hours somebody is written to.
AS_SITE, ALWAYS, OTHER = "som-alla", "alltid", "egna"
EACH, DIGEST = "ett-i-taget", "sammanfattning"
#: The ways beside e-mail that somebody may choose, in the order in which they are asked for.
_CHOSEN: Final = (Way.APPRISE, Way.WEBHOOK)
WAYS: Final = {
    Way.EMAIL: marked("E-post"),
    Way.APPRISE: marked("Sms eller chatt"),
    Way.WEBHOOK: marked("Annat system"),
    Way.CANARY: marked("Annat system"),
}
_DONE: Final = {
    "sparat": marked("Valet är sparat."),
    "vagar": marked("Valet är sparat. Från och med nu skriver vi till dig så."),
}


class Choosing(Form):
    """When somebody is written to, and how often."""

    tider: Literal["som-alla", "alltid", "egna"] = Field(title=marked("När meddelandena kommer"))
    fran: OptionalLine = Field(default="", title=marked("Från klockan"))
    till: OptionalLine = Field(default="", title=marked("Till klockan"))
    takt: Literal["ett-i-taget", "sammanfattning"] = Field(title=marked("Hur ofta meddelandena kommer"))

    @property
    def hours(self) -> str | None:
        """Return the hours as they are kept; None: those of the site."""
        if self.tider == AS_SITE:
            return None
        return ALWAYS_WRITTEN if self.tider == ALWAYS else f"{self.fran}-{self.till}"


@door(router, "GET", OWN, right=SIGNED_IN)
def own_messages(asker: Asker, nyss: str = "") -> Response:
    """Show when somebody is written to, and over which ways."""
    told = asker.told(_DONE, nyss)
    return _shown(asker, _as_it_is(asker), told=told)


@door(router, "POST", OWN, right=SIGNED_IN)
def choose(asker: Asker, typed: TypedForm) -> Response:
    """Write to somebody as they choose from now on."""
    form = taken(Choosing, typed, asker.language)
    if isinstance(form, Filled):
        return _shown(asker, form)
    hours = form.hours
    try:
        OfficeHours.read(hours or ALWAYS_WRITTEN)
    except NoOfficeHours:
        sentence = asker.texts("Från klockan: skriv två klockslag samma dag, det tidigare först.")
        return _shown(asker, Filled(typed.texts, {"fran": sentence}))
    choose_hours(asker.parts.site, asker.person.email, hours)
    choose_digest(asker.parts.site, asker.person.email, on=form.takt == DIGEST)
    return back_to(f"{OWN}?nyss=sparat")


def open_ways(asker: Asking) -> tuple[Way, ...]:
    """Return the ways beside e-mail that the site has, and a person may choose."""
    return tuple(way for way in _CHOSEN if way.value in asker.parts.site.further_channels)


def may_choose_ways(asker: Asking) -> bool:
    """Tell whether there is anything to choose, and somebody who looks at what is chosen."""
    return asker.parts.addresses is not None and bool(open_ways(asker))


def _as_it_is(asker: Asking) -> Filled:
    hours, takt = asker.person.office_hours, DIGEST if asker.person.digest else EACH
    if hours is None or hours == ALWAYS_WRITTEN:
        return Filled.with_values(tider=AS_SITE if hours is None else ALWAYS, takt=takt)
    since, _, until = hours.partition("-")
    return Filled.with_values(tider=OTHER, fran=since, till=until, takt=takt)


def _shown(asker: Asking, form: Filled, *, told: tuple[Told, ...] = ()) -> Response:
    ways = ways_to(asker.parts.site, asker.person.email)
    return show(
        replace(asker.frame, told=told),
        "users/own_messages.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if form.problems else HTTPStatus.OK,
        form=form,
        ways=[(asker.texts(WAYS[each.way]), each.address or asker.person.email) for each in ways],
        url=OWN,
        ways_url=OWN_WAYS if may_choose_ways(asker) else "",
    )
