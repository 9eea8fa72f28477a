"""What is overdue by routine and party, and on which rungs its alerts stand."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sisam.application.cases.listing_steps import StepLine
from sisam.domain.language import Language
from sisam.domain.step import StepStatus
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import counted, heading, paragraph, table
from sisam.wording.titles import Titles

#: Short names for the heads of columns, with what they stand for.
PARTIES = {
    "social_services": ("soc", "social services"),
    "home_school": ("home", "home school"),
    "education_administration": ("educ", "education administration"),
    "placement_unit": ("unit", "placement unit"),
    "previous_youth_home_school": ("prev", "school at the home before a transfer"),
    "youth_home_school": ("SiS", "school at the youth home"),
    "receiving_school": ("recv", "receiving school"),
    "activity_responsibility": ("KAA", "municipal activity responsibility"),
}


def lateness(figures: Figures) -> Iterator[str]:
    """Yield the section on overdue steps."""
    overdue = figures.last.overdue
    share = f"{len(overdue)} of {counted(len(figures.last.steps), 'open step')}"
    yield from heading("Overdue by routine and party", f"{share} ({len(figures.first.overdue)} at the start)")
    if not overdue:
        yield from paragraph("Nothing.")
        return
    parties = [party for party in PARTIES if any(late_party(line) == party for line in overdue)]
    heads = [PARTIES[party][0] for party in parties]
    yield from table(
        ("", "routine", *heads, "all", "worst"),
        (*_rows(figures, parties), _sums(overdue, parties)),
        left=2,
        # Every party may be late with something, and the names of the steps are to stay readable.
        number=3,
    )
    yield ""
    legend = ", ".join(f"{short} = {long}" for short, long in (PARTIES[party] for party in parties))
    yield from paragraph(f"A row is a step, a column who is late with it; worst is in days. {legend}.")


def late_party(line: StepLine) -> str:
    """Return which party it is that is late with a step."""
    answering = line.step.status is StepStatus.OFFERED and line.step.confirmer is not None
    return line.step.confirmer.party if answering and line.step.confirmer else line.step.owner.party


def rungs(figures: Figures) -> Iterator[str]:
    """Yield the section on alerts."""
    alerts = figures.last.alerts
    yield from heading("Alerts by rung", f"{counted(len(alerts), 'alert')} that nobody can forget")
    told = (
        "the owner",
        "their manager and the other side",
        "the coordinators",
        "the coordinators, every day",
    )
    standing = Counter(line.alert.rung for line in alerts)
    quiet = Counter(line.alert.rung for line in alerts if line.acknowledged)
    yield from table(
        ("", "told", "alerts", "acknowledged"),
        ((f"rung {rung + 1}", who, str(standing[rung]), str(quiet[rung])) for rung, who in enumerate(told)),
        left=2,
    )


def _rows(figures: Figures, parties: Sequence[str]) -> Iterator[tuple[str, ...]]:
    titles = Titles.of(figures.rules.workflow, Language.SV)
    by_step: dict[str, list[StepLine]] = {}
    for line in figures.last.overdue:
        by_step.setdefault(line.step.definition, []).append(line)
    shown: int | None = None
    ordered = sorted(by_step, key=lambda step: (titles.routine(step) or 0, _place(figures, step)))
    for step in ordered:
        routine = titles.routine(step) or 0
        number = "" if routine == shown else str(routine or "–")
        shown = routine
        yield number, titles.step(step), *_counts(by_step[step], parties)


def _sums(overdue: Sequence[StepLine], parties: Sequence[str]) -> tuple[str, ...]:
    return "", "all", *_counts(overdue, parties)


def _counts(lines: Sequence[StepLine], parties: Sequence[str]) -> Iterator[str]:
    by_party = Counter(late_party(line) for line in lines)
    for party in parties:
        yield str(by_party[party] or "·")
    yield str(len(lines))
    yield str(max(line.days_late for line in lines))


def _place(figures: Figures, step: str) -> int:
    return list(figures.rules.workflow.steps).index(step)
