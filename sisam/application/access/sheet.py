"""A sheet: a case as somebody may see it, built from the lists of fields and never from the row."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeVar

from sisam.application.access.fields import CARE_ANCHORS, FIELD_OF_FACT, Field
from sisam.application.access.permit import Permit
from sisam.application.cases.discretion import Viewer
from sisam.application.ports.cases import Recorded
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.identity import Identity
from sisam.domain.ids import AlertId, DeadlineId, StepId
from sisam.domain.roster import Roster
from sisam.domain.source import Source
from sisam.domain.workflow import Workflow

_K = TypeVar("_K")
_V = TypeVar("_V")

#: Stands for what a deadline was counted by and from, where that may not be told.
_UNTOLD = ""
#: What of a clock's start tells how it was counted.
_OF_COUNTING = ("rule", "anchor", "anchor_on", "times", "floor_on")
_OF_DISCLOSURES = frozenset({EventType.DISCLOSED, EventType.DISCLOSURE_ENDED})


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of a case is shown to somebody."""

    fields: frozenset[Field]
    #: The case without whatever is in no field of theirs.
    case: Case
    #: As far as it may be told to them; words that they may not read are gone.
    journal: tuple[Recorded, ...]
    #: Says which organisations may be named.
    viewer: Viewer
    #: Who the pupil is; None where that is masked, or nobody knows.
    identity: Identity | None = None
    #: How many reasons and plans are kept back.
    unread: int = 0

    @property
    def masked(self) -> bool:
        """Tell whether an alias stands for a pupil with protected identity."""
        return self.case.restricted and Field.NAME not in self.fields

    def explains(self, deadline: Deadline) -> bool:
        """Tell whether it may be said what a deadline was counted from."""
        return deadline.anchor != _UNTOLD and (
            Field.CARE in self.fields or deadline.anchor not in CARE_ANCHORS
        )


def sheet(
    case: Case,
    workflow: Workflow,
    journal: Sequence[Recorded],
    roster: Roster,
    permit: Permit,
    fields: frozenset[Field],
    identity: Identity | None = None,
) -> Sheet:
    """Return what is shown of a case by a list of fields."""
    viewer = _viewer_by(roster, permit, fields)
    hidden = _Hidden.of(case, workflow, fields)
    told = [each for each in journal if hidden.tells(each.event, viewer, case)]
    shown = tuple(hidden.told(case, each, viewer) for each in told)
    return Sheet(
        fields=fields,
        case=hidden.masked(case, viewer),
        journal=shown,
        viewer=viewer,
        identity=_identity(identity, fields),
        unread=sum(each.event.words is not None for each in told)
        - sum(each.event.words is not None for each in shown),
    )


def _viewer_by(roster: Roster, permit: Permit, fields: frozenset[Field]) -> Viewer:
    """Return who looks at a case: for one organisation, and to whom which of the others may be named."""
    at = permit.organisation_id
    return Viewer(
        roster,
        frozenset({at} if at else ()),
        whereabouts=Field.WHEREABOUTS in fields,
        reads_all=Field.WORDS in fields,
    )


def _identity(identity: Identity | None, fields: frozenset[Field]) -> Identity | None:
    if identity is None or Field.NAME not in fields:
        return None
    return identity if Field.PERSONAL_NUMBER in fields else replace(identity, number=None)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What of a case stands in no field of somebody's."""

    facts: frozenset[Fact]
    anchors: frozenset[Anchor]
    #: Steps that the law of the care sets, with their deadlines and alerts.
    steps: frozenset[StepId]
    deadlines: frozenset[DeadlineId]
    alerts: frozenset[AlertId]
    home: bool
    documents: bool
    #: Of what was disclosed to others nobody hears who does not see the whole case.
    disclosures: bool

    @classmethod
    def of(cls, case: Case, workflow: Workflow, fields: frozenset[Field]) -> "_Hidden":
        care = Field.CARE not in fields
        steps = frozenset(
            step.id for step in case.steps.values() if care and is_by_law(workflow, step.definition)
        )
        return cls(
            facts=frozenset(fact for fact, field in FIELD_OF_FACT.items() if field not in fields),
            anchors=CARE_ANCHORS if care else frozenset(),
            steps=steps,
            deadlines=frozenset(each.id for each in case.deadlines.values() if each.step_id in steps),
            alerts=frozenset(each.id for each in case.alerts.values() if each.step_id in steps),
            home=Field.HOME not in fields,
            documents=Field.DOCUMENTS not in fields,
            disclosures=Field.WORDS not in fields,
        )

    def masked(self, case: Case, viewer: Viewer) -> Case:
        """Return a case without what is hidden."""
        own = viewer.organisations
        return replace(
            case,
            facts=_without(viewer.facts(case), self.facts),
            anchors=_without(case.anchors, self.anchors),
            steps=_without(case.steps, self.steps),
            deadlines={
                key: self.clocked(each) for key, each in _without(case.deadlines, self.deadlines).items()
            },
            alerts=_without(case.alerts, self.alerts),
            home_move=None if self.home else case.home_move,
            disclosures=tuple(each for each in case.disclosures if not self.disclosures or each.to in own),
        )

    def clocked(self, deadline: Deadline) -> Deadline:
        """Return a deadline as its day alone, where it was counted from a date that may not be told."""
        if deadline.anchor not in self.anchors:
            return deadline
        return replace(
            deadline, rule=_UNTOLD, anchor=_UNTOLD, anchor_on=deadline.due_on, times=1, floor_on=None
        )

    def tells(self, event: Event, viewer: Viewer, case: Case) -> bool:
        """Tell whether an event may be told at all."""
        data = event.data
        if not viewer.may_hear(case, event) or (self.home and event.type is EventType.HOME_MOVE_SET):
            return False
        if self.disclosures and event.type in _OF_DISCLOSURES and data.get("to") not in viewer.organisations:
            return False
        dated = event.type is EventType.ANCHOR_SET and data.get("anchor") in self.anchors
        return (
            not dated
            and data.get("fact") not in self.facts
            and data.get("step") not in self.steps
            and data.get("deadline") not in self.deadlines
            and data.get("alert") not in self.alerts
        )

    def told(self, case: Case, recorded: Recorded, viewer: Viewer) -> Recorded:
        """Return an event without the words and documents that may not be read."""
        event = recorded.event
        words = event.words if event.words and viewer.may_read(case, event) else None
        data = event.data
        if self.documents and data.get("documents") and not viewer.is_side(case, event):
            data = {**data, "documents": None}
        if event.type is EventType.DEADLINE_SET and data.get("anchor") in self.anchors:
            data = {**data, **dict.fromkeys(_OF_COUNTING)}
        return replace(recorded, event=replace(event, words=words, data=data))


def is_by_law(workflow: Workflow, definition: str) -> bool:
    """Tell whether a step is one that the law of the care sets."""
    known = workflow.steps.get(definition)
    return known is not None and bool(known.due) and all(rule.source is Source.LAW for rule in known.due)


def _without(values: Mapping[_K, _V], hidden: AbstractSet[_K]) -> dict[_K, _V]:
    return {key: value for key, value in values.items() if key not in hidden}
