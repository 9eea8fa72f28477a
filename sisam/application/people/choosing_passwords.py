"""Choosing a password: what may be one."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sisam.application.people.signing_in import LONGEST_PASSWORD
from sisam.application.people.well_known_passwords import WELL_KNOWN
from sisam.domain.seat import Person
from sisam.errors import Invalid

SHORTEST_PASSWORD: Final = 12
#: So much must be left of a password beside the name and the address of whoever has it.
_LEFT: Final = 6
#: Shorter words of a name stand in any other word.
_WORD: Final = 3


class PasswordFault(StrEnum):
    """Why something cannot be a password."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    #: It holds signs that no key types.
    UNTYPABLE = "untypable"
    WELL_KNOWN = "well_known"
    #: Little more than the person's own name or address.
    OWN_NAME = "own_name"
    #: The same few signs again and again.
    REPEATED = "repeated"


class PasswordRefused(Invalid):
    """This cannot be a password."""

    def __init__(self, why: PasswordFault) -> None:
        """Keep why not."""
        super().__init__()
        #: Why not.
        self.why = why


@dataclass(frozen=True, slots=True, repr=False)
class NewPassword:
    """A password that may be chosen, in one form (NFC)."""

    text: str

    def __repr__(self) -> str:
        """Return the name of the class alone."""
        return "NewPassword(…)"


def chosen(password: str, person: Person) -> NewPassword:
    """Return what somebody chose as their password; no rule says of which signs it is made.

    Raises:
        PasswordRefused: it is too short, too long, untypable, or among the first that would be guessed.
    """
    text = unicodedata.normalize("NFC", password)
    fault = _fault(text, person)
    if fault is not None:
        raise PasswordRefused(fault)
    return NewPassword(text)


def _fault(text: str, person: Person) -> PasswordFault | None:
    if len(text) > LONGEST_PASSWORD:
        return PasswordFault.TOO_LONG
    if len(text) < SHORTEST_PASSWORD:
        return PasswordFault.TOO_SHORT
    if not text.isprintable():
        return PasswordFault.UNTYPABLE
    folded = _folded(text)
    if folded in WELL_KNOWN:
        return PasswordFault.WELL_KNOWN
    if _is_own(folded, person):
        return PasswordFault.OWN_NAME
    return PasswordFault.REPEATED if len(set(text)) <= 2 else None


def _is_own(folded: str, person: Person) -> bool:
    local, _, domain = person.email.partition("@")
    words = [
        *person.name.split(),
        *local.replace("_", ".").split("."),
        local,
        domain,
        person.email,
        person.name,
    ]
    left = folded
    for word in sorted({_folded(each) for each in words}, key=len, reverse=True):
        if len(word) >= _WORD:
            left = left.replace(word, "")
    return left != folded and len(left) < _LEFT


def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
