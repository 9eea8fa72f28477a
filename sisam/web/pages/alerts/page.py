"""The list of alerts, the page of one, and what somebody does about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Query
from starlette.responses import Response

from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.alerts.answering import AlertChanged, Answer
from sisam.application.alerts.answering_site_alerts import acknowledge as acknowledge_of_site
from sisam.application.alerts.answering_site_alerts import is_of_site
from sisam.application.alerts.answering_site_alerts import note as note_of_site
from sisam.application.alerts.answering_site_alerts import snooze as snooze_of_site
from sisam.application.alerts.assigning import assign
from sisam.application.alerts.noting_alerts import note
from sisam.application.alerts.showing_alerts import show_alert
from sisam.application.alerts.showing_site_alerts import show_site_alert
from sisam.application.alerts.snoozing import snooze
from sisam.application.worklist.listing_alarms import list_alarms
from sisam.domain.access import Right
from sisam.domain.ids import AlertId, PersonId
from sisam.domain.refusal import KeyUsedOtherwise
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.refusal_of_alert import SitsElsewhere
from sisam.engine.clocks import local_date
from sisam.errors import NotFound, SisamError, Unavailable
from sisam.web.asking import Asker, Asking
from sisam.web.doors import SIGNED_IN, door
from sisam.web.filled import Filled
from sisam.web.forms import Form, taken
from sisam.web.frame import Told
from sisam.web.language import marked
from sisam.web.pages.alerts.answers import MENDS, Acknowledgement, Assigning, Noting, Snoozing
from sisam.web.pages.alerts.listed import alarms_shown
from sisam.web.pages.alerts.shown import AlertShown, alert_shown, site_alert_shown
from sisam.web.paths import ALERTS, alert_path
from sisam.web.showing import back_to, show
from sisam.web.tokens import fresh_key, key_of, revision_of
from sisam.web.typed import Typed, TypedForm
from sisam.wording.refusals import refusal

router = APIRouter()

ALERT: Final = alert_path("{alert_id}")
_LONGEST: Final = 300
#: What was just done, by the one word that the address of the page may carry.
_DONE: Final = {
    "kvitterat": marked("Klart: du har kvitterat larmet."),
    "antecknat": marked("Klart: anteckningen är sparad. Larmet går vidare som förut."),
    "uppskjutet": marked("Klart: nästa nivå är uppskjuten."),
    "lagt": marked("Klart: larmet är lagt på en person, som får ett mejl."),
}

F = TypeVar("F", bound=Form)
#: Does what a form asks for.
_Deed = Callable[[F, Answer], object]


@door(router, "GET", ALERTS, right=SIGNED_IN)
def alert_list(asker: Asker, efter: Annotated[str, Query(max_length=_LONGEST)] = "") -> Response:
    """Show the alerts that somebody is told of, and the others of their cases."""
    found = list_alarms(asker.parts.site, asker.caller, asker.now, efter or None)
    return show(asker.frame, "alerts/list.html", alarms=alarms_shown(found, asker.language, asker.now))


@door(router, "GET", ALERT, right=SIGNED_IN)
def alert_page(asker: Asker, alert_id: str, nyss: str = "") -> Response:
    """Show an alert: whom it told, what happens next, and what somebody can do about it.

    Raises:
        NotFound: there is none with that id, or it is none of theirs.
    """
    told = asker.told(_DONE, nyss)
    return _page(asker, _shown(asker, alert_id), Filled(), told=told)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A form about an alert that came in."""

    asker: Asking
    alert_id: AlertId
    typed: Typed

    @property
    def of_site(self) -> bool:
        """Tell whether the alert is of no case."""
        return is_of_site(self.asker.parts.site, self.alert_id)


@door(router, "POST", f"{ALERT}/kvittera", right=SIGNED_IN)
def take_acknowledgement(asker: Asker, alert_id: str, typed: TypedForm) -> Response:
    """Say that somebody acts on an alert, with a plan and a day."""
    sent = _Sent(asker, AlertId(alert_id), typed)

    def deed(form: Acknowledgement, answer: Answer) -> None:
        site, now = asker.parts.site, asker.now
        if sent.of_site:
            acknowledge_of_site(site, answer, form.dag, now)
        else:
            acknowledge(site, answer, form.dag, now)

    return _taken(sent, Acknowledgement, "kvitterat", lambda form: form.plan, deed)


