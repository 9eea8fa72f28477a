"""Refusals of disclosures; each class is a sentence in the message catalogue."""

from dataclasses import dataclass

from sisam.domain.refusal import Unsuitable
from sisam.errors import Conflict


@dataclass(eq=False)
class NobodyToSee(Conflict):
    """The party has nobody in the case now to whom anything could be disclosed."""

    party: str


@dataclass(eq=False)
class SeesItAnyhow(Conflict):
    """The party's organisation is the one that owns what would be disclosed to it."""

    party: str
    matter: str


@dataclass(eq=False)
class DisclosedAlready(Conflict):
    """The party's organisation may see that already."""

    party: str
    matter: str


@dataclass(eq=False)
class NotDisclosed(Conflict):
    """Nothing of the kind is disclosed to the party, so that nothing can be taken back."""

    party: str
    matter: str


@dataclass(eq=False)
class NoSuchDuty(Unsuitable):
    """No statute obliges that organisation to tell the other one this; another basis is needed."""

    party: str
    matter: str
