"""Building the domain's records from the shapes of the definition files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sisam.catalogue.shapes import (
    DueShape,
    IntervalShape,
    LawFile,
    OpeningShape,
    OutcomeShape,
    PartyShape,
    PauseShape,
    ProvisionShape,
    RoutineFile,
    RungShape,
    StateShape,
    StepShape,
    TextShape,
    TransitionShape,
    WorkflowFile,
)
from sisam.domain.due_rule import DueRule
from sisam.domain.ids import PartyName
from sisam.domain.ladder import Ladder, Reminder, Rung
from sisam.domain.language import Language
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Direction, Interval
from sisam.domain.source import Law, LawClock, Provision, Source
from sisam.domain.step_definition import OpenedBy, Opening, StepDefinition
from sisam.domain.workflow import (
    Outcome,
    PartyDefinition,
    PauseDefinition,
    StandIn,
    State,
    Transition,
    Workflow,
)

#: The file of a workflow that is not a routine.
WORKFLOW_FILE = "workflow.toml"


def workflow_record(file: WorkflowFile, routines: Mapping[str, RoutineFile], body_hash: str) -> Workflow:
    """Return the workflow that the files define; the steps of the routines come first, in order."""
    steps = [
        *(_step(name, routine.routine, step) for name, routine in routines.items() for step in routine.step),
        *(_step(WORKFLOW_FILE, None, step) for step in file.step),
    ]
    return Workflow(
        name=file.name,
        version=file.version,
        title=_text(file.title),
        parties={PartyName(name): _party(PartyName(name), party) for name, party in file.party.items()},
        chain=_parties(file.chain),
        states={name: _state(name, state) for name, state in file.state.items()},
        transitions={name: _transition(name, each) for name, each in file.transition.items()},
        steps={step.id: step for step in steps},
        ladders={name: _ladder(name, rungs) for name, rungs in file.ladder.items()},
        outcomes={name: _outcome(name, outcome) for name, outcome in file.outcome.items()},
        pause=_pause(file.pause) if file.pause else None,
        documents={name: _text(each.title) for name, each in file.document.items()},
        routines={each.routine: _text(each.title) for each in routines.values() if each.title},
        hash=body_hash,
    )


def law_record(file: LawFile) -> Law:
    """Return the law table that the file defines."""
    return Law(file.version, {name: _provision(name, each) for name, each in file.provision.items()})


def _provision(name: str, shape: ProvisionShape) -> Provision:
    return Provision(
        id=name,
        citation=_text(shape.citation),
        text=_text(shape.text),
        valid_from=shape.valid_from,
        valid_until=shape.valid_until,
        clocks=tuple(
            LawClock(each.after, _interval(each), each.maximum, each.every, each.bases)
            for each in shape.clocks
        ),
    )


def _party(name: PartyName, shape: PartyShape) -> PartyDefinition:
    return PartyDefinition(
        id=name,
        title=_text(shape.title),
        kinds=shape.kinds,
        role=shape.role,
        origin=Origin(WORKFLOW_FILE, f"party.{name}"),
        stand_ins=tuple(StandIn(PartyName(each.party), each.when) for each in shape.stand_ins),
        missing_when=shape.missing_when,
        withdraws_offers=shape.withdraws_offers,
        dates=shape.dates,
        facts=shape.facts,
    )


def _state(name: str, shape: StateShape) -> State:
    return State(
        id=name,
        phase=shape.phase,
        title=_text(shape.title),
        origin=Origin(WORKFLOW_FILE, f"state.{name}"),
        initial=shape.initial,
        final=shape.final,
        watch=shape.watch,
    )


def _transition(name: str, shape: TransitionShape) -> Transition:
    return Transition(
        id=name,
        title=_text(shape.title),
        sources=shape.sources,
        target=shape.target,
        by=_parties(shape.by),
        origin=Origin(WORKFLOW_FILE, f"transition.{name}"),
        records=shape.records,
        guards=shape.guards,
        starts_round=shape.starts_round,
    )


def _outcome(name: str, shape: OutcomeShape) -> Outcome:
    return Outcome(
        id=name,
        title=_text(shape.title),
        sources=shape.sources,
        by=_parties(shape.by),
        origin=Origin(WORKFLOW_FILE, f"outcome.{name}"),
        two_names=shape.two_names,
        waives_the_rest=shape.waives_the_rest,
        carries=shape.carries,
    )


def _pause(shape: PauseShape) -> PauseDefinition:
    return PauseDefinition(
        reasons={name: _text(title) for name, title in shape.reasons.items()},
        sources=shape.sources,
        by=_parties(shape.by),
        longest=_interval(shape.longest),
        origin=Origin(WORKFLOW_FILE, "pause"),
    )


def _ladder(name: str, shapes: tuple[RungShape, ...]) -> Ladder:
    reminders = [Reminder(each.tells, _interval(each.before)) for each in shapes if each.before is not None]
    rungs = [Rung(each.tells, _interval(each.wait), each.repeats) for each in shapes if each.wait is not None]
    return Ladder(name, tuple(rungs), reminders[0] if reminders else None)


def _step(file: str, routine: int | None, shape: StepShape) -> StepDefinition:
    answer = shape.answer
    return StepDefinition(
        id=shape.id,
        routine=routine,
        kind=shape.kind,
        title=_text(shape.title),
        asks=_text(shape.asks),
        owner=PartyName(shape.owner),
        opens=tuple(map(_opening, shape.opens)),
        due=tuple(_due(shape.id, number, due) for number, due in enumerate(shape.due, 1)),
        ladder=shape.ladder,
        origin=Origin(file, f"step.{shape.id}"),
        owner_towards_stand_in=_party_name(shape.owner_towards_stand_in),
        confirmed_by=_party_name(shape.confirmed_by),
        passes_accountability=shape.passes_accountability,
        answer=_interval(answer) if answer else None,
        answer_source=answer.source if answer else Source.POLICY,
        unless=shape.unless,
        until=shape.until,
        overtaken_when=shape.overtaken_when,
        finds_anchors=shape.finds_anchors,
        finds_party=_party_name(shape.finds_party),
        repeats=shape.repeats,
        sets=shape.sets,
        records=shape.records,
        informs=_parties(shape.informs),
        documents=shape.documents,
        clock_kind=shape.clock_kind,
        ends_with_closing=shape.ends_with_closing,
        opened_by=OpenedBy.CHANGE_OF_PARTY if shape.opens_by_change else shape.opened_by,
        owner_in_later_rounds=_party_name(shape.owner_in_later_rounds),
        on_transfer=shape.on_transfer,
        waits_in_pauses=shape.waits_in_pauses,
    )


def _opening(shape: OpeningShape) -> Opening:
    wait = _interval(shape.wait) if shape.wait else None
    return Opening(shape.on, _parties(shape.parties), shape.when, wait)


def _due(step: str, number: int, shape: DueShape) -> DueRule:
    return DueRule(
        id=f"{step}.due.{number}",
        interval=_interval(shape),
        direction=Direction.AFTER if shape.after else Direction.BEFORE,
        anchors=shape.after or shape.before,
        source=shape.source,
        when=shape.when,
        earliest_anchor=shape.earliest_anchor,
        maximum=shape.maximum,
        or_earlier=shape.or_earlier,
        every=shape.every,
        after_recording=shape.after_recording,
        citation=shape.citation,
    )


def _interval(shape: IntervalShape) -> Interval:
    return Interval(shape.count, shape.clock)


def _text(shape: TextShape) -> dict[Language, str]:
    return {Language.SV: shape.sv, Language.EN: shape.en}


def _party_name(name: str | None) -> PartyName | None:
    return None if name is None else PartyName(name)


def _parties(names: Iterable[str]) -> tuple[PartyName, ...]:
    return tuple(map(PartyName, names))
