"""The life of an alert in sentences, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from sisam.application.alerts.alert_life import Happening
from sisam.application.alerts.listing_site_alerts import SiteAlertStory
from sisam.domain.alert import Cleared
from sisam.domain.event import EventType
from sisam.domain.language import Language
from sisam.domain.site_alert import ActKind, SiteAct
from sisam.web.entries import Entry
from sisam.web.language import Texts
from sisam.wording.dates import short_date
from sisam.wording.lists import quoted
from sisam.wording.terms import term

_ANSWERS: Final = {
    EventType.ALERT_ACKNOWLEDGED: ActKind.ACKNOWLEDGED,
    EventType.ALERT_SNOOZED: ActKind.SNOOZED,
    EventType.ALERT_NOTED: ActKind.NOTED,
}


def life_shown(happenings: Iterable[Happening], texts: Texts) -> tuple[Entry, ...]:
    """Return what happened to an alert of a case, the newest first."""
    found = [
        Entry(
            sentence=_happened(each, texts),
            who=each.by.name if each.by else "",
            happened_at=each.event.recorded_at,
            recorded_at=each.event.recorded_at,
        )
        for each in happenings
    ]
    return tuple(reversed(found))


def news_shown(happenings: Iterable[Happening], seen: int, texts: Texts) -> tuple[Entry, ...]:
    """Return what people have done about an alert since the journal was so long, the newest first."""
    new = (each for each in happenings if each.event.position > seen and not each.event.actor.is_daemon)
    return life_shown(new, texts)


def site_life_shown(story: SiteAlertStory, texts: Texts) -> tuple[Entry, ...]:
    """Return what happened to an alert of the site, the newest first."""
    found = [
        Entry(
            sentence=_acted(each, texts),
            who=story.persons[each.person_id].name if each.person_id in story.persons else "",
            happened_at=each.at,
            recorded_at=each.at,
        )
        for each in story.acts
    ]
    return tuple(reversed(found))


def _happened(happening: Happening, texts: Texts) -> str:
    _, event = texts, happening.event
    until = date.fromisoformat(str(event.data["until"])) if event.data.get("until") else None
    rung = int(event.data.get("rung") or 0) + 1
    match event.type:
        case EventType.ALERT_RAISED:
            said = _("Larmet gick.")
        case EventType.ALERT_CLIMBED if event.data.get("round"):
            said = _("Larmet hördes igen från nivå %(rung)s.", rung=rung)
        case EventType.ALERT_CLIMBED:
            said = _("Larmet gick vidare till nivå %(rung)s.", rung=rung)
        case EventType.ALERT_ASSIGNED:
            to = happening.to.name if happening.to else _("en person")
            said = _("Larmet lades på %(to)s till och med %(day)s.", to=to, day=_day(until, texts))
        case EventType.ALERT_CLEARED:
            said = _cleared(Cleared(str(event.data["reason"])), texts)
        case answer:
            said = _answered(_ANSWERS[answer], until, texts)
    return _with_words(said, happening.words, texts.language)


def _acted(act: SiteAct, texts: Texts) -> str:
    _ = texts
    match act.kind:
        case ActKind.RAISED:
            said = _("Larmet gick.")
        case ActKind.CLIMBED:
            said = _("Larmet gick vidare till nivå %(rung)s.", rung=act.alert.rung + 1)
        case ActKind.CLEARED if act.alert.cleared_reason:
            said = _cleared(act.alert.cleared_reason, texts)
        case kind:
            said = _answered(kind, act.until, texts)
    return _with_words(said, act.words, texts.language)


def _answered(kind: ActKind, until: date | None, texts: Texts) -> str:
    _ = texts
    if kind is ActKind.ACKNOWLEDGED:
        return _("Larmet kvitterades till och med %(day)s.", day=_day(until, texts))
    if kind is ActKind.SNOOZED:
        return _("Nästa nivå sköts upp till och med %(day)s.", day=_day(until, texts))
    return _("En anteckning gjordes.")


def _cleared(reason: Cleared, texts: Texts) -> str:
    return texts("Larmet upphörde: %(reason)s.", reason=term(reason, texts.language))


def _with_words(said: str, words: str | None, language: Language) -> str:
    return f"{said} {quoted(words, language)}" if words else said


def _day(day: date | None, texts: Texts) -> str:
    return short_date(day, texts.language) if day else ""
