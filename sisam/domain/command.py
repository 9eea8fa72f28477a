"""Commands: what people, imports and the daemon ask of a case; each act is a frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sisam.domain.actor import Actor
from sisam.domain.anchor import Anchor
from sisam.domain.event import Event
from sisam.domain.fact import Fact
from sisam.domain.ids import (
    AlertId,
    CaseId,
    CommandId,
    OrganisationId,
    PartyName,
    PersonId,
    StepId,
    SubjectId,
)
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Seat


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Open a case with social services as accountable party."""

    case_id: CaseId
    number: str
    subject_id: SubjectId
    parties: Mapping[PartyName, OrganisationId]
    facts: Mapping[Fact, str]
    absent: frozenset[PartyName] = frozenset()
    anchors: Mapping[Anchor, date] = field(default_factory=dict)
    restricted: bool = False
    previous_case_id: CaseId | None = None


@dataclass(frozen=True, slots=True)
class Fire:
    """Trigger a transition of the workflow."""

    transition: str


@dataclass(frozen=True, slots=True)
class SetDate:
    """Record an anchor's date, or with None that it is not known any more."""

    anchor: Anchor
    on: date | None


@dataclass(frozen=True, slots=True)
class SetParty:
    """Name a party's organisation, or with None record that there is none."""

    party: PartyName
    organisation_id: OrganisationId | None
    kind: OrganisationKind | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer a finished handover to the one who confirms it."""

    step_id: StepId
    #: The date that the step records, where it records one.
    records_on: date | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirm an offered handover."""

    step_id: StepId
    records_on: date | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """Send an offered handover back, with a reason."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take one's own offer back."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class Done:
    """End a step that nobody confirms."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class Waive:
    """Let a step go, with a reason."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Make the actor's organisation the owner of a step."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Say that one acts on an alert, with a plan and a last day."""

    alert_id: AlertId
    until: date


@dataclass(frozen=True, slots=True)
class Note:
    """Write down something about an alert, such as that one has phoned."""

    alert_id: AlertId


@dataclass(frozen=True, slots=True)
class Snooze:
    """Postpone an alert's next rung to the end of a day, without promising anything."""

    alert_id: AlertId
    until: date


@dataclass(frozen=True, slots=True)
class Assign:
    """Give an alert to one person of a seat that it tells, up to a day."""

    alert_id: AlertId
    person_id: PersonId
    seat: Seat
    until: date


@dataclass(frozen=True, slots=True)
class Annul:
    """Undo a mistaken command of which the journal gave these events."""

    command_id: CommandId
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Close:
    """Close the case with an outcome."""

    outcome: str
    second_person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """Let time pass: what is due is flagged, what waits goes on."""


Act = (
    OpenCase
    | Fire
    | SetDate
    | SetParty
    | Offer
    | Confirm
    | Return
    | Withdraw
    | Done
    | Waive
    | TakeOver
    | Acknowledge
    | Note
    | Snooze
    | Assign
    | Annul
    | Close
    | Tick
)


@dataclass(frozen=True, slots=True)
class Command:
    """An act with its actor, its id and the key that makes a repetition harmless."""

    id: CommandId
    actor: Actor
    act: Act
    #: Unique per the actor's organisation.
    idempotency_key: str
    #: The local day when it happened; None: just now.
    happened_on: date | None = None
    #: Free text: a reason, a plan.
    words: str | None = None
