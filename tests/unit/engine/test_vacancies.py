"""Which deadline is told of a seat that will be empty."""

from datetime import date

import pytest

from sisam.domain.message import Template
from sisam.domain.site_fact import Duty, SiteFacts
from tests.unit.engine.watched_town import HEAD, Watched, a_roster


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 11, 13), date(2027, 5, 1), date(2026, 11, 13)),
        (date(2026, 11, 14), date(2027, 5, 1), date(2026, 11, 14)),
        (date(2026, 11, 2), date(2026, 11, 13), date(2026, 11, 13)),
        # Of the days between the first and the last nothing is known, so none is told.
        (date(2026, 11, 2), date(2027, 5, 1), None),
        (None, None, None),
    ],
)
def test_of_a_seat_that_will_be_empty_no_deadline_before_that_day_is_told_as_the_next(
    first: date | None, last: date | None, told: date | None
) -> None:
    duty = Duty(3, first, last, late=True)
    watched = Watched(a_roster({HEAD: date(2026, 11, 12)}), SiteFacts(duties={HEAD: duty}))

    messages = watched.look().messages

    assert {(Template.VACANCY_AHEAD, told)} == {(each.template, each.due_on) for each in messages}
