"""What takes two people, at rest."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sisam.domain.joint_request import JointKind, JointRequest


class JointRequests(Protocol):
    """Requests at rest; what is asked is kept enciphered, and only until somebody has answered."""

    def add(self, request: JointRequest) -> None:
        """Keep a request that nobody has answered."""
        ...

    def find(self, request_id: str) -> JointRequest | None:
        """Return a request with what it asks; None: there is none with that id."""
        ...

    def waiting(self) -> Sequence[JointRequest]:
        """Return those that nobody has answered, the oldest first, without what they ask."""
        ...

    def answered(self, kind: JointKind, most: int) -> Sequence[JointRequest]:
        """Return those of a kind that have their answer, the last to be answered first, so many at most."""
        ...

    def expired(self, now: datetime) -> Sequence[JointRequest]:
        """Return those of them that had their time, without what they ask."""
        ...

    def answer(self, request: JointRequest) -> bool:
        """Keep the answer to a request and take away what it asks; tell whether nobody was first."""
        ...
