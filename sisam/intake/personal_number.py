"""A personal number (personnummer) or coordination number (samordningsnummer)."""

import re
from dataclasses import dataclass
from datetime import date

from personnummer.personnummer import Personnummer, PersonnummerException

from sisam.intake.complaint import Complaint

#: What a file says where the number is not known.
UNKNOWN = "unknown"
#: Only with the century: a pupil's file must not depend on the day on which it is read.
LONG_FORM = re.compile(r"([0-9]{8})-?((?!000)[0-9]{4})")
#: A coordination number of somebody whose birth month or day is not known has 00 or 60 there.
PARTLY_UNKNOWN = re.compile(r"[0-9]{4}(00(6[0-9]|[78][0-9]|9[01])|(0[1-9]|1[0-2])60)[0-9]{4}")
REMEDY = "Write it as YYYYMMDD-NNNN and compare it with the register, or write unknown."


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number whose check digit is right."""

    #: Twelve digits, without a hyphen.
    digits: str
    #: None for a coordination number given without a full birth date.
    birth: date | None

    def __repr__(self) -> str:
        """Return the name of the class alone: the number identifies a pupil."""
        return "PersonalNumber(…)"


def read_personal_number(text: str) -> PersonalNumber:
    """Return a personal or coordination number and the birth date that it tells.

    The complaints never quote the number, because they are shown and logged.

    Raises:
        Complaint: it is written otherwise, names no day, or its check digit is wrong.
    """
    parts = LONG_FORM.fullmatch(text)
    if parts is None:
        raise Complaint("This is not a personal or coordination number.", REMEDY)
    digits = parts[1] + parts[2]
    if not _check_digit_fits(digits):
        raise Complaint("The check digit of the personal or coordination number is wrong.", REMEDY)
    return PersonalNumber(digits, _birth(digits))


def _birth(digits: str) -> date | None:
    if PARTLY_UNKNOWN.fullmatch(digits):
        return None
    try:
        birth: date = Personnummer(digits).get_date()
    except PersonnummerException as error:
        raise Complaint(
            "The personal or coordination number holds a birth date that does not exist.", REMEDY
        ) from error
    return birth


def _check_digit_fits(digits: str) -> bool:
    # Asked apart from the date, so that a person is told which of the two is wrong, and because
    # the package knows no coordination numbers whose birth date is partly unknown.
    weighed = [int(digit) * weight for digit, weight in zip(digits[2:], [2, 1] * 5, strict=True)]
    return sum(map(_digit_sum, weighed)) % 10 == 0


def _digit_sum(number: int) -> int:
    return number // 10 + number % 10
