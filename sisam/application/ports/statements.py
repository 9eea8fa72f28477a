"""The daily statements at rest, what they are made of, and what proves them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sisam.domain.ids import OrganisationId
from sisam.domain.standing import Standing
from sisam.domain.statement import Head, SignedStatement


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement that was given to an organisation."""

    organisation_id: OrganisationId
    day: date
    signed: SignedStatement
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """That a statement was given, without what it says."""

    organisation_id: OrganisationId
    day: date
    created_at: datetime
    key_id: str


class Statements(Protocol):
    """Statements at rest, and the picture that new ones are made of."""

    def standing(self, now: datetime, closed_since: datetime) -> Standing:
        """Return how all open cases stand, with the heads of those that closed since then."""
        ...

    def add(self, statements: Iterable[StoredStatement]) -> None:
        """Keep statements for good.

        Raises:
            Conflict: an organisation has one of that day.
        """
        ...

    def is_stated(self, day: date) -> bool:
        """Tell whether a day has its statements."""
        ...

    def get(self, organisation_id: OrganisationId, day: date) -> StoredStatement:
        """Return an organisation's statement of a day.

        Raises:
            NotFound: none was made.
        """
        ...

    def given(self, day: date | None = None) -> Sequence[Given]:
        """Return which statements were given, of a day or of all, newest first."""
        ...

    def last_day(self, organisation_id: OrganisationId | None = None) -> date | None:
        """Return the last day of which an organisation, or any, has a statement."""
        ...

    def hashes(self, heads: Iterable[Head]) -> Mapping[Head, str | None]:
        """Return what the journals hold at the places of heads; None where no event stands there."""
        ...


class Signer(Protocol):
    """The site's key: what it signs, nobody else could have signed."""

    @property
    def key_id(self) -> str:
        """Return the short name of the key."""
        ...

    def sign(self, body: str) -> SignedStatement:
        """Return a body with its signature."""
        ...


class Verifier(Protocol):
    """Public keys that somebody vouches for; never out of the file that is to be proved."""

    def require(self, signed: SignedStatement, file: str | None = None) -> None:
        """Let only what one of the keys has signed pass.

        Raises:
            Invalid: it is signed with another key, or the signature is not right.
        """
        ...


class Archive(Protocol):
    """Copies of the statements outside the database."""

    def names(self) -> frozenset[str]:
        """Return the names of the files that are there."""
        ...

    def put(self, name: str, content: str) -> bool:
        """Write a file, whole or not at all, and tell whether it was not there yet.

        What another of that name held stays beside it.
        """
        ...
