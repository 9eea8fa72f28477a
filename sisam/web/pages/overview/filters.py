"""Which part of the cases somebody asks figures of, as the address of the page says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Query

from sisam.application.overview.tables import Asked
from sisam.web.filled import Filled
from sisam.web.narrowing import (
    PHASES,
    ROUTINES,
    CountyWord,
    MunicipalityWord,
    PhaseWord,
    RoutineWord,
)
from sisam.web.pages.cases.part import cases_url

OVERVIEW: Final = "/overblick"
_COUNTY_LENGTH: Final = 2


@dataclass(frozen=True, slots=True)
class Address:
    """What stands in the address of the page; empty asks for any."""

    phase: str = ""
    routine: str = ""
    county: str = ""
    municipality: str = ""
    #: By its name; empty: the last twelve whole months.
    period: str = ""

    @property
    def asked(self) -> Asked:
        """Return which part is asked for."""
        return Asked(
            phase=PHASES[self.phase] if self.phase else None,
            routine=ROUTINES.get(self.routine),
            county=self.county or None,
            municipality=self.municipality or None,
        )

    @property
    def words(self) -> dict[str, str]:
        """Return it by the words of the address."""
        return {
            "skede": self.phase,
            "rutin": self.routine,
            "lan": self.county,
            "kommun": self.municipality,
            "period": self.period,
        }

    @property
    def query(self) -> str:
        """Return it as it stands behind a path."""
        query = urlencode({name: value for name, value in self.words.items() if value})
        return f"?{query}" if query else ""

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"{OVERVIEW}{self.query}"

    def file_url(self, name: str) -> str:
        """Return the address of a table as a file."""
        return f"{OVERVIEW}/fil/{name}{self.query}"

    def cases_url(self, selection: str = "") -> str:
        """Return where the own cases of this part are listed, narrowed by a word of that page.

        Without such a word they are narrowed by the phase.
        """
        place = {"kommun": self.municipality} if self.municipality else {"lan": self.county}
        phase = {"visa": selection, "skede": self.phase} if selection else {"visa": self.phase}
        return cases_url(**phase, rutin=self.routine, **place)

    def at(self, place: str) -> Address:
        """Return the same for a county, or for a municipality, by its code."""
        if len(place) == _COUNTY_LENGTH:
            return replace(self, county=place, municipality="")
        return replace(self, county=place[:_COUNTY_LENGTH], municipality=place)

    def of_routine(self, routine: str) -> Address:
        """Return the same for one routine."""
        return replace(self, routine=routine)

    @property
    def filled(self) -> Filled:
        """Return the form as it stands above the figures."""
        return Filled.with_values(**self.words)


def address_of(
    skede: PhaseWord = "",
    rutin: RoutineWord = "",
    lan: CountyWord = "",
    kommun: MunicipalityWord = "",
    period: Annotated[str, Query(pattern=r"\A([0-9]{4}(-Q[1-4])?)?\z")] = "",
) -> Address:
    """Return what an address asks for; a municipality that does not lie in the county is left out."""
    county = lan or kommun[:_COUNTY_LENGTH]
    return Address(skede, rutin, county, kommun if kommun.startswith(county) else "", period)
