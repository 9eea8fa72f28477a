"""The cases and their journal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sisam.application.ports.case_pages import CaseQuestion
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.event import Event
from sisam.domain.ids import AlertId, CaseId, CommandId, OrganisationId, SubjectId


@dataclass(frozen=True, slots=True)
class Change:
    """What one decision changed: the case before (None: it is new) and after, and the events between."""

    before: Case | None
    after: Case
    events: tuple[Event, ...]
    command: Command


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is kept of a command that was carried out."""

    command_id: CommandId
    case_id: CaseId
    #: As it was bound to the act.
    key: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the journal keeps it."""

    seq: int
    event: Event
    hash: str


class CaseShelf(Protocol):
    """The cases as far as deciding needs them; a load gives the live deadlines and alerts only."""

    def find(self, number: str) -> CaseId | None:
        """Return the id of the case with a number, if there is one."""
        ...

    def newest_open_of(self, subject_id: SubjectId) -> CaseId | None:
        """Return the pupil's open case that was opened last, if there is one."""
        ...

    def of_subjects(self, subject_ids: Sequence[SubjectId]) -> list[CaseId]:
        """Return the ids of all cases of some pupils, oldest first."""
        ...

    def following(self, case_id: CaseId) -> list[CaseId]:
        """Return the open cases that follow on a case, if need be over closed ones; the nearest first."""
        ...

    def load(self, case_id: CaseId) -> Case:
        """Return one case.

        Raises:
            NotFound: there is none with that id.
        """
        ...

    def load_many(self, case_ids: Sequence[CaseId]) -> list[Case]:
        """Return several cases, in the order asked for."""
        ...

    def save_many(self, changes: Iterable[Change]) -> None:
        """Write cases, steps, deadlines, alerts, intervals, receipts and journal.

        A change whose case was changed by somebody else since it was loaded is refused.

        Raises:
            Conflict: a case has another revision than the one that was loaded.
        """
        ...

    def journal(self, case_id: CaseId) -> list[Recorded]:
        """Return a case's events in order."""
        ...


class Cases(CaseShelf, Protocol):
    """Cases at rest."""

    def find_many(self, numbers: Sequence[str]) -> Mapping[str, CaseId]:
        """Return the ids of the cases that have one of the numbers, by number."""
        ...

    def find_by_alert(self, alert_id: AlertId) -> CaseId | None:
        """Return the id of the case that an alert belongs to."""
        ...

    def load_whole(self, case_id: CaseId) -> Case:
        """Return one case with its ended deadlines and cleared alerts too, for showing and comparing."""
        ...

    def due(self, now: datetime, limit: int) -> list[CaseId]:
        """Return open cases whose next moment has come, the longest waiting first."""
        ...

    def falling_due(self, now: datetime) -> Mapping[OrganisationId, int]:
        """Return how many deadlines a sweep will find missed, by the organisation that is late.

        What was late when it was recorded, as in an import, does not count: nothing was slept through.
        """
        ...

    def count_open(self) -> int:
        """Return how many cases are open."""
        ...

    def receipt(self, organisation_id: OrganisationId | None, key: str) -> Receipt | None:
        """Return the receipt of a command with that idempotency key, bound or not, if it was carried out."""
        ...

    def exists(self, case_id: CaseId) -> bool:
        """Tell whether there is a case with that id."""
        ...

    def less_protected(self, limit: int) -> list[CaseId]:
        """Return cases that do not know what another case of the same pupil does: that they are protected."""
        ...

    def of_subjects_among(
        self, subject_ids: Sequence[SubjectId], organisations: Sequence[OrganisationId]
    ) -> list[CaseId]:
        """Return the cases of some pupils in which one of some organisations is or was a party, newest first.

        Those in which an alert goes on are among them, whosever they are: it may have been told to anybody.
        """
        ...

    def numbers_with_parties(self, organisations: Sequence[OrganisationId]) -> frozenset[str]:
        """Return the numbers of the cases in which one of some organisations is or was a party."""
        ...

    def with_alerts(self) -> list[CaseId]:
        """Return the ids of the cases in which an alert goes on, oldest first."""
        ...

    def with_parties(self, organisations: Sequence[OrganisationId], *, open_only: bool) -> list[CaseId]:
        """Return the ids of the cases in which one of some organisations is or was a party, oldest first."""
        ...

    def page(self, question: CaseQuestion, after: CaseId | None, limit: int) -> list[CaseId]:
        """Return the ids of the cases that are asked for after one of them, the newest first."""
        ...

    def ids(self, *, open_only: bool) -> list[CaseId]:
        """Return the ids of all cases, or of the open ones, in the order of their opening."""
        ...

    def numbers(self) -> frozenset[str]:
        """Return the numbers of all cases, so that a file can be checked against them."""
        ...

    def open_from_files(self) -> frozenset[str]:
        """Return the numbers of the open cases that a file opened."""
        ...
