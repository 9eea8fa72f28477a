"""Where in the country placements come from, and how many of their steps are overdue: by county."""

from collections import Counter
from collections.abc import Iterator

from sisam.domain.fact import Fact
from sisam.intake.municipalities import municipalities
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import bar, heading, table

_BAR = 16


def counties(figures: Figures) -> Iterator[str]:
    """Yield the section on counties; who has most overdue stands first."""
    county = {case.number: _county(case.facts[Fact.HOME_MUNICIPALITY]) for case in figures.last.cases}
    placed = Counter(county.values())
    open_now = Counter(county[case.number] for case in figures.last.cases if case.open)
    late = Counter(county[line.case_number] for line in figures.last.overdue)
    yield from heading("Overdue by county", "by the home municipality")
    most = max(late.values(), default=0)
    ordered = sorted(placed, key=lambda name: (-late[name], name))
    rows = (
        (
            name,
            str(placed[name]),
            str(open_now[name]),
            str(late[name]),
            bar(late[name], most, _BAR).ljust(_BAR),
        )
        for name in ordered
    )
    yield from table(("", "placements", "open", "overdue", ""), rows)


def _county(municipality: str) -> str:
    return municipalities()[municipality].county_name
