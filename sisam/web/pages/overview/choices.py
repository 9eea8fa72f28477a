"""What can be chosen above the figures."""

from __future__ import annotations

from dataclasses import dataclass

from sisam.web.asking import Asking
from sisam.web.pages.overview.filters import PHASES, ROUTINES
from sisam.web.pages.overview.words import PHASES as PHASE_TITLES
from sisam.web.pages.overview.words import routine_title

_Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The values and titles of each list."""

    phases: _Choices
    routines: _Choices
    counties: _Choices
    #: Of the county that is chosen.
    municipalities: _Choices


def choices_of(asker: Asking, county: str) -> Choices:
    """Return what can be chosen; municipalities once a county is."""
    _, parts = asker.texts, asker.parts
    return Choices(
        phases=tuple((name, _(PHASE_TITLES[phase])) for name, phase in PHASES.items()),
        routines=tuple((name, routine_title(name, _)) for name in ROUTINES),
        counties=tuple(sorted(parts.counties.items(), key=_by_title)),
        municipalities=tuple(
            sorted(
                ((code, name) for code, name in parts.municipalities.items() if code[:2] == county),
                key=_by_title,
            )
        ),
    )


def _by_title(choice: tuple[str, str]) -> str:
    return choice[1]
