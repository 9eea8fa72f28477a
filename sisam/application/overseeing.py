"""Overseeing: what keeps a site going, told by ids alone to those who look after it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sisam.application.access.own_cases import require
from sisam.application.access.showing import Look, shown
from sisam.application.access.someone import Caller, Someone
from sisam.application.ports.beats import Beat
from sisam.application.ports.channel_state import ChannelState
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.reading import Purpose, Shown
from sisam.domain.roster import Roster
from sisam.domain.site_alert import SiteAlert


@dataclass(frozen=True, slots=True)
class RulePart:
    """A part of the rules that new cases follow."""

    kind: str
    name: str
    version: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class AlertOfSite:
    """An alert of the site, and the code of the organisation whose people mend it."""

    alert: SiteAlert
    #: None: whoever runs the site.
    code: str | None


@dataclass(frozen=True, slots=True)
class Oversight:
    """What keeps a site going at one moment."""

    beats: tuple[Beat, ...]
    #: Those whose last attempt failed.
    channels: tuple[ChannelState, ...]
    #: How many people each channel does not reach.
    unreachable: Mapping[str, int]
    alerts: tuple[AlertOfSite, ...]
    rules: tuple[RulePart, ...]


def oversee(site: Site, caller: Caller, now: datetime) -> Oversight:
    """Return what keeps a site going, once it is written down that somebody looks.

    Raises:
        RightMissing: they do not look after the site.
        Unavailable: it cannot be written down.
    """

    def look(work: UnitOfWork, someone: Someone) -> Look[Oversight]:
        require(someone, Right.OVERSIGHT, Shown.ALERTS)
        found = Oversight(
            beats=tuple(work.beats.listed()),
            channels=tuple(work.channel_states.failing()),
            unreachable=Counter(each.channel for each in work.unreachables.all() if not each.moved),
            alerts=tuple(_alert(each, someone.roster) for each in _of_service(work)),
            rules=_newest(work),
        )
        return Look(found, purpose=Purpose.OVERSIGHT)

    return shown(site, caller, Shown.ALERTS, look, now)


def _alert(alert: SiteAlert, roster: Roster) -> AlertOfSite:
    known = alert.organisation_id
    return AlertOfSite(alert, roster.organisations[known].code if known else None)


def _of_service(work: UnitOfWork) -> Iterator[SiteAlert]:
    """Yield the alerts that go on; one that tells of a pupil is none of those who look after the site."""
    return (each for each in work.site_alerts.live() if each.tells_of is None)


def _newest(work: UnitOfWork) -> tuple[RulePart, ...]:
    """Return of each kind and name what was published last."""
    newest = {
        (part.kind, part.name): RulePart(part.kind, part.name, part.version, part.published_at)
        for part in work.rule_parts.parts()
    }
    return tuple(newest[key] for key in sorted(newest))
