"""Judging: what an audit and the site's figures amount to."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from sisam.application.ports.figures import Figures
from sisam.auditor.inspection import CANARY, CHANNEL, SILENCE, SWEEP, Finding, Inspection
from sisam.domain.ids import CaseId

#: A sweep that was completed longer ago means that nobody sweeps.
SWEEP_AT_MOST: Final = timedelta(minutes=5)
#: Whoever restored a site may look around for so long before it is taken for forgotten.
SILENCE_AT_MOST: Final = timedelta(days=1)
#: The canary is due once a day; a day in October has 25 hours, and its mail takes some minutes.
CANARY_AT_MOST: Final = timedelta(hours=26)
#: What comes about by itself where nobody sweeps and nothing is sent, as at a silent site.
WAITING: Final = frozenset({"I04", "I06", "I09"})


class Violated(Protocol):
    """One thing that an audit found."""

    @property
    def invariant(self) -> str:
        """Return the id of the invariant."""
        ...

    @property
    def case_id(self) -> CaseId | None:
        """Return the case; None where it is about the whole site."""
        ...

    @property
    def sentence(self) -> str:
        """Return what does not hold."""
        ...

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of what it is about."""
        ...


class Blocked(Protocol):
    """A channel, or a message, that does not get through."""

    @property
    def sentence(self) -> str:
        """Return since when."""
        ...

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the name of the channel, or the id of the message."""
        ...


class Audited(Protocol):
    """The outcome of an audit."""

    @property
    def violations(self) -> Sequence[Violated]:
        """Return what was found."""
        ...

    @property
    def checked(self) -> int:
        """Return how many cases were checked."""
        ...

    @property
    def could_not(self) -> Sequence[str]:
        """Return what could not be checked, a sentence each."""
        ...


def judge(
    at: datetime,
    report: Audited,
    figures: Figures,
    canary_sign: datetime | None = None,
    stuck: Sequence[Blocked] = (),
) -> Inspection:
    """Return what was found: by the audit, of sweeps, of the canary, and of what does not get out.

    During the first day of a silence what only a sweep could mend is nobody's fault; all is well only
    where somebody sweeps.
    """
    found = findings_of(report)
    if _may_be_silent(figures, at):
        found = tuple(each for each in found if each.invariant not in WAITING)
    return Inspection(
        at=at,
        findings=(
            *found,
            *_of_the_site(figures, at),
            *_of_the_canary(figures, canary_sign, at),
            *_of_the_channels(figures, stuck),
        ),
        could_not=tuple(report.could_not),
        checked=report.checked,
        swept=figures.silent_since is None and _sweeps(figures, at),
    )


def findings_of(report: Audited) -> tuple[Finding, ...]:
    """Return what an audit found, as the auditor keeps it."""
    return tuple(Finding(each.invariant, each.case_id, each.sentence, each.ids) for each in report.violations)


def _may_be_silent(figures: Figures, at: datetime) -> bool:
    since = figures.silent_since
    return since is not None and abs(at - since) <= SILENCE_AT_MOST


def _sweeps(figures: Figures, at: datetime) -> bool:
    completed = figures.last_sweep_completed
    # A moment that lies ahead means that a clock is wrong, and says nothing of what is done now.
    return completed is not None and abs(at - completed) <= SWEEP_AT_MOST


def _of_the_site(figures: Figures, at: datetime) -> Iterator[Finding]:
    if figures.silent_since is None and not _sweeps(figures, at):
        yield Finding(SWEEP, None, _no_sweep(figures.last_sweep_completed))
    if figures.silent_since is not None and not _may_be_silent(figures, at):
        told = f"It was restored and has been silent since {figures.silent_since:%Y-%m-%dT%H:%MZ}."
        yield Finding(SILENCE, None, told)


def _of_the_canary(figures: Figures, sign: datetime | None, at: datetime) -> Iterator[Finding]:
    """Yield that the canary fell silent; at a silent site, or where there never was one, it may."""
    if figures.silent_since is None and sign is not None and at - sign > CANARY_AT_MOST:
        told = f"The canary has answered no alert since {sign:%Y-%m-%dT%H:%MZ}."
        yield Finding(CANARY, None, told)


def _of_the_channels(figures: Figures, stuck: Sequence[Blocked]) -> Iterator[Finding]:
    """Yield what does not get out; a silent site tells nobody anything."""
    if figures.silent_since is None:
        yield from (Finding(CHANNEL, None, each.sentence, each.ids) for each in stuck)


def _no_sweep(completed: datetime | None) -> str:
    if completed is None:
        return "No sweep has ever been completed by a daemon."
    return f"No sweep was completed in five minutes; the last one was at {completed:%Y-%m-%dT%H:%MZ}."
