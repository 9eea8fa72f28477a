"""When the canary gave its last sign of life, as the views tell it."""

from pathlib import Path

import pytest

from sisam.application.ports.site_state import SiteState
from sisam.audit.canary import last_sign
from tests.aviary import MADE, Aviary, at


@pytest.fixture
def aviary(tmp_path: Path) -> Aviary:
    return Aviary(tmp_path / "canary")


def sign(aviary: Aviary, day: int) -> object:
    return last_sign(aviary.store.engine.connect, at(day))


def test_without_a_canary_there_is_none_though_the_site_was_once_adopted(aviary: Aviary) -> None:
    with aviary.store.write() as work:
        work.site_states.put(SiteState(adopted_at=MADE))
        work.commit()

    assert None is sign(aviary, 3)


def test_it_is_when_its_case_was_opened_and_then_when_it_last_answered(aviary: Aviary) -> None:
    aviary.keep()
    first = sign(aviary, 3)
    aviary.night(3)

    assert (MADE, at(3, 0, 1)) == (first, sign(aviary, 4))


def test_an_alert_that_nobody_answered_is_none(aviary: Aviary) -> None:
    aviary.keep()
    aviary.tell(at(3))

    assert MADE == sign(aviary, 5)


def test_what_lies_ahead_of_the_clock_counts_for_nothing(aviary: Aviary) -> None:
    aviary.keep()
    aviary.night(3)
    aviary.night(4)

    assert at(3, 0, 1) == last_sign(aviary.store.engine.connect, at(3, 12))


def test_the_end_of_a_silence_counts(aviary: Aviary) -> None:
    aviary.keep()
    with aviary.store.write() as work:
        work.site_states.put(SiteState(adopted_at=at(6)))
        work.commit()

    assert at(6) == sign(aviary, 7)
