"""A debt that is carried from a case to the one that follows it: both of its steps, by their ids."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.ids import CaseId, StepId


@dataclass(frozen=True, slots=True)
class Carried:
    """One debt on its way: the step that ends, and the step of the other case that goes on."""

    step_id: StepId
    #: The definition of both steps.
    step: str
    #: The day that its lateness counted from in the case before.
    first_due_on: date
    successor_id: StepId
    successor_case_id: CaseId
