"""What people sign in with, at rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sisam.domain.account import Account, Invitation, Session, SessionEnd
from sisam.domain.ids import PersonId


class Accounts(Protocol):
    """Accounts, their recovery codes and the invitations to them."""

    def get(self, person_id: PersonId) -> Account | None:
        """Return a person's account; None where there is none."""
        ...

    def put(self, account: Account) -> None:
        """Keep an account instead of the one before."""
        ...

    def listed(self) -> Sequence[Account]:
        """Return every account, in the order of the persons' ids."""
        ...

    def take_code(self, person_id: PersonId, number: int) -> bool:
        """Note that the one-time code of a number was taken; False where one as late was taken before."""
        ...

    def put_recovery_codes(self, person_id: PersonId, hashes: Sequence[str]) -> None:
        """Keep the hashes of these recovery codes instead of all those before."""
        ...

    def take_recovery_code(self, person_id: PersonId, code_hash: str, now: datetime) -> bool:
        """Note that a recovery code was used; False where it is none of the person's, or was used before."""
        ...

    def recovery_codes_left(self, person_id: PersonId) -> int:
        """Return how many of a person's recovery codes were not used yet."""
        ...

    def invitation(self, invitation_id: str) -> Invitation | None:
        """Return an invitation; None where there is none."""
        ...

    def put_invitation(self, invitation: Invitation) -> None:
        """Keep an invitation instead of the one before."""
        ...

    def invitations(self) -> Mapping[PersonId, Invitation]:
        """Return by person the invitation that was neither used nor withdrawn; it may have run out."""
        ...

    def withdraw_invitations(self, person_id: PersonId, now: datetime) -> int:
        """Withdraw a person's invitations that were not used, and return how many there were."""
        ...


class Sessions(Protocol):
    """Who is signed in, and at which browser."""

    def add(self, session: Session) -> None:
        """Keep a new session."""
        ...

    def get(self, key: str) -> Session | None:
        """Return a session by the hash of its id; None where there is none."""
        ...

    def touch(self, key: str, now: datetime) -> None:
        """Note that a session was used."""
        ...

    def end(self, key: str, reason: SessionEnd, now: datetime) -> bool:
        """End a session; False where it has ended, or there is none."""
        ...

    def end_all(self, person_id: PersonId, reason: SessionEnd, now: datetime) -> int:
        """End all sessions of a person, and return how many there were."""
        ...

    def running(self, person_id: PersonId) -> Sequence[Session]:
        """Return a person's sessions that nobody ended, the newest first; some may have run out."""
        ...

    def summed(self) -> Mapping[PersonId, "SessionSum"]:
        """Return by person what there is of sessions."""
        ...


@dataclass(frozen=True, slots=True)
class SessionSum:
    """What there is of somebody's sessions."""

    #: When the last one began, whether it goes on or not.
    last_at: datetime
    #: How many nobody has ended; some may have run out.
    running: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """How often something was tried in vain."""

    #: The keyed hash of what is counted.
    key: str
    #: When the count began.
    since: datetime
    failures: int
    #: Before this moment it is not tried again.
    not_before: datetime


class Attempts(Protocol):
    """What is being tried too often."""

    def get(self, key: str) -> Attempt | None:
        """Return what is counted under a key; None where nothing is."""
        ...

    def put(self, attempt: Attempt) -> None:
        """Keep a count instead of the one before."""
        ...

    def forget(self, key: str) -> None:
        """Count from nothing again."""
        ...

    def forget_before(self, moment: datetime) -> int:
        """Forget what might be tried again since before a moment, and return how many counts there were."""
        ...
