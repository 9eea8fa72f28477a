"""An alert climbs its ladder, reaches somebody on each rung, and never comes to an end."""

import pytest

from sisam.domain.ladder import LadderSeat, Rung
from sisam.domain.reckoning import Clock
from sisam.proof.checking import check
from sisam.proof.objection import Code
from tests.unit.proof.small_workflow import (
    a_law,
    a_rung,
    a_workflow,
    assert_refused,
    some_texts,
    with_ladder,
)

SMALL = a_workflow()
FIRST = a_rung(2, LadderSeat.OWNER)
LAST = a_rung(1, LadderSeat.OWNER_COORDINATOR, repeats=True)


@pytest.mark.parametrize(
    ("rungs", "code", "rung"),
    [
        ((), Code.NO_RUNGS, ""),
        ((FIRST, a_rung(1, LadderSeat.OWNER_COORDINATOR)), Code.LADDER_ENDS, ".2"),
        ((a_rung(2, LadderSeat.OWNER, repeats=True), LAST), Code.LADDER_STOPS_CLIMBING, ".1"),
        ((FIRST, a_rung(1, LadderSeat.OWNER_MANAGER, repeats=True)), Code.LAST_RUNG_MAY_BE_EMPTY, ".2"),
        ((FIRST, a_rung(1, LadderSeat.OTHER_COORDINATOR, repeats=True)), Code.LAST_RUNG_MAY_BE_EMPTY, ".2"),
        ((a_rung(1, LadderSeat.OTHER), LAST), Code.RUNG_TELLS_NOBODY, ".1"),
        ((a_rung(1), LAST), Code.RUNG_TELLS_NOBODY, ".1"),
        ((a_rung(6, LadderSeat.OWNER), LAST), Code.WAIT_TOO_LONG, ".1"),
        ((a_rung(1, LadderSeat.OWNER, clock=Clock.WEEKS), LAST), Code.WAIT_TOO_LONG, ".1"),
        ((a_rung(5, LadderSeat.OWNER, clock=Clock.SCHOOL_DAYS), LAST), Code.WAIT_TOO_LONG, ".1"),
        ((a_rung(0, LadderSeat.OWNER), LAST), Code.NO_WAIT, ".1"),
    ],
)
def test_a_ladder_on_which_an_alert_dies_away_is_refused(
    rungs: tuple[Rung, ...], code: Code, rung: str
) -> None:
    assert_refused(with_ladder(SMALL, *rungs), code, f"ladder.plain{rung}", "'plain'", "watch is late")


@pytest.mark.parametrize("clock", [Clock.DAYS, Clock.WORKING_DAYS])
def test_a_rung_may_wait_five_days(clock: Clock) -> None:
    patient = with_ladder(SMALL, a_rung(5, LadderSeat.OWNER, clock=clock), LAST)
    assert () == check(patient, a_law(), some_texts())
