"""A contact: one way to a person, and where it leads."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """The closed list of ways to a person."""

    #: The site's own channel, at the person's e-mail address.
    EMAIL = "email"
    WEBHOOK = "webhook"
    #: SMS or chat, at a number or handle.
    APPRISE = "apprise"
    #: The folder that the program itself watches; nobody but the canary is told so.
    CANARY = "canary"


@dataclass(frozen=True, slots=True)
class Contact:
    """One way to a person."""

    way: Way
    #: Empty for e-mail: the address is the one that the person is known by.
    address: str = ""
