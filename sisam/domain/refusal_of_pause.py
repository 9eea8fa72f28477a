"""Refusals of a pause: why a case is not paused, or not resumed."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.refusal import Unsuitable
from sisam.errors import Conflict


@dataclass(eq=False)
class NotPausable(Conflict):
    """Cases are not paused in this state; without states in which they are, never."""

    state: str
    states: tuple[str, ...]


@dataclass(eq=False)
class NotPaused(Conflict):
    """No pause goes on."""


@dataclass(eq=False)
class PausedAlready(Conflict):
    """A pause goes on, and there is never a second one beside it."""

    until: date


@dataclass(eq=False)
class PausedTooLong(Unsuitable):
    """A pause ends today at the earliest, and not later than it may last from now."""

    until: date
    latest: date


@dataclass(eq=False)
class PausedTooEarly(Unsuitable):
    """A pause began at most as long ago as it may last, after the admission and after the pause before it."""

    on: date
    earliest: date


@dataclass(eq=False)
class BackTooEarly(Unsuitable):
    """Nobody is back before they were away."""

    on: date
    since: date


@dataclass(eq=False)
class EndsWithPause(Conflict):
    """The step ends when the pupil is back, or when the pause is prolonged."""

    step: str
