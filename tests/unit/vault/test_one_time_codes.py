"""One-time codes of an app on a telephone."""

from datetime import UTC, datetime, timedelta

import pytest

from sisam.vault.one_time_codes import PyotpCodes

#: The secret of RFC 6238, appendix B, and its moment.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
THEN = datetime(2005, 3, 18, 1, 58, 29, tzinfo=UTC)
CODE, NUMBER = "081804", 37037036
CODES = PyotpCodes()
HALF_A_MINUTE = timedelta(seconds=30)


def test_a_code_of_the_standards_own_example_fits() -> None:
    assert NUMBER == CODES.number_of(SECRET, CODE, THEN)


@pytest.mark.parametrize(("steps", "number"), [(-2, None), (-1, NUMBER), (0, NUMBER), (1, NUMBER), (2, None)])
def test_a_code_fits_half_a_minute_before_and_after(steps: int, number: int | None) -> None:
    assert number == CODES.number_of(SECRET, CODE, THEN + steps * HALF_A_MINUTE)


@pytest.mark.parametrize(
    "code", ["", "08180", "0818040", " 081804", "\uff10" * 6, "\ud800", "------", "08180x"]
)
def test_what_is_no_code_fits_nothing(code: str) -> None:
    assert CODES.number_of(SECRET, code, THEN) is None


def test_no_code_fits_where_there_is_no_secret() -> None:
    assert CODES.number_of(None, CODE, THEN) is None
    nobodys = {CODES.number_of(None, f"{number:06}", THEN) for number in range(0, 1_000_000, 4_999)}
    assert {None} == nobodys


def test_secrets_are_long_and_never_the_same() -> None:
    secrets = {CODES.new_secret() for _ in range(50)}

    assert (50, {32}) == (len(secrets), {len(each) for each in secrets})


def test_an_app_learns_the_secret_the_account_and_the_site() -> None:
    address = CODES.address(SECRET, "ann@example.se", "sisam")

    assert f"otpauth://totp/sisam:ann%40example.se?secret={SECRET}&issuer=sisam" == address
