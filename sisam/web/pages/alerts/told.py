"""What an alert tells: its climb as a ladder, its life as sentences, and what happens next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.alerts.alert_life import Happening
from sisam.application.alerts.listing_site_alerts import SiteAlertStory
from sisam.application.alerts.rungs import Hearer, RungOfAlert
from sisam.application.alerts.showing_site_alerts import RungOfSite
from sisam.domain.alert import Alert, AlertCause, Cleared
from sisam.domain.deadline import Deadline, DeadlineKind
from sisam.domain.event import EventType
from sisam.domain.language import Language
from sisam.domain.site_alert import ActKind, SiteAct, SiteAlert
from sisam.engine.alerts.climbing import next_place
from sisam.engine.site.site_ladders import SiteSeat
from sisam.web.dates import day as day_in_words
from sisam.web.dates import moment_of
from sisam.web.entries import Entry
from sisam.web.language import Texts, marked, texts_in
from sisam.wording.lists import all_of, quoted
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


@dataclass(frozen=True, slots=True)
class Narrator:
    """Tells of alerts in a language."""

    language: Language

    @property
    def texts(self) -> Texts:
        """Return the sentences of the pages."""
        return texts_in(self.language)

    def heading(self, alert: Alert, step: str, deadline: Deadline | None) -> str:
        """Return that something is an alert, and about what; an empty step: it is about none."""
        _ = self.texts
        if not step:
            return _("Larm: programmet kan inte räkna ut vad som ska hända i ärendet")
        if alert.cause is not AlertCause.OVERDUE:
            cause = term(alert.cause, self.language)
            return _("Larm om %(step)s: %(cause)s", step=self._quoted(step), cause=cause)
        if deadline is not None and deadline.kind is DeadlineKind.ANSWER:
            return _("Larm: svaret på %(step)s är försenat", step=self._quoted(step))
        return _("Larm: steget %(step)s är försenat", step=self._quoted(step))

    @property
    def without_step(self) -> str:
        """Return what an alert asks that is about no step: something of the program itself fails."""
        return self.texts("Driften har fått veta det. Följ ärendet själv tills felet är rättat.")

    def _quoted(self, words: str) -> str:
        return quoted(words, self.language)

    def hearer(self, hearer: Hearer) -> HearerShown:
        """Return somebody who was told, by name where they may be named."""
        role = term(hearer.role, self.language)
        if hearer.person is None:
            return HearerShown(self.texts("en %(role)s", role=role), "", hearer.sent_at)
        organisation = hearer.organisation.name if hearer.organisation else ""
        return HearerShown(hearer.person.name, f"{role}, {organisation}".rstrip(", "), hearer.sent_at)

    def rungs(self, rungs: Iterable[RungOfAlert]) -> tuple[RungShown, ...]:
        """Return the ladder of an alert of a case."""
        return tuple(
            RungShown(
                number=each.number,
                state="now" if each.here else "done" if each.reached_at else "ahead",
                reached_at=each.reached_at,
                repeats=each.repeats,
                hearers=tuple(map(self.hearer, each.hearers)),
            )
            for each in rungs
        )

    def rungs_of_site(self, alert: SiteAlert, rungs: tuple[RungOfSite, ...]) -> tuple[RungShown, ...]:
        """Return the ladder of an alert of the site; whom its later rungs tell stands by role."""
        return tuple(
            RungShown(
                number=index + 1,
                state="now"
                if alert.live and index == alert.rung
                else "done"
                if index <= alert.rung
                else "ahead",
                reached_at=None,
                repeats=index == len(rungs) - 1,
                hearers=tuple(map(self.hearer, each.hearers)) or tuple(self._to_tell(each)),
            )
            for index, each in enumerate(rungs)
        )

    def _to_tell(self, rung: RungOfSite) -> Iterator[HearerShown]:
        for seat in rung.rung.tells:
            yield HearerShown(self.texts(_SITE_SEATS[seat]), "", None)

    def next(self, alert: Alert | SiteAlert, rungs: tuple[RungShown, ...]) -> str:
        """Say what happens next, if nobody does anything."""
        _ = self.texts
        if not alert.live or alert.next_at is None:
            return _("Larmet har upphört, eftersom orsaken är borta.")
        hearers = rungs[next_place(alert, len(rungs) - 1)[0]].hearers
        named = [f"{each.name} ({each.place})" if each.place else each.name for each in hearers]
        whom = all_of(dict.fromkeys(named), self.language) if named else _("samordnaren")
        when = moment_of(alert.next_at)
        if alert.acknowledged_until is not None:
            return _(
                "Larmet är tyst till %(when)s. Är det inte klart då hörs det igen, och %(whom)s får ett "
                "nytt mejl. Blir det klart före dess slutar larmet av sig självt.",
                when=when,
                whom=whom,
            )
        return _("Om ingen kvitterar före %(when)s får %(whom)s ett mejl.", when=when, whom=whom)

    def life(self, happenings: Iterable[Happening]) -> tuple[Entry, ...]:
        """Return what happened to an alert of a case, the newest first."""
        found = [
            Entry(
                sentence=self._happened(each),
                who=each.by.name if each.by else "",
                happened_at=each.event.recorded_at,
                recorded_at=each.event.recorded_at,
            )
            for each in happenings
        ]
        return tuple(reversed(found))

    def life_of_site(self, story: SiteAlertStory) -> tuple[Entry, ...]:
        """Return what happened to an alert of the site, the newest first."""
        found = [
            Entry(
                sentence=self._acted(each),
                who=story.persons[each.person_id].name if each.person_id in story.persons else "",
                happened_at=each.at,
                recorded_at=each.at,
            )
            for each in story.acts
        ]
        return tuple(reversed(found))

    def _happened(self, happening: Happening) -> str:
        _, event = self.texts, happening.event
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
                said = _("Larmet lades på %(to)s till och med %(day)s.", to=to, day=_day(until))
            case EventType.ALERT_CLEARED:
                said = self._cleared(Cleared(str(event.data["reason"])))
            case _other:
                said = self._answered(_ANSWERS[_other], until)
        return self._with_words(said, happening.words)

    def _acted(self, act: SiteAct) -> str:
        _ = self.texts
        match act.kind:
            case ActKind.RAISED:
                said = _("Larmet gick.")
            case ActKind.CLIMBED:
                said = _("Larmet gick vidare till nivå %(rung)s.", rung=act.alert.rung + 1)
            case ActKind.CLEARED if act.alert.cleared_reason:
                said = self._cleared(act.alert.cleared_reason)
            case kind:
                said = self._answered(kind, act.until)
        return self._with_words(said, act.words)

    def _answered(self, kind: ActKind, until: date | None) -> str:
        _ = self.texts
        if kind is ActKind.ACKNOWLEDGED:
            return _("Larmet kvitterades till och med %(day)s.", day=_day(until))
        if kind is ActKind.SNOOZED:
            return _("Nästa nivå sköts upp till och med %(day)s.", day=_day(until))
        return _("En anteckning gjordes.")

    def _cleared(self, reason: Cleared) -> str:
        return self.texts("Larmet upphörde: %(reason)s.", reason=term(reason, self.language))

    def _with_words(self, said: str, words: str | None) -> str:
        return f"{said} {quoted(words, self.language)}" if words else said


_ANSWERS: Final = {
    EventType.ALERT_ACKNOWLEDGED: ActKind.ACKNOWLEDGED,
    EventType.ALERT_SNOOZED: ActKind.SNOOZED,
    EventType.ALERT_NOTED: ActKind.NOTED,
}


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""
