"""Everything is asked by the first look of each day, and by the next ones while one finds something."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sisam.auditor.inspection import CANARY, SILENCE, SWEEP, Finding, Inspection
from sisam.auditor.whole_looks import WholeLooks
from tests.unit.auditor.inspections import GREEN, red

EVENING = datetime(2026, 9, 1, 23, 57, tzinfo=UTC)
MINUTES = timedelta(minutes=5)


def after(inspection: Inspection) -> WholeLooks:
    looks = WholeLooks()
    looks.looked(inspection)
    return looks


def test_the_first_look_of_a_process_is_whole() -> None:
    assert WholeLooks().is_due(EVENING)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (EVENING, False),
        (EVENING + timedelta(minutes=2, seconds=59), False),
        (EVENING + MINUTES, True),
        (EVENING - timedelta(days=1), True),
        # In Stockholm it is the next day by then.
        (EVENING.astimezone(timezone(timedelta(hours=2))), False),
    ],
)
def test_where_it_held_the_next_one_comes_after_midnight_in_utc(moment: datetime, due: bool) -> None:
    assert due == after(replace(GREEN, at=EVENING)).is_due(moment)


@pytest.mark.parametrize("found", [red("I20", at=EVENING), Inspection(EVENING, could_not=("It is gone.",))])
def test_where_it_did_not_hold_every_look_is_whole_until_it_does(found: Inspection) -> None:
    looks = after(found)
    due = looks.is_due(EVENING)
    looks.looked(replace(GREEN, at=EVENING))

    assert (True, False) == (due, looks.is_due(EVENING))


@pytest.mark.parametrize("word", [SWEEP, SILENCE, CANARY])
def test_what_every_look_finds_again_makes_none_whole(word: str) -> None:
    assert not after(Inspection(EVENING, (Finding(word, None, "It does not."),))).is_due(EVENING)