@door(router, "POST", f"{ALERT}/anteckna", right=SIGNED_IN)
def take_note(asker: Asker, alert_id: str, typed: TypedForm) -> Response:
    """Write down something about an alert; nothing else changes."""
    sent = _Sent(asker, AlertId(alert_id), typed)

    def deed(_: Noting, answer: Answer) -> None:
        site, now = asker.parts.site, asker.now
        if sent.of_site:
            note_of_site(site, answer, now)
        else:
            note(site, replace(answer, seen=None), now)

    return _taken(sent, Noting, "antecknat", lambda form: form.anteckning, deed)


@door(router, "POST", f"{ALERT}/skjut-upp", right=SIGNED_IN)
def take_snooze(asker: Asker, alert_id: str, typed: TypedForm) -> Response:
    """Postpone the next rung of an alert."""
    sent = _Sent(asker, AlertId(alert_id), typed)

    def deed(form: Snoozing, answer: Answer) -> None:
        site, now = asker.parts.site, asker.now
        (snooze_of_site if sent.of_site else snooze)(site, answer, form.vilodag, now)

    return _taken(sent, Snoozing, "uppskjutet", lambda form: form.skal, deed)


@door(router, "POST", f"{ALERT}/lagg-pa", right=SIGNED_IN)
def take_assignment(asker: Asker, alert_id: str, typed: TypedForm) -> Response:
    """Give an alert to one person of the seat that it tells."""
    sent = _Sent(asker, AlertId(alert_id), typed)

    def deed(form: Assigning, answer: Answer) -> None:
        if sent.of_site:
            raise NotFound("alert", alert_id)
        if form.person not in asker.roster.persons:
            raise SitsElsewhere(email=form.person)
        assign(asker.parts.site, answer, PersonId(form.person), form.tilldag, asker.now)

    return _taken(sent, Assigning, "lagt", lambda form: form.varfor, deed)


def _taken(sent: _Sent, model: type[F], done: str, words: Callable[[F], str], deed: _Deed[F]) -> Response:
    """Do what a form asks for and go back to the alert, or show it again with what is wrong."""
    # The forms of a page carry one key: what makes one of them harmless must not stop another.
    asker, key, seen = sent.asker, f"{key_of(sent.typed)}.{done}", revision_of(sent.typed)
    form = taken(model, sent.typed, asker.language)
    if isinstance(form, Filled):
        return _page(asker, _shown(asker, sent.alert_id), form, HTTPStatus.UNPROCESSABLE_ENTITY)
    answer = Answer(sent.alert_id, asker.person.id, words(form), asker.via, key=key, seen=seen)
    try:
        deed(form, answer)
    except SisamError as error:
        return _refused(sent, error)
    return back_to(f"{alert_path(sent.alert_id)}?nyss={done}")


def _refused(sent: _Sent, error: SisamError) -> Response:
    """Show the alert again with why not.

    Raises:
        SisamError: it is none of theirs, or the site does not answer.
    """
    if isinstance(error, (RightMissing, Unavailable)) or type(error) is NotFound:
        raise error
    asker, kept = sent.asker, Filled(sent.typed.texts)
    if isinstance(error, AlertChanged):
        return _page(asker, _shown(asker, sent.alert_id, error.seen), kept, HTTPStatus.CONFLICT)
    alert = _shown(asker, sent.alert_id)
    sentence = refusal(error, asker.language)
    field = MENDS.get(type(error))
    if field is not None and field in sent.typed.texts:
        return _page(asker, alert, Filled(kept.texts, {field: sentence}), HTTPStatus.UNPROCESSABLE_ENTITY)
    other = isinstance(error, KeyUsedOtherwise)
    status = HTTPStatus.CONFLICT if other else HTTPStatus.UNPROCESSABLE_ENTITY
    return _page(asker, alert, kept, status, general=sentence)


def _shown(asker: Asking, alert_id: str, seen: int | None = None) -> AlertShown:
    """Return an alert as its page shows it, once it is written down that they see it."""
    site, known = asker.parts.site, AlertId(alert_id)
    if is_of_site(site, known):
        return site_alert_shown(show_site_alert(site, known, asker.caller, asker.now), asker.texts)
    return alert_shown(show_alert(site, known, asker.caller, asker.now), asker.texts, asker.now, seen)


def _page(
    asker: Asking,
    alert: AlertShown,
    form: Filled,
    status: HTTPStatus = HTTPStatus.OK,
    *,
    told: tuple[Told, ...] = (),
    general: str = "",
) -> Response:
    return show(
        replace(asker.frame, told=told),
        "alerts/alert.html",
        status,
        alert=alert,
        form=form,
        key=fresh_key(),
        general=general,
        today=local_date(asker.now),
        may_seat=asker.has(Right.SEATS),
        may_review=asker.has(Right.READ_LOG),
        colleagues=[(each.id, each.name) for each in alert.answers.assign_to] if alert.answers else [],
    )
