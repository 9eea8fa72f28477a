"""Days without school: sums and the worst cases, by number and nothing else."""

from collections.abc import Iterator, Sequence
from statistics import median

from sisam.domain.workflow import Phase
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import heading, paragraph, table

_WORST = 5
_TOLD = {
    Phase.BEFORE: "before the admission",
    Phase.DURING: "in the placement",
    Phase.AFTER: "after the discharge",
}


def schooling(figures: Figures) -> Iterator[str]:
    """Yield the section on days without school."""
    days = sum(each.days for each in figures.gaps.values())
    yield from heading("Days without school", f"{days:,} school days in {len(figures.gaps)} placements")
    yield from table(
        ("", "pupils", "days", "median"),
        ((told, *_row(list(_of_phase(figures, phase).values()))) for phase, told in _TOLD.items()),
    )
    yield ""
    for phase, told in _TOLD.items():
        yield from paragraph(f"Longest {told}: {_worst(_of_phase(figures, phase))}.")
    without = sum(each.since is not None for each in figures.gaps.values())
    yield from paragraph(
        f"Without school today: {without}. Counted are school days of those who must go to school,"
        " on which they went to none."
    )


def _of_phase(figures: Figures, phase: Phase) -> dict[str, int]:
    """Return the days without school in a phase, by the number of each case that has some."""
    found = {number: each.by_phase[phase] for number, each in figures.gaps.items()}
    return {number: days for number, days in found.items() if days}


def _row(found: Sequence[int]) -> tuple[str, ...]:
    return str(len(found)), f"{sum(found):,}", f"{median(found):g}" if found else "–"


def _worst(found: dict[str, int]) -> str:
    longest = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_WORST]
    return ", ".join(f"{number} {days}" for number, days in longest) or "none"
