"""What keeps a service behind Apprise from being used at all."""

from dataclasses import dataclass

from sisam.application.ports.channel import AddressInDoubt
from sisam.errors import Unavailable


@dataclass(eq=False)
class AppriseMissing(Unavailable):
    """The channel "apprise" needs a package that is not installed; run `pip install 'sisam[apprise]'`."""


@dataclass(eq=False)
class PatternMalformed(Unavailable):
    """The file with the service must hold one line: an address that Apprise knows, with {address} in it."""

    path: str


@dataclass(eq=False)
class ServiceFails(AddressInDoubt):
    """The service behind Apprise did not take a message; look at its own account and the way to it."""

    #: What became of the attempt, in Apprise's own word.
    why: str
