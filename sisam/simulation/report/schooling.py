"""Days without school: sums and the worst cases, by number and nothing else."""

from collections.abc import Iterator, Sequence
from statistics import median

from sisam.engine.gaps import Gap
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import heading, paragraph, table

_WORST = 5


def schooling(figures: Figures) -> Iterator[str]:
    """Yield the section on days without school."""
    admission = {number: each.at_admission for number, each in figures.gaps.items() if each.at_admission}
    discharge = {number: each.at_discharge for number, each in figures.gaps.items() if each.at_discharge}
    days = sum(each.days for each in figures.gaps.values())
    yield from heading("Days without school", f"{days:,} school days in {len(figures.gaps)} placements")
    yield from table(
        ("", "pupils", "days", "median", "compulsory", "without today"),
        (
            ("until the first lesson", *_row(list(admission.values()))),
            ("until the next school", *_row(list(discharge.values()))),
        ),
    )
    yield ""
    yield from paragraph(f"Longest until the first lesson: {_worst(admission)}.")
    yield from paragraph(f"Longest until the next school: {_worst(discharge)}.")
    yield from paragraph(
        "Counted from the care of acute pupils, else from admission, and from discharge; school days by the"
        " national default. Compulsory: within compulsory schooling. + goes on."
    )


def _row(found: Sequence[Gap]) -> tuple[str, ...]:
    return (
        str(len(found)),
        f"{sum(gap.days for gap in found):,}",
        f"{median(gap.days for gap in found):g}" if found else "–",
        f"{sum(gap.compulsory_days for gap in found):,}",
        str(sum(gap.goes_on for gap in found)),
    )


def _worst(found: dict[str, Gap]) -> str:
    longest = sorted(found.items(), key=lambda each: (-each[1].days, each[0]))[:_WORST]
    return ", ".join(f"{number} {gap.days}{'+' if gap.goes_on else ''}" for number, gap in longest) or "none"
