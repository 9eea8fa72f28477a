"""A mail server: where it is, and how to speak with it."""

import os
import ssl
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sisam.channels.email.failures import CertificatesUnreadable, PasswordExposed, PasswordUnreadable


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
            PasswordUnreadable: there is no such file, or nothing in it.
            PasswordExposed: others than its owner may read it.
        """
        path = str(self.password_file)
        try:
            with Path(path).open(encoding="ascii") as stream:
                # Asked of the open file, so that nobody can swap it in between.
                mode = stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
                password = stream.read().strip("\r\n")
        except (OSError, UnicodeDecodeError):
            # Without its cause, which may hold what was read.
            raise PasswordUnreadable(path) from None
        if mode & 0o077:
            raise PasswordExposed(path, mode)
        if not password:
            raise PasswordUnreadable(path)
        return password
