"""How personal and coordination numbers are read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.intake.complaint import Complaint
from sisam.intake.personal_number import PersonalNumber, read_personal_number


@pytest.mark.parametrize(
    ("text", "digits", "birth"),
    [
        ("20110315-2383", "201103152383", date(2011, 3, 15)),
        ("201103152383", "201103152383", date(2011, 3, 15)),
        ("20080229-2391", "200802292391", date(2008, 2, 29)),
        # Coordination numbers: the day plus 60.
        ("20110375-2380", "201103752380", date(2011, 3, 15)),
        # Without a known day, without a known month or day.
        ("20110360-2387", "201103602387", None),
        ("20110060-2380", "201100602380", None),
    ],
)
def test_a_number_tells_its_digits_and_the_birth_date(text: str, digits: str, birth: date | None) -> None:
    assert PersonalNumber(digits, birth) == read_personal_number(text)


@pytest.mark.parametrize(
    "text", ["110315-2383", "20110315+2383", "20110315 2383", "20110315-T383", "20110315-0002"]
)
def test_another_form_is_refused(text: str) -> None:
    with pytest.raises(Complaint, match="This is not a personal or coordination number"):
        read_personal_number(text)


@pytest.mark.parametrize("wrong", [digit for digit in "0123456789" if digit != "3"])
def test_every_wrong_check_digit_is_refused(wrong: str) -> None:
    with pytest.raises(Complaint, match="check digit of the personal or coordination number is wrong"):
        read_personal_number(f"20110315-238{wrong}")


@pytest.mark.parametrize("text", ["20110231-2384", "20101301-2388", "20110000-2383"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(Complaint, match="birth date that does not exist"):
        read_personal_number(text)


def test_a_number_is_shown_neither_by_itself_nor_in_a_complaint() -> None:
    assert "PersonalNumber(…)" == repr(read_personal_number("20110315-2383"))
    with pytest.raises(Complaint) as caught:
        read_personal_number("20110315-2384")
    assert "2384" not in str(caught.value)


@given(st.from_regex(r"[0-9]{8}-?[0-9]{4}", fullmatch=True) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        number = read_personal_number(text)
    except Complaint:
        return
    assert text.replace("-", "") == number.digits
