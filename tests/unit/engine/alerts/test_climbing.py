"""One rule for the alerts of cases and of the site: where they climb, and for how long they may be kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.domain.refusal_of_alert import TooLong
from sisam.engine.alerts.climbing import acknowledged_to, next_place
from tests.builders import an_alert

LAST = 3
TUESDAY = date(2026, 11, 10)
AT_NINE = datetime(2026, 11, 10, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rung", "round_", "promised", "expected"),
    [
        (0, 0, None, (1, 0)),
        (2, 1, None, (3, 0)),
        (3, 0, None, (3, 1)),
        (3, 41, None, (3, 42)),
        (1, 0, TUESDAY, (1, 1)),
        (3, 2, TUESDAY, (3, 3)),
    ],
)
def test_an_alert_goes_on_to_the_next_rung_unless_it_is_the_last_or_a_promise_was_broken(
    rung: int, round_: int, promised: date | None, expected: tuple[int, int]
) -> None:
    alert = an_alert(rung=rung, round=round_, acknowledged_until=promised)

    assert expected == next_place(alert, LAST)


def test_a_promise_lasts_to_the_end_of_its_day() -> None:
    assert datetime(2026, 11, 11, 23, tzinfo=UTC) == acknowledged_to(TUESDAY + timedelta(days=1), AT_NINE)


def test_the_seventh_day_ends_seven_days_after_the_promise_was_made() -> None:
    assert AT_NINE + timedelta(days=7) == acknowledged_to(TUESDAY + timedelta(days=7), AT_NINE)


@pytest.mark.parametrize("days", [-1, 8])
def test_a_promise_for_a_day_that_is_past_or_too_far_is_refused(days: int) -> None:
    with pytest.raises(TooLong) as refused:
        acknowledged_to(TUESDAY + timedelta(days=days), AT_NINE)

    assert TUESDAY + timedelta(days=7) == refused.value.latest
