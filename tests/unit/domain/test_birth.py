"""Birthdays, and the end of compulsory schooling."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.birth import compulsory_schooling_until, turns


@pytest.mark.parametrize(
    ("birth", "age", "day"),
    [
        (date(2010, 5, 17), 18, date(2028, 5, 17)),
        (date(2008, 2, 29), 18, date(2026, 2, 28)),
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
        (date(2008, 2, 29), 21, date(2029, 2, 28)),
    ],
)
def test_a_birthday_comes_on_its_date_or_on_28_february(birth: date, age: int, day: date) -> None:
    assert day == turns(birth, age)


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(0, 21))
def test_a_birthday_is_never_later_than_the_date_it_is_named_after(birth: date, age: int) -> None:
    day = turns(birth, age)
    assert (birth.year + age, birth.month) == (day.year, day.month)
    assert birth.day - day.day in {0, 1}


@pytest.mark.parametrize(
    ("school_form", "day"),
    [
        (None, date(2026, 6, 30)),
        ("grundskola", date(2026, 6, 30)),
        ("gymnasieskola", date(2026, 6, 30)),
        ("specialskola", date(2027, 6, 30)),
    ],
)
def test_compulsory_schooling_ends_the_summer_of_turning_16_or_17(school_form: str | None, day: date) -> None:
    assert day == compulsory_schooling_until(date(2010, 1, 1), school_form)
    assert day == compulsory_schooling_until(date(2010, 12, 31), school_form)


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.sampled_from([None, "specialskola"]))
def test_compulsory_schooling_ends_before_the_18th_birthday(birth: date, school_form: str | None) -> None:
    assert compulsory_schooling_until(birth, school_form) < turns(birth, 18)
