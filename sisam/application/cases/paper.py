"""What was done on paper: a row of steps that were offered, answered or done before the program was told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.domain.seat import Person


class PaperAct(StrEnum):
    """What somebody did with a step; each has a column for the day and one for the person."""

    OFFERED = "offered"
    RETURNED = "returned"
    CONFIRMED = "confirmed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that somebody did with a step on a day."""

    act: PaperAct
    on: date
    person: Person

    @property
    def day_column(self) -> str:
        """Return the column that holds the day."""
        return f"{self.act}_on"

    @property
    def person_column(self) -> str:
        """Return the column that holds the person."""
        return f"{self.act}_by"


@dataclass(frozen=True, slots=True)
class StepRow:
    """What was done with one step of a case, in the order in which it was done."""

    row: int
    case_number: str
    #: The step's id in the workflow.
    step: str
    deeds: tuple[Deed, ...]
    #: None: the live one.
    round: int | None = None
    occurrence: int | None = None
    #: The date that the step records, where it records one.
    starts_on: date | None = None
    #: Why it was returned, or what was said when it was done.
    reason: str | None = None

    @property
    def first_on(self) -> date:
        """Return the day of the first thing that was done."""
        return self.deeds[0].on
