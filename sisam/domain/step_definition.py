"""The definition of a step: one card of a routine, as the workflow file says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.anchor import RECORDED, Anchor
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition
from sisam.domain.ids import PartyName
from sisam.domain.language import Language
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Interval
from sisam.domain.source import Source


class StepKind(StrEnum):
    """What a step is; *finding* asks for an unknown date or party, *watch* asks who is silent."""

    HANDOVER = "handover"
    TASK = "task"
    MEETING = "meeting"
    CHECK = "check"
    FINDING = "finding"
    WATCH = "watch"


class ClockKind(StrEnum):
    """What kind of deadline a step's own clock is, as the views show it."""

    DO = "do"
    WATCH = "watch"
    REVIEW = "review"
    LAW = "law"
    PAUSE = "pause"


class OpenedBy(StrEnum):
    """What opens a step that no anchor opens; a closed list, each an act of the engine."""

    CHANGE_OF_PARTY = "change_of_party"
    CHANGE_OF_HOME = "change_of_home"
    NEW_PLACEMENT = "new_placement"
    PAUSE = "pause"


class OnTransfer(StrEnum):
    """What becomes of a step when the pupil comes to another home; a closed list."""

    #: It goes on as it is, and does not open anew.
    STAYS = "stays"
    #: It stays a debt, and opens anew in the new round too.
    ANEW = "anew"
    #: It is cancelled, and opens anew in the new round.
    REPLACED = "replaced"
    #: It goes on in the new round; one that has passed accountability opens anew.
    MOVES = "moves"


#: The owner of a watch step: whoever is accountable at the moment.
ACCOUNTABLE = PartyName("accountable")


@dataclass(frozen=True, slots=True)
class Opening:
    """One way in which a step opens: when all of it is known and holds, after a wait."""

    anchors: tuple[Anchor, ...] = ()
    parties: tuple[PartyName, ...] = ()
    when: tuple[Condition, ...] = ()
    #: How long after the last anchor it opens; None means at once.
    wait: Interval | None = None


@dataclass(frozen=True, slots=True)
class StepDefinition:
    """One step as the workflow file defines it."""

    id: str
    #: 1–7, or None for what stands beside the routines.
    routine: int | None
    kind: StepKind
    title: Mapping[Language, str]
    #: What is asked of the owner, in one sentence.
    asks: Mapping[Language, str]
    owner: PartyName
    opens: tuple[Opening, ...]
    due: tuple[DueRule, ...]
    ladder: str
    origin: Origin
    #: Who owns it instead where a stand-in is the confirmer.
    owner_towards_stand_in: PartyName | None = None
    confirmed_by: PartyName | None = None
    #: Confirming it moves accountability to the confirmer.
    passes_accountability: bool = False
    #: How long the confirmer has, from the day of the offer.
    answer: Interval | None = None
    answer_source: Source = Source.POLICY
    #: It is not needed while one of these holds.
    unless: tuple[Condition, ...] = ()
    #: It is overtaken when this anchor becomes known …
    until: Anchor | None = None
    #: … or when one of these holds.
    overtaken_when: tuple[Condition, ...] = ()
    #: What a finding step asks for: anchors or parties.
    finds_anchors: tuple[Anchor, ...] = ()
    finds_party: PartyName | None = None
    repeats: bool = False
    #: The anchor that its end sets, to the day when it happened; one that was dated stays.
    sets: Anchor | None = None
    #: The anchor that whoever offers or confirms it must name a date for.
    records: Anchor | None = None
    #: Who else is told when it is confirmed.
    informs: tuple[PartyName, ...] = ()
    documents: tuple[str, ...] = ()
    clock_kind: ClockKind = ClockKind.DO
    #: It ends when the case is closed, and only then.
    ends_with_closing: bool = False
    #: The act that alone opens it; None: its openings do.
    opened_by: OpenedBy | None = None
    #: Who owns it instead in a round that a transfer has started.
    owner_in_later_rounds: PartyName | None = None
    on_transfer: OnTransfer = OnTransfer.STAYS
    #: Its clock waits while the pupil is away.
    waits_in_pauses: bool = False

    @property
    def opens_by_change(self) -> bool:
        """Tell whether it hands the case over within one place of the chain."""
        return self.opened_by is OpenedBy.CHANGE_OF_PARTY

    @property
    def moves_home(self) -> bool:
        """Tell whether it hands the case over to another home municipality."""
        return self.opened_by is OpenedBy.CHANGE_OF_HOME

    @property
    def keeps_place(self) -> bool:
        """Tell whether what it passes stays at the same place of the chain."""
        return self.opens_by_change or self.moves_home

    @property
    def asks_in_pause(self) -> bool:
        """Tell whether it is a pause's own clock, which asks whether the pupil is still away."""
        return self.opened_by is OpenedBy.PAUSE

    def round_at(self, round_: int) -> int:
        """Return the round that it belongs to when it opens in a round: what stays is of the first."""
        return 1 if self.on_transfer is OnTransfer.STAYS else round_

    @property
    def dates(self) -> Anchor | None:
        """Return the anchor that whoever offers or confirms it may name a date for."""
        return self.records or (self.sets if self.sets in RECORDED else None)

    @property
    def hands_over(self) -> bool:
        """Tell whether somebody must confirm it."""
        return self.confirmed_by is not None

    @property
    def due_anchors(self) -> frozenset[Anchor]:
        """Return every anchor that its due rules count from."""
        return frozenset(anchor for rule in self.due for anchor in rule.anchors)

    @property
    def opens_in_time(self) -> bool:
        """Tell whether the passing of time alone may open it."""
        return any(opening.wait is not None for opening in self.opens)

    @property
    def is_watch(self) -> bool:
        """Tell whether it is the step that asks who has gone silent."""
        return self.kind is StepKind.WATCH

    @property
    def is_finding(self) -> bool:
        """Tell whether it ends by something becoming known, not by an act upon it."""
        return self.kind is StepKind.FINDING
