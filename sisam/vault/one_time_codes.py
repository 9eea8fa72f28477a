"""One-time codes of an app on a telephone (RFC 6238)."""

import re
from datetime import datetime
from typing import Final

import pyotp
from pyotp.exceptions import OTPVerificationError

#: The codes of the half minutes before and after count too, because clocks differ.
_WINDOW: Final = 1
#: Is asked where there is no secret, so that the answer takes as long.
_NOBODYS: Final = "A" * 32
_CODE: Final = re.compile(r"[0-9]{6}", re.ASCII)
#: Fits never, and costs as much to compare.
_NO_CODE: Final = "------"


class PyotpCodes:
    """Codes of six digits that change every 30 seconds, as every app knows them."""

    def new_secret(self) -> str:
        """Return a secret of 160 bits, as it can be typed."""
        return pyotp.random_base32()

    def number_of(self, secret: str | None, code: str, now: datetime) -> int | None:
        """Return the number of the half minute whose code was given, of now or the one before or after.

        None as a secret takes as long, and no code fits it.
        """
        given = code if _CODE.fullmatch(code) else _NO_CODE
        codes = pyotp.TOTP(secret or _NOBODYS)
        try:
            number = codes.verify_and_get_timecode(given, for_time=now, valid_window=_WINDOW)
        except OTPVerificationError:
            return None
        return number if secret else None

    def address(self, secret: str, account: str, issuer: str) -> str:
        """Return what an app reads from a picture."""
        return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)
