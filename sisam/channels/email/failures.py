"""What keeps a mail server from being used at all."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.errors import Unavailable


class Stage(StrEnum):
    """How far a conversation came."""

    CONNECTING = "connecting"
    GREETING = "greeting"
    ENCRYPTING = "encrypting"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENT = "recipient"
    MESSAGE = "message"


@dataclass(eq=False)
class MailServerFails(Unavailable):
    """The mail server cannot be used; look at its name and port, its certificate and the login."""

    host: str
    stage: Stage
    #: What was seen; never an address, nor anything that the server said in words.
    why: str

    def in_plain_words(self) -> str:
        """Return how far the conversation came, and what was seen there."""
        return f"{self.stage}: {self.why}"


@dataclass(eq=False)
class CertificatesUnreadable(Unavailable):
    """The file of the authorities that vouch for the mail server holds no certificate that can be read."""

    path: str
