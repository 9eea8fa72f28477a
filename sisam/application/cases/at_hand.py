"""At hand: the cases and pupils of a batch of rows, looked up at once, changed in memory and saved as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sisam.application.ports.cases import Cases, Change, Recorded
from sisam.application.ports.register import Register
from sisam.application.ports.rule_book import RulePartStore
from sisam.application.ports.unit_of_work import SealedSubject, Subjects, UnitOfWork
from sisam.domain.case import Case
from sisam.domain.ids import CaseId, SubjectId


@dataclass(slots=True)
class CasesAtHand:
    """Cases whose changes are kept back, so that many commands are decided on a case that is saved once."""

    stored: Cases
    _cases: dict[CaseId, Case] = field(default_factory=dict)
    #: None: no case has that number.
    _numbers: dict[str, CaseId | None] = field(default_factory=dict)
    _kept_back: list[Change] = field(default_factory=list)

    def look_up(self, numbers: Sequence[str]) -> None:
        """Take the cases that have one of the numbers, so that they need not be asked for one by one."""
        found = self.stored.find_many(numbers)
        self._numbers.update(dict.fromkeys(numbers))
        self._numbers.update(found)
        self._hold(self.stored.load_many(list(found.values())))

    def save(self) -> None:
        """Save what was kept back, each case once; the cases stay at hand."""
        kept_back, self._kept_back = self._kept_back, []
        self.stored.save_many(kept_back)

    def put_away(self) -> None:
        """Save what was kept back and hold no case any longer."""
        self.save()
        self._cases.clear()
        self._numbers.clear()

    def find(self, number: str) -> CaseId | None:
        """Return the id of the case with a number, if there is one."""
        return self._numbers[number] if number in self._numbers else self.stored.find(number)

    def newest_open_of(self, subject_id: SubjectId) -> CaseId | None:
        """Return the pupil's open case that was opened last, if there is one."""
        if any(change.after.subject_id == subject_id for change in self._kept_back):
            self.save()
        return self.stored.newest_open_of(subject_id)

    def of_subjects(self, subject_ids: Sequence[SubjectId]) -> list[CaseId]:
        """Return the ids of all cases of some pupils, oldest first."""
        self.save()
        return self.stored.of_subjects(subject_ids)

    def following(self, case_id: CaseId) -> list[CaseId]:
        """Return the open cases that follow on a case, if need be over closed ones; the nearest first."""
        self.save()
        return self.stored.following(case_id)

    def load(self, case_id: CaseId) -> Case:
        """Return one case, as it was decided last.

        Raises:
            NotFound: there is none with that id.
        """
        return self._cases.get(case_id) or self.stored.load(case_id)

    def load_many(self, case_ids: Sequence[CaseId]) -> list[Case]:
        """Return several cases, in the order asked for."""
        self.save()
        return self.stored.load_many(case_ids)

    def save_many(self, changes: Iterable[Change]) -> None:
        """Keep changes back until all of a batch are saved."""
        given = list(changes)
        self._kept_back += given
        self._hold(change.after for change in given)

    def journal(self, case_id: CaseId) -> list[Recorded]:
        """Return a case's events in order."""
        if any(change.after.id == case_id for change in self._kept_back):
            self.save()
        return self.stored.journal(case_id)

    def _hold(self, cases: Iterable[Case]) -> None:
        for case in cases:
            self._cases[case.id] = case
            self._numbers[case.number] = case.id


@dataclass(slots=True)
class PupilsAtHand:
    """Enciphered identities of which those with some numbers were looked up at once."""

    stored: Subjects
    #: None: nobody has that number.
    _indexes: dict[str, SubjectId | None] = field(default_factory=dict)

    def look_up(self, number_indexes: Sequence[str]) -> None:
        """Ask for the pupils who have one of the numbers, instead of those before."""
        self._indexes = {**dict.fromkeys(number_indexes), **self.stored.find_many(number_indexes)}

    def put(self, subject: SealedSubject) -> None:
        """Keep an identity, or replace it."""
        self.stored.put(subject)
        if subject.number_index is not None:
            self._indexes[subject.number_index] = subject.subject_id

    def get(self, subject_id: SubjectId) -> SealedSubject:
        """Return an identity.

        Raises:
            NotFound: there is none.
        """
        return self.stored.get(subject_id)

    def find(self, number_index: str) -> SubjectId | None:
        """Return who has a number, by its keyed hash."""
        known = number_index in self._indexes
        return self._indexes[number_index] if known else self.stored.find(number_index)


@dataclass(frozen=True, slots=True)
class Desk:
    """A workplace inside a unit of work, at which a batch of rows is carried out in memory."""

    cases: CasesAtHand
    subjects: PupilsAtHand
    register: Register
    rule_parts: RulePartStore

    @classmethod
    def within(cls, work: UnitOfWork) -> "Desk":
        """Return a desk with nothing at hand yet."""
        cases, subjects = CasesAtHand(work.cases), PupilsAtHand(work.subjects)
        return cls(cases, subjects, work.register, work.rule_parts)
