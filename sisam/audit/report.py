"""What an audit found."""

from dataclasses import dataclass
from enum import IntEnum

from sisam.domain.ids import AlertId, CaseId, DeadlineId, StepId


class Verdict(IntEnum):
    """How an audit ended, as the exit code that says so."""

    ALL_HOLD = 0
    COULD_NOT_CHECK = 1
    VIOLATED = 3


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that must always hold and does not; in ids and closed words, never personal data."""

    #: Such as ``I05``.
    invariant: str
    case_id: CaseId | None
    case_number: str | None
    sentence: str
    step_id: StepId | None = None
    deadline_id: DeadlineId | None = None
    alert_id: AlertId | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of what it is about, the case's number first."""
        case = self.case_number or self.case_id
        return tuple(each for each in (case, self.step_id, self.deadline_id, self.alert_id) if each)

    def __str__(self) -> str:
        """Return the line that tells it: invariant, ids and sentence."""
        return " ".join((self.invariant, *self.ids, self.sentence))


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one audit."""

    violations: tuple[Violation, ...]
    #: How many cases were checked.
    checked: int
    #: The ids of the invariants that were asked after.
    invariants: tuple[str, ...]
    #: What could not be checked and why, a sentence each.
    could_not: tuple[str, ...] = ()
    #: How many messages were checked.
    messages: int = 0

    @property
    def verdict(self) -> Verdict:
        """Return how the audit ended; a violation that was found outweighs what could not be checked."""
        if self.violations:
            return Verdict.VIOLATED
        return Verdict.COULD_NOT_CHECK if self.could_not else Verdict.ALL_HOLD
