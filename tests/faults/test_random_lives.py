"""Whatever people do, and whenever it is told, the promise holds after every act."""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.faults.lives import Lives

#: How many lives are lived; ``SISAM_LIVES=2000 pytest tests/faults`` lives more, and other ones each time.
_LIVES = int(os.environ.get("SISAM_LIVES", "25"))
_IS_FIXED = "SISAM_LIVES" not in os.environ
_MOVES_A_LIFE = 60

#: What must have happened at least once in a fixed run, else the run proves little.
_RARE = (
    "step_returned",
    "offer_withdrawn",
    "step_taken_over",
    "step_waived",
    "step_reassigned",
    "step_restored",
    "command_annulled",
    "alert_acknowledged",
    "confirmed late",
    "told late",
    "repeated",
    "regretted",
    "stood still",
    "cancelled anchor_lost",
    "cancelled overtaken",
    "cancelled annulled",
    "cancelled not_applicable",
    "cancelled accountability_moved",
    "cancelled closed",
    "accountable youth_home_school",
    "accountable receiving_school",
    "accountable education_administration",
    "state discharged",
    "state follow_up",
    "state closed",
    "offer party_found",
    "refused SomethingRestsOnIt",
    "refused GuardFails",
    "refused SettleFirst",
)


@pytest.mark.slow
def test_every_invariant_holds_after_every_act_of_random_lives() -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=_LIVES,
        derandomize=_IS_FIXED,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(st.lists(st.integers(0, 2**48), min_size=_MOVES_A_LIFE, max_size=_MOVES_A_LIFE))
    def live(moves: list[int]) -> None:
        lives = Lives()
        for move in moves:
            lives.live(move)
        seen.update(lives.seen)

    live()
    assert [] == [each for each in _RARE if not seen[each]]
