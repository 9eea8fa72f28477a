"""Whatever people do, and whenever it is told, the promise holds after every act."""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.faults.lives import Lives

#: How many lives are lived; ``SISAM_LIVES=2000 pytest tests/faults`` lives more, and other ones each time.
_LIVES = int(os.environ.get("SISAM_LIVES", "16"))
_IS_FIXED = "SISAM_LIVES" not in os.environ
_MOVES_A_LIFE = 80
#: One value for a whole life: hypothesis would spend a list's budget on lives that are nearly the same. Where
#: one fails, it puts zeros for the moves that do not matter, and in a move of zeros nothing happens.
_BYTES_A_MOVE = 6
_BYTES = _MOVES_A_LIFE * _BYTES_A_MOVE

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
    "alert_noted",
    "alert_snoozed",
    "alert_assigned",
    "deadline_reminded",
    "confirmed late",
    "told late",
    "repeated",
    "regretted",
    "passed on",
    "moved nothing",
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
    "case_closed",
    "offer party_found",
    "refused SomethingRestsOnIt",
    "refused GuardFails",
    "refused SettleFirst",
    "refused SnoozedInVain",
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
    @given(st.binary(min_size=_BYTES, max_size=_BYTES))
    def live(chances: bytes) -> None:
        lives = Lives()
        for start in range(0, _BYTES, _BYTES_A_MOVE):
            lives.live(int.from_bytes(chances[start : start + _BYTES_A_MOVE]))
        seen.update(lives.seen)

    live()
    assert [] == [each for each in _RARE if not seen[each]]
