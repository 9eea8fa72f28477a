"""A line of a work list: a step, or a case, as it is shown to somebody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sisam.application.ports.work_lists import (
    AccountableCase,
    AlertMark,
    CaseMark,
    ClockMark,
    Urgency,
    WorkStep,
)
from sisam.application.worklist.asking import asked_of, mover_of
from sisam.domain.asked import VERBS, Asked, Verb
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.rules import RulesKey
from sisam.domain.step import Side
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.sides import OF_THE_HOME


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Somebody who looks at a list, with what they may be told."""

    person_id: PersonId
    roster: Roster
    organisations: frozenset[OrganisationId]
    today: date
    #: The workflow that a case follows, by its rules.
    workflow_of: Callable[[RulesKey], Workflow]

    def named(self, case: CaseMark, side: Side | None) -> Organisation | None:
        """Return the organisation of a side; None where it may not be named, or there is none.

        Of a restricted case a list names the own organisation, and to its social services the others, but
        never the home: where the pupil is it does not tell.
        """
        if side is None:
            return None
        knows = not case.restricted or (
            case.social_services in self.organisations and side.party not in OF_THE_HOME
        )
        if knows or side.organisation_id in self.organisations:
            return self.roster.organisations[side.organisation_id]
        return None


@dataclass(frozen=True, slots=True)
class WorkLine:
    """What is told of a live step."""

    case: CaseMark
    step: WorkStep
    definition: StepDefinition
    workflow: Workflow
    urgency: Urgency
    #: None: a clock that should be there is not.
    clock: ClockMark | None
    alert: AlertMark | None
    late: bool
    #: Calendar days since the first due day, or for an answer since its own.
    days_late: int
    #: It is the move of an organisation of theirs.
    own: bool
    asked: Asked
    verb: Verb
    #: None where they may not be named.
    owner: Organisation | None
    confirmer: Organisation | None
    #: For which of their organisations it is shown.
    shown_for: OrganisationId | None

    @property
    def due_on(self) -> date | None:
        """Return the last day of its clock."""
        return self.clock.due_on if self.clock else None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """What is told of a case for which an organisation of theirs is accountable and has no step."""

    case: CaseMark
    workflow: Workflow
    accountable: Side
    organisation: Organisation


def work_line(step: WorkStep, onlooker: Onlooker) -> WorkLine:
    """Return what is told of a live step to somebody."""
    workflow = onlooker.workflow_of(step.case.rules)
    definition = workflow.steps[step.definition]
    own = step.place.urgency is not Urgency.WAITING
    asked = asked_of(step, definition, onlooker.person_id, own=own)
    late = step.clock is None or _has_passed(step.clock, onlooker.today)
    return WorkLine(
        case=step.case,
        step=step,
        definition=definition,
        workflow=workflow,
        urgency=step.place.urgency,
        clock=step.clock,
        alert=step.alert,
        late=late,
        days_late=max((onlooker.today - step.place.since).days, 0) if late else 0,
        own=own,
        asked=asked,
        verb=VERBS[asked],
        owner=onlooker.named(step.case, step.owner),
        confirmer=onlooker.named(step.case, step.confirmer),
        shown_for=_side_of(step, onlooker.organisations),
    )


def case_line(found: AccountableCase, onlooker: Onlooker) -> CaseLine:
    """Return what is told of a case to whoever is accountable for it."""
    organisation = onlooker.roster.organisations[found.accountable.organisation_id]
    return CaseLine(found.case, onlooker.workflow_of(found.case.rules), found.accountable, organisation)


def _has_passed(clock: ClockMark, today: date) -> bool:
    """Tell whether a clock has run out: at the end of its day, flagged by a sweep or not yet."""
    return clock.status is DeadlineStatus.MISSED or clock.due_on < today


def _side_of(step: WorkStep, organisations: frozenset[OrganisationId]) -> OrganisationId | None:
    sides = (mover_of(step), *(side.organisation_id for side in (step.owner, step.confirmer) if side))
    return next((each for each in sides if each in organisations), None)
