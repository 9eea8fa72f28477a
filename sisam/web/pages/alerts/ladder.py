"""The ladder of an alert: whom each rung told or will tell, and what happens next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.application.alerts.rungs import Hearer, RungOfAlert
from sisam.application.alerts.showing_site_alerts import RungOfSite
from sisam.domain.alert import Alert
from sisam.domain.site_alert import SiteAlert
from sisam.engine.alerts.climbing import next_place
from sisam.engine.site.site_ladders import SiteSeat
from sisam.web.dates import moment_of
from sisam.web.language import Texts, marked, speaking
from sisam.wording.lists import all_of
from sisam.wording.terms import term

_SITE_SEATS: Final = {
    SiteSeat.ACTING: marked("den som ska ordna det"),
    SiteSeat.MANAGER: marked("chefen"),
    SiteSeat.COORDINATOR: marked("samordnaren"),
    SiteSeat.ADMINISTRATOR: marked("administratören"),
    SiteSeat.COORDINATOR_ABOVE: marked("samordnaren närmast ovanför"),
    SiteSeat.AGENCY_COORDINATOR: marked("myndighetens samordnare"),
    SiteSeat.AGENCY_ADMINISTRATOR: marked("myndighetens administratör"),
    SiteSeat.OPERATIONS: marked("driften"),
}


@dataclass(frozen=True, slots=True)
class HearerShown:
    """Somebody who was told, or will be."""

    name: str
    #: The role, and where; empty where only the role may be told, which then stands as the name.
    place: str
    #: When the mail left; None: it has not.
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class RungShown:
    """A rung of the ladder."""

    number: int
    #: ``done``, ``now`` or ``ahead``.
    state: str
    reached_at: datetime | None
    repeats: bool
    hearers: tuple[HearerShown, ...]


def rungs_shown(rungs: Iterable[RungOfAlert], texts: Texts) -> tuple[RungShown, ...]:
    """Return the ladder of an alert of a case."""
    return tuple(
        RungShown(
            number=each.number,
            state="now" if each.here else "done" if each.reached_at else "ahead",
            reached_at=each.reached_at,
            repeats=each.repeats,
            hearers=tuple(_hearer(told, texts) for told in each.hearers),
        )
        for each in rungs
    )


def site_rungs_shown(alert: SiteAlert, rungs: tuple[RungOfSite, ...], texts: Texts) -> tuple[RungShown, ...]:
    """Return the ladder of an alert of the site; whom its later rungs tell stands by role."""
    return tuple(
        RungShown(
            number=index + 1,
            state="now" if alert.live and index == alert.rung else "done" if index <= alert.rung else "ahead",
            reached_at=None,
            repeats=index == len(rungs) - 1,
            hearers=tuple(_hearer(told, texts) for told in each.hearers) or tuple(_to_tell(each, texts)),
        )
        for index, each in enumerate(rungs)
    )


def what_is_next(alert: Alert | SiteAlert, rungs: tuple[RungShown, ...], texts: Texts) -> str:
    """Say what happens next, if nobody does anything."""
    _ = texts
    if not alert.live or alert.next_at is None:
        return _("Larmet har upphört, eftersom orsaken är borta.")
    hearers = rungs[next_place(alert, len(rungs) - 1)[0]].hearers
    named = [f"{each.name} ({each.place})" if each.place else each.name for each in hearers]
    whom = all_of(dict.fromkeys(named), texts.language) if named else _("samordnaren")
    with speaking(texts.language):
        when = moment_of(alert.next_at)
    if alert.acknowledged_until is not None:
        return _(
            "Larmet är tyst till %(when)s. Är det inte klart då hörs det igen, och %(whom)s får ett "
            "nytt mejl. Blir det klart före dess slutar larmet av sig självt.",
            when=when,
            whom=whom,
        )
    return _("Om ingen kvitterar före %(when)s får %(whom)s ett mejl.", when=when, whom=whom)


def _hearer(hearer: Hearer, texts: Texts) -> HearerShown:
    """Return somebody who was told, by name where they may be named."""
    role = term(hearer.role, texts.language)
    if hearer.person is None:
        return HearerShown(texts("en %(role)s", role=role), "", hearer.sent_at)
    organisation = hearer.organisation.name if hearer.organisation else ""
    return HearerShown(hearer.person.name, f"{role}, {organisation}".rstrip(", "), hearer.sent_at)


def _to_tell(rung: RungOfSite, texts: Texts) -> Iterator[HearerShown]:
    for seat in rung.rung.tells:
        yield HearerShown(texts(_SITE_SEATS[seat]), "", None)
