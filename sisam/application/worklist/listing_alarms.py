"""Listing alarms: the alerts that somebody is told of, and those that go on in the cases of their own."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from sisam.application.access.deciding import may_anywhere
from sisam.application.access.denying import denied
from sisam.application.access.permit import Denial, Why
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.ports.work_lists import Alarm, CaseMark
from sisam.application.site import Site
from sisam.application.worklist.choosing import WorkFilter, choose
from sisam.application.worklist.listing_work import onlooker_of
from sisam.application.worklist.pupils import pupils_named
from sisam.application.worklist.told_alerts import AlertToAnswer, told_alerts
from sisam.application.worklist.told_site_alerts import SiteAlertToAnswer, heard_site_alerts
from sisam.application.worklist.work_line import Onlooker, WorkLine, work_line
from sisam.domain.access import Right
from sisam.domain.ids import CaseId, OrganisationId, StepId
from sisam.domain.reading import Shown
from sisam.errors import Fault, Invalid

#: How many alerts stand on a page.
PAGE: Final = 50
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class AlarmList:
    """A page of alerts; what waits for them stands on the first page only."""

    #: Those that nobody has acknowledged and that tell a seat of theirs.
    alerts: tuple[AlertToAnswer, ...] = ()
    #: How many of these there are in all.
    alert_count: int = 0
    #: Those of the site that tell a seat of theirs, acknowledged or not.
    site_alerts: tuple[SiteAlertToAnswer, ...] = ()
    #: The others that go on in cases of theirs, the one raised first before the others.
    others: tuple[WorkLine, ...] = ()
    first: bool = True
    #: Where the next page begins; None: there is none.
    after: str | None = None
    pupils: Mapping[CaseId, str] = field(default_factory=dict)


def list_alarms(site: Site, caller: Caller, now: datetime, after: str | None = None) -> AlarmList:
    """Return a page of the alerts that somebody may know of, once it is written down that they see it.

    Raises:
        Invalid: the page begins nowhere.
        RightMissing: they may neither acknowledge alerts nor look after the site.
    """
    place = None if after is None else _place_at(after)

    def look(work: UnitOfWork, someone: Someone) -> Look[AlarmList]:
        if not any(may_anywhere(someone, right) for right in (Right.ACKNOWLEDGE, Right.OVERSIGHT)):
            raise denied(someone, Shown.ALERTS, Denial(Right.ACKNOWLEDGE, Why.RIGHT), "page", "alerts")
        found = _found(site, work, someone, place)
        found = replace(found, pupils=pupils_named(site, work, someone, _told_of(found)))
        return Look(found, _cases_of(found))

    return shown(site, caller, Shown.ALERTS, look, now)


def _found(site: Site, work: UnitOfWork, someone: Someone, place: Alarm | None) -> AlarmList:
    choice = choose(someone, WorkFilter(), site.rules.current(site.workflow_name, work.rule_parts).workflow)
    own = choice.own | {seat.organisation_id for seat in someone.seats}
    onlooker = onlooker_of(site, work, someone, own)
    waiting = told_alerts(work, choice.told, onlooker, PAGE)
    others, after = _others(work, onlooker, [each.id for each in choice.organisations], place)
    told = {each.line.step.id for each in waiting.alerts}
    found = AlarmList(
        others=tuple(line for line in others if line.step.id not in told),
        first=place is None,
        after=None if after is None else _bookmark_of(after),
    )
    if place is not None:
        return found
    heard = heard_site_alerts(work, work.site_alerts.live(), someone.seats, onlooker)
    return replace(found, alerts=waiting.alerts, alert_count=waiting.count, site_alerts=heard)


def _others(
    work: UnitOfWork, onlooker: Onlooker, organisations: list[OrganisationId], place: Alarm | None
) -> tuple[list[WorkLine], Alarm | None]:
    alarms = work.work_lists.alarmed(organisations, place, PAGE + 1) if organisations else ()
    listed = alarms[:PAGE]
    steps = work.work_lists.named({each.step_id for each in listed})
    lines = [work_line(steps[each.step_id], onlooker) for each in listed]
    return [each for each in lines if onlooker.may_know_of(each)], listed[-1] if len(alarms) > PAGE else None


def _told_of(found: AlarmList) -> Iterator[tuple[CaseMark, OrganisationId | None]]:
    for line in (*(alert.line for alert in found.alerts), *found.others):
        yield line.case, line.shown_for


def _cases_of(found: AlarmList) -> list[tuple[CaseId, OrganisationId | None]]:
    """Return every case that a page tells of once, with the organisation for which it is shown."""
    told: dict[CaseId, OrganisationId | None] = {}
    for mark, organisation in _told_of(found):
        told.setdefault(mark.id, organisation)
    for each in found.site_alerts:
        if (case_id := each.alert.tells_of) is not None:
            told.setdefault(case_id, each.seat.organisation_id)
    return list(told.items())


def _bookmark_of(alarm: Alarm) -> str:
    return urlsafe_b64encode(f"{alarm.raised_at} {alarm.step_id}".encode()).decode().rstrip("=")


def _place_at(bookmark: str) -> Alarm:
    """Return the place that a bookmark tells.

    Raises:
        Invalid: it was not made here.
    """
    try:
        padded = bookmark[:_LONGEST].encode("ascii") + b"=" * (-len(bookmark) % 4)
        raised_at, _, step_id = urlsafe_b64decode(padded).decode("ascii").partition(" ")
    except (UnicodeError, Error):
        raised_at, step_id = "", ""
    if not raised_at or not step_id:
        raise Invalid(Fault("The list has no such place.", "Begin at its first page.", key="after"))
    return Alarm(raised_at, StepId(step_id))
