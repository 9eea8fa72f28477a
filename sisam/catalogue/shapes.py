"""The shapes of the definition files: which keys may stand where, and which words they may hold."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition, Fact, Guard, LegalBasis
from sisam.domain.ladder import LadderSeat
from sisam.domain.organisation import OrganisationKind
from sisam.domain.reckoning import Clock
from sisam.domain.seat import Role
from sisam.domain.source import Source
from sisam.domain.step_definition import ClockKind, OnTransfer, OpenedBy, StepKind
from sisam.domain.workflow import Phase

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Version = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Count = Annotated[int, Field(ge=0, le=1000)]


class Shape(BaseModel):
    """A table whose keys are closed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class TextShape(Shape):
    """A sentence in every language."""

    sv: Sentence
    en: Sentence


class IntervalShape(Shape):
    """A number of days, weeks, months, years, working days or school days."""

    count: Count
    clock: Clock


class AnswerShape(IntervalShape):
    """How long the confirmer has from the offer, and where that comes from."""

    source: Source


class OpeningShape(Shape):
    """One way in which a step opens."""

    on: tuple[Anchor, ...] = ()
    parties: tuple[Name, ...] = ()
    when: tuple[Condition, ...] = ()
    wait: IntervalShape | None = None


class DueShape(IntervalShape):
    """One due rule."""

    after: tuple[Anchor, ...] = ()
    before: tuple[Anchor, ...] = ()
    source: Source
    citation: Name | None = None
    when: tuple[Condition, ...] = ()
    earliest_anchor: bool = False
    maximum: bool = False
    or_earlier: bool = False
    every: bool = False
    after_recording: bool = False

    @model_validator(mode="after")
    def _counts_in_one_direction(self) -> Self:
        if bool(self.after) == bool(self.before):
            raise ValueError("A due rule counts either after or before something, and this one does not.")
        return self

    @model_validator(mode="after")
    def _cites_its_law(self) -> Self:
        if self.source is Source.LAW and self.citation is None:
            raise ValueError("A due rule whose source is law needs the citation of a provision in law.toml.")
        return self

    @model_validator(mode="after")
    def _moves_on(self) -> Self:
        if self.every and self.count == 0:
            raise ValueError("A period that repeats every 0 days never ends.")
        return self


class StepShape(Shape):
    """One step: a card of a routine."""

    id: Name
    kind: StepKind
    title: TextShape
    asks: TextShape
    owner: Name
    owner_towards_stand_in: Name | None = None
    confirmed_by: Name | None = None
    answer: AnswerShape | None = None
    passes_accountability: bool = False
    opens: tuple[OpeningShape, ...] = ()
    opened_by: OpenedBy | None = None
    #: How versions before the third of `placement` wrote ``opened_by = "change_of_party"``.
    opens_by_change: bool = False
    owner_in_later_rounds: Name | None = None
    on_transfer: OnTransfer = OnTransfer.STAYS
    waits_in_pauses: bool = False
    due: tuple[DueShape, ...]
    ladder: Name
    unless: tuple[Condition, ...] = ()
    until: Anchor | None = None
    overtaken_when: tuple[Condition, ...] = ()
    finds_anchors: tuple[Anchor, ...] = ()
    finds_party: Name | None = None
    repeats: bool = False
    sets: Anchor | None = None
    records: Anchor | None = None
    informs: tuple[Name, ...] = ()
    documents: tuple[Name, ...] = ()
    clock_kind: ClockKind = ClockKind.DO
    ends_with_closing: bool = False


class StandInShape(Shape):
    """Who acts for a missing party, and while what holds."""

    party: Name
    when: Condition | None = None


class PartyShape(Shape):
    """One party."""

    title: TextShape
    kinds: tuple[OrganisationKind, ...] = Field(min_length=1)
    role: Role
    missing_when: Condition | None = None
    stand_ins: tuple[StandInShape, ...] = ()
    withdraws_offers: bool = False
    dates: tuple[Anchor, ...] = ()
    facts: tuple[Fact, ...] = ()


