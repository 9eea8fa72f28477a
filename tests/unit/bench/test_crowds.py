"""A crowd of copies is as sound as the case that the program opened, and is swept like it."""

from pathlib import Path

import pytest

from bench.crowds import multiply
from bench.sites import NOW, admit, make_site, placement
from bench.sweeps import DEADLINES_A_CASE, MIDNIGHT
from sisam.application.cases.sweeping import sweep
from sisam.audit.report import Verdict
from sisam.bootstrap import Program
from sisam.domain.fact import PlacementType

LATE, QUIET = 5, 3


@pytest.fixture
def crowded(tmp_path: Path) -> Program:
    """A site with some copies of a case that will be late at midnight, and of one that will not."""
    program = make_site(tmp_path / "site", 0)
    admit(program, [placement("LATE"), placement("QUIET", PlacementType.TREATMENT)])
    multiply(tmp_path / "site" / "sisam.db", "LATE", LATE - 1)
    multiply(tmp_path / "site" / "sisam.db", "QUIET", QUIET - 1)
    return program


def test_every_invariant_holds_of_the_copies_before_a_sweep_and_after_it(crowded: Program) -> None:
    before = crowded.audit(NOW)
    sweep(crowded.site, MIDNIGHT)
    after = crowded.audit(MIDNIGHT)
    crowded.store.close()

    assert [(Verdict.ALL_HOLD, LATE + QUIET)] * 2 == [
        (each.verdict, each.checked) for each in (before, after)
    ]


def test_a_sweep_finds_each_late_copy_once_and_no_other(crowded: Program) -> None:
    swept = sweep(crowded.site, MIDNIGHT)
    again = sweep(crowded.site, MIDNIGHT)
    crowded.store.close()

    assert (LATE, LATE, 0) == (swept.cases, swept.missed, again.cases)


def test_each_copy_has_its_own_number_and_as_many_open_deadlines_as_the_measurement_says(
    crowded: Program,
) -> None:
    figures = crowded.gauges.figures(NOW)
    with crowded.store.read() as work:
        numbers = work.cases.numbers()
    crowded.store.close()

    assert (LATE + QUIET, LATE + QUIET) == (figures.open_cases, len(numbers))
    assert DEADLINES_A_CASE * LATE <= figures.deadlines["pending"] <= DEADLINES_A_CASE * (LATE + QUIET)
