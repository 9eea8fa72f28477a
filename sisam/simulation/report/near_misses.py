"""Near misses: what was done with hours left."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sisam.domain.language import Language
from sisam.simulation.diary import Met
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import counted, heading, paragraph, table
from sisam.wording.titles import Titles

_WITHIN = (12, 24, 48)
_SHOWN = 5
_HOUR = timedelta(hours=1)


def near_misses(figures: Figures, met: Sequence[Met]) -> Iterator[str]:
    """Yield the section on deadlines that were met with little time left."""
    near = sorted((each for each in met if each.left < _WITHIN[-1] * _HOUR), key=_order)
    yield from heading("Near misses", f"{counted(len(met), 'deadline')} met by people")
    shares = (
        f"{sum(each.left < hours * _HOUR for each in met):,} with less than {hours}" for hours in _WITHIN
    )
    yield from paragraph(f"{', '.join(shares)} hours left. The nearest of those that pass accountability on:")
    titles = Titles.of(figures.rules.workflow, Language.SV)
    passing = [each for each in near if figures.rules.workflow.steps[each.step].passes_accountability]
    yield from table(
        ("", "", "hours left"),
        ((each.number, titles.step(each.step), f"{each.left / _HOUR:.1f}") for each in passing[:_SHOWN]),
        left=2,
    )


def _order(met: Met) -> tuple[timedelta, str, str]:
    return met.left, met.number, met.step
