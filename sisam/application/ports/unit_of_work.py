"""The unit of work: one transaction, in which a use case loads, decides, writes and commits."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from sisam.application.ports.accounts import Accounts, Attempts, Sessions
from sisam.application.ports.beats import Beats
from sisam.application.ports.cases import Cases, CaseShelf
from sisam.application.ports.channel_state import ChannelStates
from sisam.application.ports.duties import Duties
from sisam.application.ports.joint_requests import JointRequests
from sisam.application.ports.log_reviews import LogReviews
from sisam.application.ports.outbox import Outbox
from sisam.application.ports.overviews import Overviews
from sisam.application.ports.read_log import ReadLog
from sisam.application.ports.register import Register
from sisam.application.ports.rule_book import RulePartStore
from sisam.application.ports.schooling import Schooling
from sisam.application.ports.site_alerts import SiteAlerts
from sisam.application.ports.site_state import SiteStates
from sisam.application.ports.statements import Statements
from sisam.application.ports.troubles import CaseFailures, FailingAddresses, Unreachables
from sisam.application.ports.work_lists import WorkLists
from sisam.domain.ids import SubjectId


@dataclass(frozen=True, slots=True)
class SealedSubject:
    """A pupil's identity as it lies in the store: enciphered, with a keyed hash to search by."""

    subject_id: SubjectId
    key_id: str
    nonce: bytes
    ciphertext: bytes
    number_index: str | None
    #: The keyed hash of the whole name; None where there is none.
    name_index: str | None = None


class SubjectShelf(Protocol):
    """The enciphered identities as far as deciding needs them."""

    def put(self, subject: SealedSubject) -> None:
        """Keep an identity, or replace it."""
        ...

    def get(self, subject_id: SubjectId) -> SealedSubject:
        """Return an identity.

        Raises:
            NotFound: there is none.
        """
        ...

    def find(self, number_index: str) -> SubjectId | None:
        """Return who has a number, by its keyed hash."""
        ...


class Subjects(SubjectShelf, Protocol):
    """Enciphered identities at rest."""

    def find_many(self, number_indexes: Sequence[str]) -> Mapping[str, SubjectId]:
        """Return who has one of the numbers, by their keyed hashes."""
        ...

    def named(self, name_indexes: Sequence[str]) -> Sequence[SubjectId]:
        """Return who have one of the names, by their keyed hashes."""
        ...

    def unindexed(self, after: str, limit: int) -> Sequence[SealedSubject]:
        """Return identities, by id and after one, whose name has no keyed hash, though they may have one."""
        ...

    def get_many(self, subject_ids: Sequence[SubjectId]) -> Mapping[SubjectId, SealedSubject]:
        """Return several identities, by id; one that is not there is left out."""
        ...

    def any_key(self) -> str | None:
        """Return the id of a key that some identity was sealed with; None while there is none."""
        ...


class Workplace(Protocol):
    """What deciding a command needs of an open transaction."""

    @property
    def cases(self) -> CaseShelf:
        """Return the cases."""
        ...

    @property
    def register(self) -> Register:
        """Return the register."""
        ...

    @property
    def rule_parts(self) -> RulePartStore:
        """Return the published parts of rules."""
        ...

    @property
    def subjects(self) -> SubjectShelf:
        """Return the enciphered identities."""
        ...


class UnitOfWork(Workplace, Protocol):
    """One open transaction; leaving it without `commit` undoes everything."""

    @property
    def cases(self) -> Cases:
        """Return the cases."""
        ...

    @property
    def outbox(self) -> Outbox:
        """Return the outbox."""
        ...

    @property
    def channel_states(self) -> ChannelStates:
        """Return how the channels do."""
        ...

    @property
    def site_alerts(self) -> SiteAlerts:
        """Return the alerts that are about no single case's steps."""
        ...

    @property
    def unreachables(self) -> Unreachables:
        """Return who could not be reached."""
        ...

    @property
    def failing_addresses(self) -> FailingAddresses:
        """Return which addresses have taken nothing since a moment."""
        ...

    @property
    def case_failures(self) -> CaseFailures:
        """Return the cases for which the rules throw."""
        ...

    @property
    def duties(self) -> Duties:
        """Return what waits on the organisations."""
        ...

    @property
    def schooling(self) -> Schooling:
        """Return which pupils go to no school."""
        ...

    @property
    def subjects(self) -> Subjects:
        """Return the enciphered identities."""
        ...

    @property
    def beats(self) -> Beats:
        """Return the daemons' signs of life."""
        ...

    @property
    def site_states(self) -> SiteStates:
        """Return whether the site may speak."""
        ...

    @property
    def read_log(self) -> ReadLog:
        """Return who was shown what."""
        ...

    @property
    def log_reviews(self) -> LogReviews:
        """Return who has looked through the read log."""
        ...

    @property
    def statements(self) -> Statements:
        """Return the daily statements."""
        ...

    @property
    def accounts(self) -> Accounts:
        """Return what people sign in with."""
        ...

    @property
    def sessions(self) -> Sessions:
        """Return who is signed in."""
        ...

    @property
    def attempts(self) -> Attempts:
        """Return what is being tried too often."""
        ...

    @property
    def overviews(self) -> Overviews:
        """Return the sums over many cases."""
        ...

    @property
    def work_lists(self) -> WorkLists:
        """Return what waits on single organisations."""
        ...

    @property
    def joint_requests(self) -> JointRequests:
        """Return what takes two people."""
        ...

    def commit(self) -> None:
        """Make everything durable."""
        ...


class Store(Protocol):
    """Where units of work come from."""

    def write(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a transaction that may write."""
        ...

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a short snapshot for reading."""
        ...
