"""An address is looked at before it is kept, and what is wrong with it is told without showing it."""

import pytest

from sisam.channels.addresses import require_address
from sisam.domain.contact import Way
from sisam.errors import Invalid


@pytest.mark.parametrize(
    ("way", "address"),
    [
        (Way.EMAIL, ""),
        (Way.WEBHOOK, "https://x.example.se/in"),
        (Way.APPRISE, "+46701234567"),
        (Way.APPRISE, "@asa"),
    ],
)
def test_what_a_way_can_lead_to_passes(way: Way, address: str) -> None:
    require_address(way, address, "--address")

    assert way in Way


@pytest.mark.parametrize(
    ("way", "address"),
    [
        (Way.EMAIL, "asa@example.se"),
        (Way.WEBHOOK, ""),
        (Way.WEBHOOK, "http://x.example.se/in"),
        (Way.WEBHOOK, "https://kim:pass@x.example.se/"),
        (Way.APPRISE, ""),
        (Way.APPRISE, "070/071"),
    ],
)
def test_what_none_can_lead_to_is_refused(way: Way, address: str) -> None:
    with pytest.raises(Invalid) as refusal:
        require_address(way, address, "--address")

    (fault,) = refusal.value.faults
    assert "--address" == fault.key
    assert not address or address not in str(fault)


def test_nobody_is_told_as_the_canary_is() -> None:
    with pytest.raises(Invalid, match="Nobody but the canary"):
        require_address(Way.CANARY, "canary@example.se", "--address")
