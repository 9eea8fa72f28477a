"""A permit: that somebody may do something, from which of their seats, and how far; or that they may not."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.application.access.scope import Part
from sisam.domain.access import Function, Grant, Right, grant
from sisam.domain.ids import OrganisationId
from sisam.domain.refusal_of_access import ReasonWanted, RightMissing
from sisam.domain.seat import Seat
from sisam.errors import NotFound, SisamError


@dataclass(frozen=True, slots=True)
class Permit:
    """That somebody may do something."""

    grant: Grant
    #: From which seat; None for the site's owner, to whom structure alone is shown.
    seat: Seat | None = None
    function: Function | None = None
    #: What that seat has to do with the case; None where it is about none.
    part: Part | None = None
    #: They have signed in afresh and said why.
    with_reason: bool = False

    @property
    def is_owners(self) -> bool:
        """Tell whether it is that of the site's owner in nobody's name."""
        return self.seat is None

    @property
    def organisation_id(self) -> OrganisationId | None:
        """Return the organisation of the case for which they look."""
        if self.part is not None:
            return self.part.organisation_id
        return self.seat.organisation_id if self.seat else None

    @property
    def now(self) -> bool:
        """Tell whether it is a case that they have a part in still."""
        return self.part is None or self.part.now

    def goes(self, right: Right) -> Grant:
        """Return how far another right goes from the same seat: never one seat's place and another's role."""
        return Grant.NO if self.function is None else grant(right, self.function)


class Why(StrEnum):
    """Why something is denied; the closed list."""

    #: None of their seats has the right, wherever.
    RIGHT = "right"
    #: It is none of theirs; as far as they may know it does not exist.
    SCOPE = "scope"
    #: A fresh sign-in, or a reason, is missing.
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Denial:
    """That somebody may not do something."""

    right: Right
    why: Why

    def error(self, kind: str, name: str) -> SisamError:
        """Return what they are told who asked for a thing of a kind by a name."""
        if self.why is Why.SCOPE:
            return NotFound(kind, name)
        return ReasonWanted(self.right) if self.why is Why.REASON else RightMissing(self.right)
