"""The earliest date of a row is the first that something happened on."""

from datetime import date

from sisam.domain.anchor import MAY_LIE_AHEAD, Anchor
from tests.sites import a_placement_row

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


def test_it_is_the_first_of_those_that_have_happened() -> None:
    row = a_placement_row(anchors={Anchor.ADMITTED: JUNE, Anchor.CARE_EXECUTED: MAY})

    assert MAY == row.earliest_on


def test_what_may_lie_ahead_does_not_count() -> None:
    assert a_placement_row(anchors=dict.fromkeys(MAY_LIE_AHEAD, MAY)).earliest_on is None


def test_a_row_without_dates_has_none() -> None:
    assert a_placement_row().earliest_on is None
