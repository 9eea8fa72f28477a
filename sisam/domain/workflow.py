"""A workflow: the versioned definition of parties, states, transitions, steps, ladders and outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition, Fact, Guard
from sisam.domain.ids import PartyName
from sisam.domain.ladder import Ladder
from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Interval
from sisam.domain.seat import Role
from sisam.domain.step_definition import StepDefinition


class Phase(StrEnum):
    """The three phases of a placement."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who acts for a party that is missing, and while which condition holds (None: whatever holds)."""

    party: PartyName
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class PartyDefinition:
    """A party of the workflow: the kinds of organisation it may be and the seat that acts for it."""

    id: PartyName
    title: Mapping[Language, str]
    kinds: tuple[OrganisationKind, ...]
    role: Role
    origin: Origin
    #: Who acts while `missing_when` holds; the first whose condition holds.
    stand_ins: tuple[StandIn, ...] = ()
    missing_when: Condition | None = None
    #: The dates that it may record and change.
    dates: tuple[Anchor, ...] = ()
    #: The facts that it may change.
    facts: tuple[Fact, ...] = ()
    #: An offer made to a stand-in is withdrawn when the party itself is found; else it passes on.
    withdraws_offers: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A state of a case."""

    id: str
    phase: Phase
    title: Mapping[Language, str]
    origin: Origin
    initial: bool = False
    final: bool = False
    #: The watch step that asks whoever is silent here; None only where final.
    watch: str | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """A move from some states to another, that parties may trigger."""

    id: str
    title: Mapping[Language, str]
    sources: tuple[str, ...]
    target: str
    by: tuple[PartyName, ...]
    origin: Origin
    #: The anchor that the day of the move is recorded as.
    records: Anchor | None = None
    guards: tuple[Guard, ...] = ()
    #: The pupil comes to another home: a new round begins in the same state.
    starts_round: bool = False


@dataclass(frozen=True, slots=True)
class PauseDefinition:
    """Why, by whom, where and for how long at most a case may be paused."""

    reasons: Mapping[str, Mapping[Language, str]]
    sources: tuple[str, ...]
    by: tuple[PartyName, ...]
    longest: Interval
    origin: Origin


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way for a case to end."""

    id: str
    title: Mapping[Language, str]
    sources: tuple[str, ...]
    by: tuple[PartyName, ...]
    origin: Origin
    #: Needs a second person, because it closes from any state.
    two_names: bool = False
    #: What is still open is waived with the outcome as its reason.
    waives_the_rest: bool = False
    #: Debts may be carried to the case that follows on this one, and there must be one.
    carries: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """A whole definition; frozen, hashed, and never changed while a case follows it."""

    name: str
    version: str
    title: Mapping[Language, str]
    parties: Mapping[PartyName, PartyDefinition]
    #: The places that accountability moves through, in order.
    chain: tuple[PartyName, ...]
    states: Mapping[str, State]
    transitions: Mapping[str, Transition]
    steps: Mapping[str, StepDefinition]
    ladders: Mapping[str, Ladder]
    outcomes: Mapping[str, Outcome]
    #: None: its cases cannot be paused.
    pause: PauseDefinition | None = None
    #: What the documents of its steps are called; versions before the fourth name none.
    documents: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    #: What its routines are called, by number; versions before the fourth name none.
    routines: Mapping[int, Mapping[Language, str]] = field(default_factory=dict)
    #: Of the file as it was read; names the version for good.
    hash: str = ""

    @property
    def initial(self) -> State:
        """Return the state that a case opens in."""
        return next(state for state in self.states.values() if state.initial)

    @property
    def final(self) -> State:
        """Return the state that a closed case stands in."""
        return next(state for state in self.states.values() if state.final)

    @property
    def only_stand_ins(self) -> frozenset[PartyName]:
        """Return the parties that stand in for others and have no step of their own."""
        standing_in = {each.party for party in self.parties.values() for each in party.stand_ins}
        of_their_own = {
            party
            for step in self.steps.values()
            for party in (step.owner, step.owner_towards_stand_in, step.confirmed_by)
        }
        return frozenset(standing_in - of_their_own - set(self.chain))

    def place(self, party: PartyName) -> int | None:
        """Return a party's place in the chain; a stand-in holds the place of the party it stands in for."""
        if party in self.chain:
            return self.chain.index(party)
        for index, name in enumerate(self.chain):
            definition = self.parties.get(name)
            if definition and any(stand_in.party == party for stand_in in definition.stand_ins):
                return index
        return None
