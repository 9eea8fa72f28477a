"""Commands: what people, imports and the daemon ask of a case; each act is a frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sisam.domain.actor import Actor
from sisam.domain.anchor import Anchor
from sisam.domain.carrying import Carried
from sisam.domain.disclosure import DisclosureBasis
from sisam.domain.event import Event
from sisam.domain.fact import Fact, Protection
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
from sisam.domain.rules import Rules
from sisam.domain.schooling import SchoolingMode
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
class Transfer:
    """Let the pupil come to another home within the same placement: a new round begins."""

    home: OrganisationId
    school: OrganisationId


@dataclass(frozen=True, slots=True)
class Reconsider:
    """Plan the discharge for another day, or say that the day still holds, with a reason."""

    on: date


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
class MoveHome:
    """Name the municipality that the pupil's home moves to, and who its parties will be."""

    #: Four digits; the present one ends what waits for its confirmation.
    municipality: str
    parties: Mapping[PartyName, OrganisationId] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer a finished handover to the one who confirms it."""

    step_id: StepId
    #: The date that the step records, where it records one.
    records_on: date | None = None
    #: Which of the step's documents are handed over, by their names in the workflow.
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirm an offered handover."""

    step_id: StepId
    records_on: date | None = None


@dataclass(frozen=True, slots=True)
class ForceHandover:
    """End an offered handover that nobody has answered in time, by two people."""

    step_id: StepId
    #: The one who agrees, and the organisation that they speak for.
    second_person: PersonId
    second_organisation: OrganisationId
    #: Who speaks for the receiving side: its organisation, whoever stands above it, and the agency.
    receiving_side: frozenset[OrganisationId] = frozenset()


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
class Pause:
    """Say that the pupil is away from the day when it happened, or until when the pause goes on after all."""

    #: One of the workflow's reasons; None: that of the pause that goes on.
    reason: str | None
    #: The last day that is planned.
    until: date


@dataclass(frozen=True, slots=True)
class Resume:
    """Say that the pupil is back."""


@dataclass(frozen=True, slots=True)
class RecordSpell:
    """Record a spell of schooling; one at the same school from the same day is corrected by it."""

    school_id: OrganisationId
    from_on: date
    #: The last day; None while no end is known.
    until_on: date | None = None
    mode: SchoolingMode = SchoolingMode.ON_SITE
    #: It is agreed and has not begun.
    planned: bool = False
    #: What the school is, where the register tells it.
    kind: OrganisationKind | None = None


@dataclass(frozen=True, slots=True)
class EndSpell:
    """Say which day was, or will be, the pupil's last one at the school where they go."""

    ended_on: date
    #: None: the one where they go on that day.
    school_id: OrganisationId | None = None


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
    #: Steps that the case of the new placement is to go on with …
    carries: tuple[StepId, ...] = ()
    #: … and which of its steps do; found when the command is carried out.
    carried: tuple[Carried, ...] = ()
    #: What else could be carried, so that a refusal can name it.
    carriable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenSettlement:
    """Ask that the case be settled, since one was opened for a new placement of the pupil."""

    #: The number of that case, and its parties: to nobody else is it told.
    number: str = ""
    parties: frozenset[OrganisationId] = frozenset()


@dataclass(frozen=True, slots=True)
class DropSettlement:
    """Stop asking that the case be settled, since the case of the new placement has ended."""


@dataclass(frozen=True, slots=True)
class AcceptDebts:
    """Go on with debts of the case before, as steps of this one."""

    previous_case_id: CaseId
    debts: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class SetFact:
    """Record that a fact of the case is another one from now on."""

    fact: Fact
    value: str


@dataclass(frozen=True, slots=True)
class Disclose:
    """Let a party see something of the case that it does not own, on a basis."""

    party: PartyName
    #: A `DisclosedMatter`, or a document by its name in the workflow.
    matter: str
    basis: DisclosureBasis


@dataclass(frozen=True, slots=True)
class EndDisclosure:
    """Take a disclosure back, such as when a consent is."""

    party: PartyName
    matter: str


@dataclass(frozen=True, slots=True)
class Protect:
    """Record that the pupil lives under protected identity from now on."""

    #: In which way; the vault alone keeps it, so that no key is made of it. None: a file tells the vault.
    kind: Protection | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class LiftProtection:
    """Record that a pupil who was protected when the case was opened is so no longer, or never was."""

    #: Another case of the pupil told of it before.
    told_before: bool = False
    #: The opening of this case told of it, or an act in it; else it only heard of it from another.
    told_here: bool = True


@dataclass(frozen=True, slots=True)
class ShareProtection:
    """Hold the pupil for protected, or no longer, since another case of theirs was told of it."""

    protected: bool


@dataclass(frozen=True, slots=True)
class FollowRules:
    """Let the case follow other rules from here on."""

    rules: Rules


@dataclass(frozen=True, slots=True)
class Tick:
    """Let time pass: what is due is flagged, what waits goes on."""


Act = (
    OpenCase
    | Fire
    | Transfer
    | Reconsider
    | SetDate
    | SetParty
    | MoveHome
    | Offer
    | Confirm
    | ForceHandover
    | Return
    | Withdraw
    | Done
    | Waive
    | TakeOver
    | Acknowledge
    | Note
    | Snooze
    | Assign
    | Pause
    | Resume
    | RecordSpell
    | EndSpell
    | Annul
    | Close
    | OpenSettlement
    | DropSettlement
    | AcceptDebts
    | SetFact
    | Disclose
    | EndDisclosure
    | Protect
    | LiftProtection
    | ShareProtection
    | FollowRules
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
