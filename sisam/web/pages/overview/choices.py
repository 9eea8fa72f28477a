"""What can be chosen above the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sisam.application.overview.whole_periods import WholePeriod, quarters, years
from sisam.engine.clocks import local_date
from sisam.web.asking import Asking
from sisam.web.language import Texts
from sisam.web.narrowing import PHASES, ROUTINES, phase_title, routine_title
from sisam.web.pages.overview.filters import Address
from sisam.wording.alphabet import sort_key

_Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The values and titles of each list."""

    phases: _Choices
    routines: _Choices
    counties: _Choices
    #: Of the county that is chosen.
    municipalities: _Choices
    periods: _Choices


def choices_of(asker: Asking, address: Address, chosen: WholePeriod) -> Choices:
    """Return what can be chosen; municipalities once a county is."""
    _, parts = asker.texts, asker.parts
    return Choices(
        phases=tuple((name, phase_title(name, _)) for name in PHASES),
        routines=tuple((name, routine_title(name, _)) for name in ROUTINES),
        counties=tuple(sorted(parts.counties.items(), key=_by_title)),
        municipalities=tuple(
            sorted(
                ((code, name) for code, name in parts.municipalities.items() if code[:2] == address.county),
                key=_by_title,
            )
        ),
        periods=tuple(_periods(address, chosen, local_date(asker.now), _)),
    )


def _periods(address: Address, chosen: WholePeriod, today: date, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield the periods that are offered, and the one that is chosen where it is older."""
    offered = [*quarters(today), *years(today)]
    if address.period and chosen not in offered:
        offered.append(chosen)
    for each in offered:
        title = (
            texts("Kvartal %(quarter)s %(year)s", quarter=each.quarter, year=each.year)
            if each.quarter
            else texts("Hela %(year)s", year=each.year)
        )
        yield each.name, title


def _by_title(choice: tuple[str, str]) -> str:
    return sort_key(choice[1])
