"""Refusals of a change of home municipality; each class is a sentence in the message catalogue."""

from dataclasses import dataclass

from sisam.errors import Conflict, NotFound


@dataclass(eq=False)
class HomeIsThere(Conflict):
    """The pupil's home municipality is that one already, and no other waits for its confirmation."""

    municipality: str


@dataclass(eq=False)
class SameHands(Conflict):
    """The social services of the new home municipality have the case already."""

    party: str


@dataclass(eq=False)
class HomeMoveWaits(Conflict):
    """A change of home municipality waits for its confirmation, and will name that party anew."""

    party: str
    municipality: str


@dataclass(eq=False)
class NobodyThere(NotFound):
    """The municipality has no organisation of that kind, so nobody could take the case over."""

    organisation_kind: str
    municipality: str

    def __post_init__(self) -> None:
        """Tell the kind and the name as every NotFound does."""
        NotFound.__init__(self, self.organisation_kind, self.municipality)


@dataclass(eq=False)
class SeveralThere(Conflict):
    """The municipality has several organisations of that kind; one must be named."""

    organisation_kind: str
    municipality: str
    codes: tuple[str, ...]


@dataclass(eq=False)
class LiesElsewhere(Conflict):
    """The organisation that was named lies in another municipality."""

    code: str
    municipality: str
