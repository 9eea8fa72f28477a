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


@dataclass(eq=False)
class PasswordUnreadable(Unavailable):
    """The file with the mail server's password is missing, empty, not ASCII or cannot be read."""

    path: str


class PasswordExposed(Unavailable):
    """Others than its owner may read the file with the mail server's password; run `chmod 600` on it."""

    def __init__(self, path: str, mode: int) -> None:
        """Keep the file and its permissions."""
        super().__init__(path, mode)
        #: The file.
        self.path = path
        #: Its permissions, in octal digits.
        self.mode = f"{mode:03o}"


@dataclass(eq=False)
class CertificatesUnreadable(Unavailable):
    """The file of the authorities that vouch for the mail server holds no certificate that can be read."""

    path: str
