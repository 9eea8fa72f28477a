"""A line of a work list: a step, or a case, as it is shown to somebody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sisam.application.access.fields import CARE_ANCHORS
from sisam.application.access.sheet import is_by_law
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
from sisam.domain.rules import Rules, RulesKey
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
    #: The rules that a case follows, by their key.
    rules_of: Callable[[RulesKey], Rules]
    #: Those of the organisations for which they see the whole of a case.
    sees_all_for: frozenset[OrganisationId] = frozenset()

    def workflow_of(self, key: RulesKey) -> Workflow:
        """Return the workflow that a case follows."""
        return self.rules_of(key).workflow

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

    def may_count(self, case: CaseMark, clock: ClockMark, shown_for: OrganisationId | None) -> bool:
        """Tell whether they may know what a day was counted from; of a restricted pupil no list tells it."""
        return not case.restricted and (shown_for in self.sees_all_for or clock.anchor not in CARE_ANCHORS)

    def may_know_of(self, line: "WorkLine") -> bool:
        """Tell whether they may know that there is such a step; of what the care's law sets not all may."""
        whole = line.shown_for in self.sees_all_for
        return whole or not is_by_law(line.workflow, line.step.definition)


@dataclass(frozen=True, slots=True)
class WorkLine:
    """What is told of a live step."""

    case: CaseMark
    step: WorkStep
    definition: StepDefinition
    rules: Rules
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
    #: They may know what its day was counted from.
    explained: bool

    @property
    def workflow(self) -> Workflow:
        """Return the workflow that its case follows."""
        return self.rules.workflow

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
    rules = onlooker.rules_of(step.case.rules)
    definition = rules.workflow.steps[step.definition]
    shown_for = _side_of(step, onlooker.organisations)
    own = step.place.urgency is not Urgency.WAITING and mover_of(step) in onlooker.organisations
    # An alert climbs to those who are on no side of its step, too.
    asked = asked_of(step, definition, onlooker.person_id, own=own) if shown_for else Asked.NOTHING
    late = step.clock is None or _has_passed(step.clock, onlooker.today)
    return WorkLine(
        case=step.case,
        step=step,
        definition=definition,
        rules=rules,
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
        shown_for=shown_for,
        explained=step.clock is not None and onlooker.may_count(step.case, step.clock, shown_for),
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
