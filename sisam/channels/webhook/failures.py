"""What keeps a webhook from being called at all."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.application.ports.channel import AddressInDoubt
from sisam.errors import Unavailable


class Stage(StrEnum):
    """How far a call came."""

    FINDING = "finding"
    CONNECTING = "connecting"


@dataclass(eq=False)
class WebhookFails(AddressInDoubt):
    """A webhook cannot be called; look at the way to it, its name and its certificate."""

    stage: Stage
    #: What was seen; never the address, which may hold a secret.
    why: str

    def in_plain_words(self) -> str:
        """Return how far the call came, and what was seen there."""
        return f"{self.stage}: {self.why}"


@dataclass(eq=False)
class SecretMalformed(Unavailable):
    """The file with the secret of webhooks must hold one line: whsec_ and 24 to 64 bytes in base64."""

    path: str
