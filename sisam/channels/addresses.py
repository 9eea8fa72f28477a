"""The addresses that a person can be given: looked at before they are kept."""

from urllib.parse import urlsplit

from sisam.channels.apprise.apprise_channel import is_address
from sisam.channels.webhook.destination import Destination, UnsuitableAddress
from sisam.domain.contact import Way
from sisam.errors import Fault, Invalid


def require_address(way: Way, address: str, key: str) -> None:
    """Let only an address pass that a way can lead to.

    Raises:
        Invalid: it is none; what is told holds nothing of it.
    """
    match way:
        case Way.EMAIL:
            if address:
                raise Invalid(
                    Fault("E-mail goes to the address that the person is known by.", "Leave it out.", key=key)
                )
        case Way.WEBHOOK:
            try:
                Destination.of(address)
            except UnsuitableAddress as error:
                raise Invalid(
                    Fault(f"No message can be posted there: {error}.", "Correct it.", key=key)
                ) from error
        case Way.CANARY:
            raise Invalid(Fault("Nobody but the canary is told so.", "Name another way.", key="--via"))
        case Way.APPRISE:
            if not is_address(address):
                raise Invalid(
                    Fault(
                        "This is no number or handle.",
                        "Write 2 to 100 of the letters a to z, digits and + # @ _ . -",
                        key=key,
                    )
                )


def require_own_address(way: Way, address: str, key: str) -> None:
    """Let only an address pass that anybody who has an account may choose for themselves.

    Whoever operates the site may name a webhook in its own network; everybody else one on the web, by name.

    Raises:
        Invalid: it is none; what is told holds nothing of it.
    """
    require_address(way, address, key)
    if way is Way.WEBHOOK:
        parts = urlsplit(address)
        name = (parts.hostname or "").rpartition(".")
        if parts.scheme != "https" or not name[0] or not name[2].isalpha():
            raise Invalid(
                Fault("No message can be posted there.", "Name an https address on the web.", key=key)
            )
