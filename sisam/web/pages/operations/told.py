"""How the site is in the words of one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sisam.application.finding import Finding, Level
from sisam.application.overseeing import Oversight
from sisam.application.ports.beats import Beat
from sisam.domain.language import Language
from sisam.web.framing import SWEEP_AT_MOST
from sisam.web.house import AuditorReport, House, Violation
from sisam.web.language import Texts
from sisam.web.pages.operations.words import ORDER, name_of, part_title, status_title, statuses
from sisam.wording.audit_lines import audit_line_in
from sisam.wording.lists import capital
from sisam.wording.terms import term

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class RemarkTold:
    """How one thing is, with its name in the language of the page."""

    title: str
    level: Level
    told: str
    remedy: str


@dataclass(frozen=True, slots=True)
class BeatTold:
    """A daemon's last sign of life."""

    id: str
    where: str
    beat_at: datetime
    swept_at: datetime | None
    #: Whether it has swept within the last five minutes.
    well: bool


@dataclass(frozen=True, slots=True)
class AlertTold:
    """An alert of the site."""

    id: str
    cause: str
    about: str
    code: str
    raised_at: datetime
    answered: bool


@dataclass(frozen=True, slots=True)
class HouseTold:
    """How the site is, as the page shows it."""

    house: House
    #: What is not well, the worst first; and what is.
    wrong: tuple[RemarkTold, ...]
    well: tuple[RemarkTold, ...]
    bad: bool
    #: What the auditor found last; None: nothing that can be read.
    auditor: AuditorReport | None
    beats: tuple[BeatTold, ...]
    swept: bool
    #: The title of each status of messages, and how many have it.
    messages: tuple[tuple[str, int], ...]
    #: Each channel with how many people it does not reach.
    unreachable: tuple[tuple[str, int], ...]
    alerts: tuple[AlertTold, ...]
    #: Kind, name, version and day of each part of the rules.
    rules: tuple[tuple[str, str, str, datetime], ...]
    megabytes: float


def house_told(house: House, found: Oversight, now: datetime, texts: Texts) -> HouseTold:
    """Return in words how the site is."""
    figures = house.figures
    remarks = tuple(_remarks(house.findings, texts))
    return HouseTold(
        house=house,
        wrong=tuple(each for each in remarks if each.level is not Level.OK),
        well=tuple(each for each in remarks if each.level is Level.OK),
        bad=any(each.level is Level.BAD for each in remarks),
        auditor=_auditor(house.auditor, texts.language) if house.auditor else None,
        beats=tuple(_beat(each, now) for each in found.beats),
        swept=_is_recent(figures.last_sweep_completed, now),
        messages=tuple((status_title(each, texts), figures.messages.get(each, 0)) for each in statuses()),
        unreachable=tuple(sorted(found.unreachable.items())),
        alerts=tuple(
            AlertTold(
                id=each.alert.id,
                cause=capital(term(each.alert.cause, texts.language)),
                about=each.alert.about.key,
                code=each.code or "",
                raised_at=each.alert.raised_at,
                answered=each.alert.acknowledged_until is not None,
            )
            for each in found.alerts
        ),
        rules=tuple(
            (part_title(each.kind, texts), each.name, each.version, each.published_at) for each in found.rules
        ),
        megabytes=round(house.database.size_bytes / _MEGABYTE, 1),
    )


def _remarks(findings: tuple[Finding, ...], texts: Texts) -> Iterator[RemarkTold]:
    for level in ORDER:
        for each in findings:
            if each.level is level:
                yield RemarkTold(name_of(each.name, texts), level, *_in_words(each, texts.language))


def _in_words(finding: Finding, language: Language) -> tuple[str, str]:
    return capital(finding.how.said(language)), finding.mend.said(language) if finding.mend else ""


def _auditor(report: AuditorReport, language: Language) -> AuditorReport:
    """Return what the auditor found in a language."""
    return replace(
        report,
        violations=tuple(_violation(each, language) for each in report.violations),
        could_not=tuple(audit_line_in(each, language) for each in report.could_not),
    )


def _violation(found: Violation, language: Language) -> Violation:
    return replace(found, told=audit_line_in(found.told, language))


def _beat(beat: Beat, now: datetime) -> BeatTold:
    swept_at = beat.last_sweep_completed
    return BeatTold(beat.id, f"{beat.host}, {beat.pid}", beat.last_beat, swept_at, _is_recent(swept_at, now))


def _is_recent(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and abs(now - moment) <= SWEEP_AT_MOST