class StateShape(Shape):
    """One state of a case."""

    phase: Phase
    title: TextShape
    initial: bool = False
    final: bool = False
    watch: Name | None = None


class TransitionShape(Shape):
    """One move between states."""

    title: TextShape
    sources: tuple[Name, ...] = Field(alias="from", min_length=1)
    target: Name = Field(alias="to")
    by: tuple[Name, ...] = Field(min_length=1)
    records: Anchor | None = None
    guards: tuple[Guard, ...] = ()
    starts_round: bool = False


class OutcomeShape(Shape):
    """One way for a case to end."""

    title: TextShape
    sources: tuple[Name, ...] = Field(alias="from", min_length=1)
    by: tuple[Name, ...] = Field(min_length=1)
    two_names: bool = False
    waives_the_rest: bool = False
    carries: bool = False


class PauseShape(Shape):
    """Why, by whom, where and for how long at most a case may be paused."""

    sources: tuple[Name, ...] = Field(alias="from", min_length=1)
    by: tuple[Name, ...] = Field(min_length=1)
    longest: IntervalShape
    reasons: dict[Name, TextShape] = Field(min_length=1)


class DocumentShape(Shape):
    """One document that steps hand over or produce."""

    title: TextShape


class RungShape(Shape):
    """One rung of a ladder, or the reminder that it begins with."""

    tells: tuple[LadderSeat, ...] = Field(min_length=1)
    before: IntervalShape | None = None
    wait: IntervalShape | None = None
    repeats: bool = False

    @model_validator(mode="after")
    def _reminds_or_waits(self) -> Self:
        if self.before is None and self.wait is None:
            raise ValueError("A rung says how long it waits, and this one does not.")
        if self.before is not None and self.wait is not None:
            raise ValueError("A reminder (before) has no wait: what follows it is the missed deadline.")
        return self

    @model_validator(mode="after")
    def _reminds_once(self) -> Self:
        if self.before is not None and self.repeats:
            raise ValueError("A reminder (before) is told once: only the last rung repeats.")
        return self


def _reminds_first(rungs: tuple[RungShape, ...]) -> tuple[RungShape, ...]:
    if any(each.before is not None for each in rungs[1:]):
        raise ValueError("A reminder (before) stands first in its ladder, and there is only one.")
    return rungs


LadderShape = Annotated[tuple[RungShape, ...], AfterValidator(_reminds_first)]


class WorkflowFile(Shape):
    """The file workflow.toml."""

    name: Name
    version: Version
    title: TextShape
    chain: tuple[Name, ...] = Field(min_length=1)
    party: dict[Name, PartyShape]
    state: dict[Name, StateShape]
    transition: dict[Name, TransitionShape]
    outcome: dict[Name, OutcomeShape]
    pause: PauseShape | None = None
    document: dict[Name, DocumentShape] = Field(default_factory=dict)
    ladder: dict[Name, LadderShape]
    step: tuple[StepShape, ...] = ()


class RoutineFile(Shape):
    """A file routines/N.toml: the steps of one routine."""

    routine: Annotated[int, Field(ge=1, le=99)]
    #: Versions before the fourth of `placement` name none.
    title: TextShape | None = None
    step: tuple[StepShape, ...] = Field(min_length=1)


class LawClockShape(IntervalShape):
    """A time that a provision sets."""

    after: Anchor
    maximum: bool = False
    every: bool = False
    bases: tuple[LegalBasis, ...] = ()


class ProvisionShape(Shape):
    """One provision of the law table."""

    citation: TextShape
    text: TextShape
    valid_from: date
    valid_until: date | None = None
    clocks: tuple[LawClockShape, ...] = ()


class LawFile(Shape):
    """The file law.toml."""

    version: Version
    provision: dict[Name, ProvisionShape]
