"""Which part of their cases somebody looks at: of a phase, a routine, a county or a municipality."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from sisam.application.cases.browsing_cases import CaseWish
from sisam.web.asking import Asking
from sisam.web.narrowing import (
    PHASES,
    ROUTINES,
    CountyWord,
    MunicipalityWord,
    PhaseWord,
    RoutineWord,
    phase_title,
    routine_title,
)
from sisam.web.paths import CASES


@dataclass(frozen=True, slots=True)
class Part:
    """What the address asks for; empty asks for any."""

    #: The word of the phase.
    phase: str = ""
    #: Its number; 0 for what stands beside the routines.
    routine: str = ""
    county: str = ""
    municipality: str = ""

    def of(self, wish: CaseWish) -> CaseWish:
        """Return what is wished for, of this part alone."""
        place, phase = self.municipality or self.county or None, wish.phase or PHASES.get(self.phase)
        return replace(wish, phase=phase, routine=ROUTINES.get(self.routine), place=place)

    @property
    def words(self) -> dict[str, str]:
        """Return it by the words of the address."""
        return {
            "skede": self.phase,
            "rutin": self.routine,
            "lan": self.county,
            "kommun": self.municipality,
        }

    def beside(self, wish: CaseWish) -> Part:
        """Return what of it goes with a wish: one that names a phase takes the place of this one."""
        return replace(self, phase="") if wish.phase else self

    def told(self, asker: Asking) -> str:
        """Return it as it is called; empty: it is the whole."""
        return ", ".join(self._names(asker))

    def _names(self, asker: Asking) -> Iterator[str]:
        _, parts = asker.texts, asker.parts
        if self.phase:
            yield phase_title(self.phase, _).lower()
        if self.routine:
            yield routine_title(self.routine, _)
        if self.municipality:
            yield parts.municipalities.get(self.municipality, self.municipality)
        elif self.county:
            yield parts.counties.get(self.county, self.county)


def part_of(
    skede: PhaseWord = "",
    rutin: RoutineWord = "",
    lan: CountyWord = "",
    kommun: MunicipalityWord = "",
) -> Part:
    """Return the part that an address asks for."""
    return Part(skede, rutin, lan, kommun)


def cases_url(**asked: str) -> str:
    """Return the address of the list, with what is asked for by the words of the address."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{CASES}?{query}" if query else CASES
