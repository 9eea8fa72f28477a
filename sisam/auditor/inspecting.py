"""Inspecting: one look at a site; what hinders it is a result like any other."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from sisam.application.ports.figures import Gauges
from sisam.auditor.diary import Diary
from sisam.auditor.inspection import Inspection
from sisam.auditor.judging import Audited, Blocked, findings_of, judge
from sisam.errors import SisamError


class Watched(Protocol):
    """A site that can be read."""

    @property
    def gauges(self) -> Gauges:
        """Return where its figures are read off."""
        ...

    def audit(self, now: datetime, *, full: bool) -> Audited:
        """Ask every invariant; where it is not `full`, leave out what has lain still for days."""
        ...

    def canary_sign(self, now: datetime) -> datetime | None:
        """Return when the canary gave its last sign of life; None where there is none."""
        ...

    def stuck(self, now: datetime) -> Sequence[Blocked]:
        """Return the channels that are down and the messages that fail, both for too long."""
        ...


#: Opens the site anew for each look, so that one that was gone is found again.
SiteSource = Callable[[], AbstractContextManager[Watched]]


def inspect(site_source: SiteSource, at: datetime, diary: Diary, *, full: bool) -> Inspection:
    """Look once, at everything where it is `full`; what hinders that makes an inspection that says so."""
    try:
        with site_source() as site:
            return _inspected(site, at, diary, full=full)
    except Exception as error:  # noqa: BLE001 — whatever it is, it is told and looked at again
        diary.look_failed(error)
        return Inspection(at, could_not=(_hindrance(error),))


def _inspected(site: Watched, at: datetime, diary: Diary, *, full: bool) -> Inspection:
    report = site.audit(at, full=full)
    try:
        figures, sign, stuck = site.gauges.figures(at), site.canary_sign(at), site.stuck(at)
    except Exception as error:  # noqa: BLE001 — what the audit found is told all the same
        diary.look_failed(error)
        could_not = (*report.could_not, _hindrance(error))
        return Inspection(at, findings_of(report), could_not, report.checked)
    return judge(at, report, figures, sign, stuck)


def _hindrance(error: Exception) -> str:
    """Say what an error means by its class alone: what it carries may be a path."""
    if isinstance(error, SisamError):
        return type(error).told_by_class()
    return f"The look failed: {type(error).__name__}."
