"""What to type next: commands that work on the site as it was left."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from sisam.application.cases.listing_steps import StepLine, whose_move
from sisam.domain.case import Case
from sisam.domain.ids import PersonId
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import heading


def next_commands(figures: Figures, folder: Path, programs: Path | None) -> Iterator[str]:
    """Yield the section that ends the report; where the shell does not find `sisam`, it says how it does."""
    yield from heading("What to type next")
    if programs is not None:
        yield "  Once, so that your shell finds sisam:"
        yield f'    export PATH="{_in_shell(programs)}:$PATH"'
    for command, why in commands(figures, folder):
        yield f"  {why}:"
        yield f"    {command}"


def commands(figures: Figures, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield commands, each with what it is good for."""
    at_site = f"sisam --site {quote(str(folder))}"
    yield f"{at_site} case list", "Every open case, and who is accountable"
    case = _worst_case(figures)
    email = _busiest(figures)
    if case is not None:
        yield f"{at_site} case show {case.number}", "One case with all its steps, deadlines and history"
    yield from _turns(figures, at_site)
    yield f"{at_site} step list --overdue", "Everything that is overdue, the latest first"
    if email is not None:
        yield f"{at_site} step list --mine --as {email}", "What waits for one person, the latest first"
    alert = next((line for line in figures.last.alerts if not line.acknowledged), None)
    if alert is not None:
        yield f"{at_site} alert list", "What goes on until somebody acts"
        yield f"{at_site} alert show {alert.alert.id}", "One alert that nobody has acknowledged"
    yield f"{at_site} outbox list --limit 10", "The last messages"
    yield f"{at_site} sweep", "Let time pass from midnight until now"
    yield f"{at_site} audit", "Then ask every invariant of every case again"
    yield f"{at_site} run", "The same in a browser, as anybody with one click, until Ctrl-C"


def _turns(figures: Figures, at_site: str) -> Iterator[tuple[str, str]]:
    """Yield commands that show cases to which something has happened on the way."""
    shown = [case for case in figures.last.cases if not case.restricted]
    turns = (
        ("A case in which the pupil came to another home", [case for case in shown if case.round > 1]),
        ("A case in which the pupil was away", [case for case in shown if case.pauses]),
        ("A new placement of a pupil", [case for case in shown if case.previous_case_id]),
    )
    for why, cases in turns:
        if cases:
            yield f"{at_site} case show {cases[-1].number}", why
    yield f"{at_site} gaps", "Days without school, case by case"
    yield f"{at_site} agreement register", "Who places most, and who has no agreement"


def _in_shell(folder: Path) -> str:
    return str(folder) if folder.is_absolute() else f"$PWD/{folder}"


def _worst_case(figures: Figures) -> Case | None:
    """Return the open case with most overdue steps, none of protected identity."""
    late = Counter(line.case_number for line in figures.last.overdue)
    shown = [case for case in figures.last.cases if case.open and not case.restricted]
    return max(shown, key=lambda case: late[case.number], default=None)


def _busiest(figures: Figures) -> str | None:
    """Return the address of the person who sits where most overdue steps wait."""
    late: Counter[PersonId] = Counter()
    for line in figures.last.overdue:
        late.update(dict.fromkeys(_sitting(figures, line), 1))
    best = max(late, key=lambda each: (late[each], figures.roster.persons[each].email), default=None)
    return figures.roster.persons[best].email if best else None


def _sitting(figures: Figures, line: StepLine) -> Iterator[PersonId]:
    mover = whose_move(line.step)
    for seat, holdings in figures.roster.holdings.items():
        if seat.organisation_id == mover:
            yield from (each.person_id for each in holdings if each.is_active(figures.last.on))
