"""What stands beside the work of a case: its alerts, what was disclosed of it, and what is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sisam.application.access.fields import Field
from sisam.application.cases.carrying_out import SOCIAL_SERVICES
from sisam.domain.alert import Alert, AlertCause
from sisam.domain.event import EventType
from sisam.web.language import marked
from sisam.web.pages.cases.teller import Teller
from sisam.web.paths import alert_path
from sisam.wording.lists import capital
from sisam.wording.terms import term

#: What is kept back where a field is not theirs, in the order in which it is said.
_HIDDEN: Final = (
    (Field.NAME, marked("elevens namn och nummer")),
    (Field.CARE, marked("varför och hur eleven är placerad, och vårdens tidsgränser")),
    (Field.HOME, marked("elevens hemkommun")),
    (Field.WORDS, marked("det som andra har skrivit i ärendet")),
    (Field.DOCUMENTS, marked("vilka handlingar som har lämnats över")),
    (Field.WHEREABOUTS, marked("var eleven finns")),
)


@dataclass(frozen=True, slots=True)
class AlertShown:
    """An alert that goes on."""

    url: str
    title: str
    cause: str
    raised_at: datetime
    rung: int
    #: Who acts on it, and until when that counts; empty: nobody has said so.
    acknowledged_by: str
    until: date | None
    #: What they mean to do, where it may be read.
    plan: str
    #: Something of the program itself fails.
    technical: bool


@dataclass(frozen=True, slots=True)
class DisclosedShown:
    """Something that was disclosed."""

    to: str
    matter: str
    basis: str
    by: str
    since: datetime | None
    until: datetime | None
    holds: bool


@dataclass(frozen=True, slots=True)
class HiddenShown:
    """What is not shown, and whom one asks for it."""

    matters: tuple[str, ...]
    #: Of the social services; empty where they may not be named.
    telephone: str
    name: str


def alerts_shown(teller: Teller) -> tuple[AlertShown, ...]:
    """Return the alerts that go on, the oldest first."""
    live = [each for each in teller.view.case.alerts.values() if each.live]
    return tuple(_alert(teller, each) for each in sorted(live, key=lambda each: (each.raised_at, each.id)))


def _alert(teller: Teller, alert: Alert) -> AlertShown:
    step = teller.view.case.steps.get(alert.step_id) if alert.step_id else None
    cause = capital(term(alert.cause, teller.language))
    return AlertShown(
        url=alert_path(alert.id),
        title=teller.titles.step(step.definition) if step else cause,
        cause=cause,
        raised_at=alert.raised_at,
        rung=alert.rung + 1,
        acknowledged_by=_acknowledger(teller, alert),
        until=alert.acknowledged_until,
        plan=_plan(teller, alert),
        technical=alert.cause is AlertCause.TECHNICAL,
    )


def _acknowledger(teller: Teller, alert: Alert) -> str:
    """Return who said that they act, or that somebody did, where they may not be named."""
    viewer, by = teller.view.viewer, alert.acknowledged_by
    person = viewer.roster.persons.get(by) if by else None
    _ = teller.texts
    if person is None:
        return ""
    return person.name if viewer.may_name(teller.view.case, person.id) else _("Någon")


def _plan(teller: Teller, alert: Alert) -> str:
    """Return what whoever acknowledged an alert last wrote."""
    plans = [
        each.event.words
        for each in teller.view.journal
        if each.event.type is EventType.ALERT_ACKNOWLEDGED and each.event.data.get("alert") == alert.id
    ]
    return (plans[-1] if plans and alert.acknowledged_by else "") or ""


def disclosures_shown(teller: Teller) -> tuple[DisclosedShown, ...]:
    """Return what was disclosed, to whom and on what basis, the latest first."""
    when = {each.event.position: each.event.happened_at for each in teller.view.journal}
    return tuple(
        DisclosedShown(
            to=capital(teller.organisation(each.to)),
            matter=capital(teller.titles.matter(each.matter)),
            basis=capital(term(each.basis, teller.language)),
            by=capital(teller.organisation(each.by)),
            since=when.get(each.since_position),
            until=when.get(each.until_position) if each.until_position else None,
            holds=each.holds,
        )
        for each in reversed(teller.view.case.disclosures)
    )


def hidden_shown(teller: Teller) -> HiddenShown | None:
    """Return what of the case is not shown to whoever looks; None: they see all of it."""
    matters = tuple(_hidden(teller))
    if not matters:
        return None
    social = teller.view.case.parties.get(SOCIAL_SERVICES)
    organisation = teller.named(social) if social else None
    return HiddenShown(
        matters, organisation.phone if organisation else "", organisation.name if organisation else ""
    )


def _hidden(teller: Teller) -> Iterator[str]:
    view, _ = teller.view, teller.texts
    for field, said in _HIDDEN:
        if field not in view.sheet.fields:
            yield _(said)
    if not view.viewer.knows_all(view.case):
        yield _("vilka de andra parternas organisationer är")
