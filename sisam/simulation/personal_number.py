"""Personal numbers of people who do not exist, born when they are told to be."""

from datetime import date, timedelta

_SERIAL_DIGITS = 3
#: The tax agency gives these three digits to nobody but those who test programs.
TEST_SERIALS = range(980, 1000)


def reborn(number: str, later: timedelta) -> str:
    """Return the number of a person born that much later; a number that is not known stays so.

    The three digits after the birth date are kept: those of the examples lie in 980-999, which
    the tax agency gives to nobody but those who test programs.
    """
    birth_digits, _, rest = number.partition("-")
    if not rest:
        return number
    birth = date.fromisoformat(f"{birth_digits[:4]}-{birth_digits[4:6]}-{birth_digits[6:]}") + later
    return number_of(birth, int(rest[:_SERIAL_DIGITS]))


def number_of(birth: date, serial: int) -> str:
    """Return the number of a person born on a day, with the three digits that follow on it."""
    return f"{birth:%Y%m%d}-{serial:03}{_check_digit(f'{birth:%y%m%d}{serial:03}')}"


def _check_digit(nine_digits: str) -> int:
    weighed = (int(digit) * (2 - position % 2) for position, digit in enumerate(nine_digits))
    return -sum(number // 10 + number % 10 for number in weighed) % 10
