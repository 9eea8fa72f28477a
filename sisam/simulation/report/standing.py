"""Where the cases stand: by phase and state, on the first day and now, and who is accountable."""

from collections import Counter
from collections.abc import Iterator

from sisam.domain.language import Language
from sisam.domain.workflow import Phase
from sisam.simulation.figures import Figures, Stand
from sisam.simulation.report.layout import bar, counted, heading, paragraph, table
from sisam.wording.titles import Titles

_BAR = 24


def standing(figures: Figures) -> Iterator[str]:
    """Yield the section on cases."""
    yield from heading("Cases by phase", f"{figures.first.on} → {figures.last.on}")
    rows = list(_rows(figures))
    most = max(now for *_, now in rows)
    yield from table(
        ("", "", "then", "now", ""),
        (
            (phase, title, str(then), str(now), bar(now, most, _BAR).ljust(_BAR))
            for phase, title, then, now in rows
        ),
        left=2,
    )
    yield ""
    yield from paragraph(f"Accountable for the next school step now: {_accountable(figures)}.")


def _rows(figures: Figures) -> Iterator[tuple[str, str, int, int]]:
    titles = Titles.of(figures.rules.workflow, Language.SV)
    shown: Phase | None = None
    then, now = figures.first.states(), figures.last.states()
    for state in figures.rules.workflow.states.values():
        if state.final:
            continue
        phase = "" if state.phase is shown else state.phase.value
        shown = state.phase
        yield phase, titles.state(state.id), then[state.id], now[state.id]
    before = _outcomes(figures.first)
    for number, (outcome, count) in enumerate(sorted(_outcomes(figures.last).items())):
        yield "" if number else "closed", titles.outcome(outcome), before[outcome], count


def _outcomes(stand: Stand) -> Counter[str]:
    return Counter(case.outcome for case in stand.cases if case.outcome is not None)


def _accountable(figures: Figures) -> str:
    titles = Titles.of(figures.rules.workflow, Language.SV)
    parties = Counter(case.accountable.party for case in figures.last.cases if case.accountable is not None)
    listed = (f"{titles.party(party)} {count}" for party, count in parties.most_common())
    closed = sum(not case.open for case in figures.last.cases)
    return ", ".join(listed) + (f"; nobody any more in {counted(closed, 'closed case')}" if closed else "")
