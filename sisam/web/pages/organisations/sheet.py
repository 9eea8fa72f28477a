"""A sheet: the form of a change of seats on its way, and how it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.responses import Response

from sisam.application.register.foreseeing_seats import SeatChange
from sisam.errors import SisamError
from sisam.web.asking import Asking
from sisam.web.filled import Filled
from sisam.web.pages.organisations.refusing import problem_of
from sisam.web.pages.organisations.shown import change_told
from sisam.web.showing import show
from sisam.web.typed import TURN_FIELD, Typed

#: The buttons.
DO, CHANGE = "gor", "andra"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Who asks, what was typed, and which pages it has."""

    asker: Asking
    typed: Typed
    #: Where it is sent.
    url: str
    #: Where it leads back to.
    back: str
    #: What the page is called, of which organisation or person.
    template: str
    values: dict[str, object]

    @property
    def turn(self) -> str:
        """Return which button was pressed."""
        return self.typed.text(TURN_FIELD)


def asked(sheet: Sheet, form: Filled) -> Response:
    """Show a form, with what is wrong in it."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.problems else HTTPStatus.OK
    return show(
        sheet.asker.frame, sheet.template, status, form=form, url=sheet.url, back=sheet.back, **sheet.values
    )


def wrong(sheet: Sheet, field: str, sentence: str) -> Response:
    """Show a form with what is wrong in one of its fields."""
    return asked(sheet, Filled(sheet.typed.own.texts, {field: sentence}))


def refused(sheet: Sheet, error: SisamError) -> Response:
    """Show a form with why it cannot be done.

    Raises:
        SisamError: it is nothing that the form could mend.
    """
    return asked(sheet, Filled(sheet.typed.own.texts, problem_of(error, sheet.asker.texts)))


def foreseen(sheet: Sheet, changes: tuple[SeatChange, ...], button: str, told: str = "") -> Response:
    """Show what changes; whoever went back to the form finds what they typed."""
    if sheet.turn == CHANGE:
        return asked(sheet, Filled(sheet.typed.own.texts))
    asker = sheet.asker
    return show(
        asker.frame,
        "organisations/foreseen.html",
        changes=[change_told(each, asker.roster, asker.language) for each in changes],
        typed=sheet.typed.own.texts,
        told=told,
        button_text=button,
        url=sheet.url,
        back=sheet.back,
        person=sheet.values.get("person"),
    )
