"""Before, during and after the placement as one picture with where the case is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sisam.domain.anchor import Anchor
from sisam.domain.workflow import Phase
from sisam.web.dates import local_day
from sisam.web.pages.cases.teller import Teller
from sisam.wording.dates import short_date
from sisam.wording.lists import capital
from sisam.wording.terms import term


@dataclass(frozen=True, slots=True)
class PhaseShown:
    """One of the three phases, as the macro of phases takes it."""

    title: str
    #: `done`, `now` or `ahead`.
    state: str
    when: str
    note: str


def timeline(teller: Teller) -> tuple[PhaseShown, ...]:
    """Return the three phases in order."""
    return tuple(
        PhaseShown(
            title=capital(term(phase, teller.language)),
            state=_state(teller, phase),
            when=_when(teller, phase),
            note=_note(teller, phase),
        )
        for phase in Phase
    )


def _state(teller: Teller, phase: Phase) -> str:
    case, order = teller.view.case, list(Phase)
    if order.index(phase) < order.index(case.phase):
        return "done"
    if phase is not case.phase:
        return "ahead"
    return "now" if case.open else "done"


def _when(teller: Teller, phase: Phase) -> str:
    """Return from when until when a phase goes on, as far as that is known."""
    anchors, _ = teller.view.case.anchors, teller.texts
    admitted = anchors.get(Anchor.FIRST_ADMITTED) or anchors.get(Anchor.ADMITTED)
    discharged, forecast = anchors.get(Anchor.DISCHARGED), anchors.get(Anchor.FORECAST)
    if phase is Phase.BEFORE:
        return _span(teller, anchors.get(Anchor.OPENED), admitted)
    if phase is Phase.DURING:
        if admitted and forecast and not discharged:
            said = _span(teller, admitted, None)
            return _(
                "%(since)s, planerat till %(day)s", since=said, day=short_date(forecast, teller.language)
            )
        return _span(teller, admitted, discharged)
    closed = teller.view.case.closed_at
    return _span(teller, discharged, local_day(closed) if closed and discharged else None)


def _span(teller: Teller, since: date | None, until: date | None) -> str:
    _, language = teller.texts, teller.language
    if since is None:
        return ""
    if until == since:
        return short_date(since, language)
    if until is None:
        return _("från %(day)s", day=short_date(since, language))
    return f"{short_date(since, language)} – {short_date(until, language)}"


def _note(teller: Teller, phase: Phase) -> str:
    """Return in which state the case stands, and which of several homes it is."""
    case, _ = teller.view.case, teller.texts
    if phase is not case.phase:
        return ""
    state = teller.titles.state(case.state)
    if case.round > 1 and phase is Phase.DURING:
        return _("%(state)s, omgång %(round)s efter flytt till ett annat hem", state=state, round=case.round)
    return state
