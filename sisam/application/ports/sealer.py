"""The vault, as the use cases need it."""

from typing import Protocol

from sisam.application.ports.unit_of_work import SealedSubject
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId


class Sealer(Protocol):
    """Enciphers who a pupil is, and tells it again to those who may know."""

    def seal(self, subject_id: SubjectId, identity: Identity) -> SealedSubject:
        """Return an identity as it may lie in the store."""
        ...

    def open(self, subject: SealedSubject) -> Identity:
        """Return the identity that was sealed."""
        ...

    def name_indexes(self, name: str) -> tuple[str, ...]:
        """Return the keyed hashes under which a whole name may be found, the newest key's first."""
        ...

    def indexes(self, number: str) -> tuple[str, ...]:
        """Return the keyed hashes under which a number may be found, the newest key's first."""
        ...
