"""The canary keeper makes the canary, answers for it, and tells only what happened."""

from datetime import datetime

import pytest

from sisam.clock import FixedClock
from sisam.daemon.canary_keeper import CanaryKeeper
from tests.builders import NOW
from tests.unit.daemon.heard import Heard


@pytest.mark.parametrize(
    ("made", "answered", "told"),
    [
        (False, 0, []),
        (True, 0, [("canary_kept", 0, True)]),
        (False, 1, [("canary_kept", 1, False)]),
    ],
)
def test_it_tells_what_happened_and_is_quiet_where_nothing_did(
    made: bool, answered: int, told: list[tuple[object, ...]]
) -> None:
    heard = Heard()
    asked: list[tuple[str, datetime]] = []

    def keep(now: datetime) -> bool:
        asked.append(("keep", now))
        return made

    def answer(now: datetime) -> int:
        asked.append(("answer", now))
        return answered

    CanaryKeeper(keep, answer, FixedClock(NOW), heard)(lambda: None)

    assert [("keep", NOW), ("answer", NOW)] == asked
    assert told == heard.told
