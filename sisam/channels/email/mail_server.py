"""A mail server: where it is, and how to speak with it."""

import ssl
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sisam.channels.email.failures import CertificatesUnreadable
from sisam.channels.secret_file import read_secret


class Security(StrEnum):
    """How the connection is kept from listeners."""

    #: It begins in the clear and is encrypted before anything is said; without that nothing is sent.
    STARTTLS = "starttls"
    #: It is encrypted from the first byte.
    TLS = "tls"
    #: It is not; only a server on this machine is spoken with so.
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server that takes messages for everybody."""

    host: str
    port: int
    security: Security = Security.STARTTLS
    #: Empty: it asks for no login.
    user: str = ""
    password_file: Path | None = None
    #: The authorities that may vouch for it; None: those that the machine trusts.
    ca_file: Path | None = None

    def tls(self) -> ssl.SSLContext:
        """Return how its certificate is verified: a trusted authority, and its own name.

        Raises:
            CertificatesUnreadable: the file of authorities holds none.
        """
        try:
            return ssl.create_default_context(cafile=self.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise CertificatesUnreadable(str(self.ca_file)) from error

    def password(self) -> str:
        """Read the password, so that a new one holds at once.

        Raises:
            SecretUnreadable: there is no such file, or nothing in it.
            SecretExposed: others than its owner may read it.
        """
        return read_secret(Path(str(self.password_file)))
