"""What could be done next in a case, by somebody who may: the choices that an exploration tries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sisam.domain.actor import Actor
from sisam.domain.anchor import MAY_LIE_AHEAD, RECORDED
from sisam.domain.carrying import Carried
from sisam.domain.case import Case
from sisam.domain.command import (
    Act,
    Close,
    Confirm,
    Done,
    DropSettlement,
    Fire,
    ForceHandover,
    MoveHome,
    Offer,
    OpenSettlement,
    Pause,
    Resume,
    Return,
    SetDate,
    SetParty,
    Transfer,
)
from sisam.domain.fact import Fact
from sisam.domain.ids import CaseId, OrganisationId, PartyName, PersonId, StepId
from sisam.domain.step import Step, StepStatus
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.acts.settling import settlement_of
from sisam.engine.carrying import goes_on
from sisam.engine.folding.evolving_case import MOVING_PARTIES
from sisam.engine.sides import PREVIOUS_SCHOOL, YOUTH_HOME, YOUTH_HOME_SCHOOL, organisations_of

#: How far ahead a forecast and a start of school are put.
_AHEAD = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Choice:
    """Some acts that somebody chooses to do now, with the words that stories tell of it."""

    told: str
    acts: tuple[tuple[Actor, Act], ...]


def opening_parties(workflow: Workflow, known: Iterable[PartyName]) -> Mapping[PartyName, OrganisationId]:
    """Return an organisation for each party but for those that may be missing and are not known."""
    found = frozenset(known)
    return {
        party.id: OrganisationId(party.id)
        for party in workflow.parties.values()
        if party.id in found or (party.missing_when is None and party.id != PREVIOUS_SCHOOL)
    }


def actor_of(organisation_id: OrganisationId) -> Actor:
    """Return somebody who acts for an organisation."""
    return Actor(PersonId(f"somebody at {organisation_id}"), organisation_id, "cli:proof")


def choices(workflow: Workflow, case: Case, today: date) -> Iterator[Choice]:
    """Yield what the parties could do next; whatever the engine refuses is no choice after all."""
    yield from _moves(workflow, case)
    yield from _handovers(workflow, case, today)
    yield from _rest(workflow, case)
    yield from _names(workflow, case)
    yield from _dates(workflow, case, today)
    yield from _endings(workflow, case)


def _moves(workflow: Workflow, case: Case) -> Iterator[Choice]:
    for transition in workflow.transitions.values():
        if case.state in transition.sources:
            for organisation in sorted(organisations_of(workflow, case, transition.by))[:1]:
                if not transition.starts_round:
                    yield _choice(transition.id, organisation, Fire(transition.id))


def transfers(workflow: Workflow, case: Case) -> Iterator[Choice]:
    """Yield that the pupil comes to another home, of a name of its own in each round."""
    for transition in workflow.transitions.values():
        if transition.starts_round and case.state in transition.sources:
            home, school = (
                OrganisationId(f"{each} {case.round + 1}") for each in (YOUTH_HOME, YOUTH_HOME_SCHOOL)
            )
            for organisation in sorted(organisations_of(workflow, case, transition.by))[:1]:
                yield _choice(transition.id, organisation, Transfer(home, school))


def home_moves(workflow: Workflow, case: Case) -> Iterator[Choice]:
    """Yield that the home moves to another municipality, once, or stays where it is after all."""
    party = workflow.chain[0]
    new = {each: OrganisationId(f"{each} elsewhere") for each in MOVING_PARTIES if each in workflow.parties}
    here = case.parties[party]
    if case.home_move is not None:
        yield _choice("the home stays", here, MoveHome(case.facts.get(Fact.HOME_MUNICIPALITY, "")))
    elif party in new and here != new[party] and any(step.moves_home for step in workflow.steps.values()):
        yield _choice("the home moves", here, MoveHome("elsewhere", new))


def _handovers(workflow: Workflow, case: Case, today: date) -> Iterator[Choice]:
    """Yield what can be done with each step that passes accountability: one act at a time."""
    for step in case.live_steps():
        if not step.passes_accountability or step.confirmer is None:
            continue
        name = step.definition
        if step.status is StepStatus.OPEN:
            on = today + _AHEAD if workflow.steps[name].records in MAY_LIE_AHEAD else None
            yield _choice(f"{name} offered", step.owner.organisation_id, Offer(step.id, on))
        else:
            receiver = step.confirmer.organisation_id
            told = f"{name} confirmed by {step.confirmer.party}"
            yield _choice(told, receiver, Confirm(step.id))
            yield _choice(f"{name} returned", receiver, Return(step.id))
            yield _forced(case, step, receiver)


def _forced(case: Case, step: Step, receiver: OrganisationId) -> Choice:
    """Return that two people end a handover; the engine refuses it while there is time to answer."""
    other = next(each for each in case.parties.values() if each != receiver)
    act = ForceHandover(step.id, PersonId("somebody else"), other, frozenset({receiver}))
    return _choice(f"{step.definition} forced", receiver, act)


def _rest(workflow: Workflow, case: Case) -> Iterator[Choice]:
    """Yield that every other step which can be done is done, so that only what cannot be remains."""
    acts = tuple(
        act
        for step in case.live_steps()
        if _can_be_done(workflow.steps[step.definition])
        for act in _doing(step)
    )
    if acts:
        yield Choice("all else done", acts)


def _can_be_done(definition: StepDefinition) -> bool:
    by_events = definition.is_finding or definition.is_watch or definition.ends_with_closing
    by_events = by_events or definition.asks_in_pause
    return not by_events and not definition.passes_accountability


def _doing(step: Step) -> Iterator[tuple[Actor, Act]]:
    if step.confirmer is None:
        yield actor_of(step.owner.organisation_id), Done(step.id)
        return
    if step.status is StepStatus.OPEN:
        yield actor_of(step.owner.organisation_id), Offer(step.id)
    yield actor_of(step.confirmer.organisation_id), Confirm(step.id)


def _names(workflow: Workflow, case: Case) -> Iterator[Choice]:
    """Yield that a missing party of the chain is found, or that there is none."""
    who = case.parties[workflow.chain[0]]
    for name in workflow.chain:
        if workflow.parties[name].missing_when is None or name in case.parties:
            continue
        yield _choice(f"{name} found", who, SetParty(name, OrganisationId(name)))
        if name not in case.absent:
            yield _choice(f"no {name}", who, SetParty(name, None))


def _dates(workflow: Workflow, case: Case, today: date) -> Iterator[Choice]:
    for step in case.live_steps():
        for anchor in workflow.steps[step.definition].finds_anchors:
            if anchor in RECORDED and anchor not in case.anchors:
                yield _choice(f"{anchor} given", step.owner.organisation_id, SetDate(anchor, today + _AHEAD))


def absences(workflow: Workflow, case: Case, today: date) -> Iterator[Choice]:
    """Yield that the pupil goes away, or is back."""
    rule = workflow.pause
    if rule is None or case.state not in rule.sources:
        return
    organisation = min(organisations_of(workflow, case, rule.by))
    if case.pause is None:
        yield _choice("paused", organisation, Pause(next(iter(rule.reasons)), today))
    else:
        yield _choice("resumed", organisation, Resume())


def new_placements(workflow: Workflow, case: Case) -> Iterator[Choice]:
    """Yield that a new placement follows, comes to nothing, or takes all that is left along."""
    settlement = settlement_of(workflow)
    if settlement is None:
        return
    who = case.parties[settlement.owner]
    if all(step.definition != settlement.id for step in case.live_steps()):
        yield _choice("placed anew", who, OpenSettlement())
        return
    yield _choice("the new placement came to nothing", who, DropSettlement())
    debts = tuple(_carried(step) for step in case.live_steps() if goes_on(workflow, step))
    steps = tuple(debt.step_id for debt in debts)
    for outcome in workflow.outcomes.values():
        if outcome.carries and case.state in outcome.sources:
            act = Close(outcome.id, PersonId("somebody else"), steps, debts)
            yield _choice(f"{outcome.id}, all carried", who, act)


def _carried(step: Step) -> Carried:
    """Return a debt as carried to a case that an exploration does not look at."""
    following = CaseId("following")
    return Carried(step.id, step.definition, step.first_due_on, StepId(f"{following}.{step.id}"), following)


def _endings(workflow: Workflow, case: Case) -> Iterator[Choice]:
    """Yield one outcome of each kind: kinds differ in a second name and in waiving what is open."""
    kinds: set[tuple[bool, bool]] = set()
    for outcome in workflow.outcomes.values():
        kind = (outcome.two_names, outcome.waives_the_rest)
        if case.state not in outcome.sources or kind in kinds:
            continue
        kinds.add(kind)
        for organisation in sorted(organisations_of(workflow, case, outcome.by))[:1]:
            yield _choice(outcome.id, organisation, Close(outcome.id, PersonId("somebody else")))


def _choice(told: str, organisation_id: OrganisationId, act: Act) -> Choice:
    return Choice(told, ((actor_of(organisation_id), act),))
