"""What an identity tells, and what it keeps to itself."""

import pytest

from sisam.domain.fact import Protection
from sisam.domain.identity import Identity


@pytest.mark.parametrize(
    ("protection", "restricted"),
    [
        (Protection.NONE, False),
        (Protection.SECRECY_MARKING, True),
        (Protection.PROTECTED_REGISTRATION, True),
        (Protection.FICTITIOUS, True),
    ],
)
def test_every_kind_of_protection_restricts(protection: Protection, restricted: bool) -> None:
    assert restricted is Identity("Kim Ek", None, protection).restricted


def test_an_identity_shows_none_of_its_values() -> None:
    identity = Identity("Kim Ek", "201103152383", Protection.FICTITIOUS)
    assert ["Identity(…)"] * 3 == [repr(identity), str(identity), f"{identity}"]
