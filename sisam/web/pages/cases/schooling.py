"""Where a pupil has gone to school, the days on which they went nowhere, and when they were away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.pause import Pause
from sisam.domain.schooling import SchoolingMode
from sisam.domain.workflow import Phase
from sisam.engine.schooling import spells
from sisam.web.pages.cases.teller import Teller
from sisam.wording.lists import capital
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class SpellShown:
    """A time at a school."""

    school: str
    since: date
    until: date | None
    #: Empty where it is as usual, at the school.
    mode: str
    planned: bool


@dataclass(frozen=True, slots=True)
class SchoolingShown:
    """The schooling of a case."""

    spells: tuple[SpellShown, ...]
    #: What each phase is called, and how many days without school it had.
    days: tuple[tuple[str, int], ...]
    total: int
    #: Since when the pupil is without school; None: they are not.
    since: date | None


@dataclass(frozen=True, slots=True)
class PauseShown:
    """A time when the pupil was away."""

    since: date
    until: date
    ended_on: date | None
    #: Empty where that may not be told.
    reason: str


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A home that the pupil came to."""

    number: int
    admitted_on: date | None


def schooling_shown(teller: Teller) -> SchoolingShown | None:
    """Return the schooling of a case; None where it is about no pupil."""
    gaps = teller.view.gaps
    if gaps is None:
        return None
    return SchoolingShown(
        spells=tuple(
            SpellShown(
                school=capital(teller.organisation(each.school_id)),
                since=each.from_on,
                until=each.until_on,
                mode="" if each.mode is SchoolingMode.ON_SITE else term(each.mode, teller.language),
                planned=each.planned,
            )
            for each in spells(teller.view.case)
        ),
        days=tuple((capital(term(phase, teller.language)), gaps.by_phase[phase]) for phase in Phase),
        total=gaps.days,
        since=gaps.since,
    )


def pauses_shown(teller: Teller) -> tuple[PauseShown, ...]:
    """Return the times when the pupil was away, the latest first."""
    return tuple(_pause(teller, each) for each in reversed(teller.view.case.pauses))


def _pause(teller: Teller, pause: Pause) -> PauseShown:
    view, rule = teller.view, teller.view.rules.workflow.pause
    told = rule is not None and view.viewer.may_know_why_away(view.case, view.rules.workflow)
    reason = rule.reasons[pause.reason][teller.language] if rule is not None and told else ""
    return PauseShown(pause.from_on, pause.until_on, pause.ended_on, capital(reason))


def rounds_shown(teller: Teller) -> tuple[RoundShown, ...]:
    """Return the homes of a case one after the other; none where the pupil never moved."""
    return tuple(_rounds(teller)) if teller.view.case.round > 1 else ()


def _rounds(teller: Teller) -> Iterator[RoundShown]:
    case = teller.view.case
    for number, dates in enumerate((*case.earlier_dates, case.anchors), 1):
        yield RoundShown(number, dates.get(Anchor.ADMITTED))
