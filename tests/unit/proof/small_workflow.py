# ruff: noqa: ANN401 - the changes are those of `dataclasses.replace`
"""A small workflow in which nobody is forgotten, and ways to spoil it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sisam.domain.anchor import Anchor
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition, Guard
from sisam.domain.ids import PartyName
from sisam.domain.ladder import Ladder, LadderSeat, Rung
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import SEVERAL, NotificationText
from sisam.domain.organisation import OrganisationKind
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.domain.seat import Role
from sisam.domain.source import Law, Provision, Source
from sisam.domain.step_definition import ACCOUNTABLE, ClockKind, OpenedBy, Opening, StepDefinition, StepKind
from sisam.domain.workflow import Outcome, PartyDefinition, Phase, StandIn, State, Transition, Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Code

GIVER, RECEIVER = PartyName("giver"), PartyName("receiver")
KEEPER, ELDER = PartyName("keeper"), PartyName("elder")
WORKING_DAYS = Clock.WORKING_DAYS
ANSWER = Interval(3, WORKING_DAYS)
HARD_STOP = (Guard.RECEIVING_SIDE_ACCOUNTABLE, Guard.DATED_NEXT_STEP_OPEN)


def said(words: str) -> dict[Language, str]:
    return dict.fromkeys(Language, words)


def a_party(name: str, **changes: Any) -> PartyDefinition:
    party = PartyDefinition(
        id=PartyName(name),
        title=said(f"the {name}"),
        kinds=(OrganisationKind.SCHOOL,),
        role=Role.OFFICER,
        origin=Origin("workflow.toml", f"party.{name}"),
    )
    return replace(party, **changes)


def a_state(name: str, phase: Phase, **changes: Any) -> State:
    state = State(name, phase, said(name.title()), Origin("workflow.toml", f"state.{name}"), watch="watch")
    return replace(state, **changes)


def a_move(name: str, source: str, target: str, **changes: Any) -> Transition:
    move = Transition(
        id=name,
        title=said(name.title()),
        sources=(source,),
        target=target,
        by=(GIVER,),
        origin=Origin("workflow.toml", f"transition.{name}"),
    )
    return replace(move, **changes)


def an_outcome(name: str, *sources: str, **changes: Any) -> Outcome:
    origin = Origin("workflow.toml", f"outcome.{name}")
    return replace(Outcome(name, said(name.title()), sources, (GIVER,), origin), **changes)


def due(count: int, *anchors: Anchor, **changes: Any) -> DueRule:
    rule = DueRule("", Interval(count, WORKING_DAYS), Direction.AFTER, anchors, Source.POLICY)
    return replace(rule, **changes)


def a_step(name: str, *rules: DueRule, **changes: Any) -> StepDefinition:
    step = StepDefinition(
        id=name,
        routine=1,
        kind=StepKind.TASK,
        title=said(name.replace("_", " ").title()),
        asks=said(f"Do {name}."),
        owner=GIVER,
        opens=(Opening(anchors=(Anchor.OPENED,)),),
        due=tuple(replace(rule, id=f"{name}.due.{number}") for number, rule in enumerate(rules, 1)),
        ladder="plain",
        origin=Origin("routines/1.toml", f"step.{name}"),
    )
    return replace(step, **changes)


def on(*anchors: Anchor, **more: Any) -> tuple[Opening, ...]:
    return (Opening(anchors=anchors, **more),)


def a_rung(count: int, *tells: LadderSeat, clock: Clock = WORKING_DAYS, repeats: bool = False) -> Rung:
    return Rung(tells, Interval(count, clock), repeats)


def _parties() -> dict[PartyName, PartyDefinition]:
    stand_ins = (StandIn(KEEPER, Condition.COMPULSORY_AGE), StandIn(ELDER, Condition.PAST_COMPULSORY_AGE))
    receiver = a_party(
        RECEIVER, missing_when=Condition.NO_RECEIVING_SCHOOL, stand_ins=stand_ins, withdraws_offers=True
    )
    return {party.id: party for party in (a_party(GIVER), receiver, a_party(KEEPER), a_party(ELDER))}


def _asking_steps() -> tuple[StepDefinition, ...]:
    return (
        a_step(
            "watch",
            due(20, Anchor.LAST_ACT),
            kind=StepKind.WATCH,
            owner=ACCOUNTABLE,
            repeats=True,
            clock_kind=ClockKind.WATCH,
        ),
        a_step(
            "forecast",
            due(20, Anchor.ADMITTED, when=(Condition.FORECAST_UNKNOWN,)),
            due(30, Anchor.FORECAST_SET),
            kind=StepKind.FINDING,
            finds_anchors=(Anchor.FORECAST,),
            repeats=True,
            opens=on(Anchor.ADMITTED),
            until=Anchor.DISCHARGED,
        ),
        a_step(
            "who_receives",
            due(3, Anchor.DISCHARGED, when=(Condition.DISCHARGED,)),
            due(30, Anchor.FORECAST, direction=Direction.BEFORE),
            kind=StepKind.FINDING,
            finds_party=RECEIVER,
            opens=(*on(Anchor.FORECAST), *on(Anchor.DISCHARGED)),
        ),
    )


def _doing_steps() -> tuple[StepDefinition, ...]:
    return (
        a_step(
            "place",
            due(10, Anchor.FORECAST, direction=Direction.BEFORE),
            due(3, Anchor.DISCHARGED),
            kind=StepKind.HANDOVER,
            confirmed_by=RECEIVER,
            passes_accountability=True,
            answer=ANSWER,
            sets=Anchor.PLACE_CONFIRMED,
            records=Anchor.SCHOOL_STARTS,
            opens=(*on(Anchor.FORECAST, parties=(RECEIVER,)), *on(Anchor.DISCHARGED)),
        ),
        a_step(
            "report",
            due(30, Anchor.ADMITTED, when=(Condition.FIRST_OCCURRENCE,)),
            due(25, Anchor.PREVIOUS_DUE, when=(Condition.LATER_OCCURRENCE,)),
            repeats=True,
            opens=on(Anchor.ADMITTED),
            until=Anchor.DISCHARGED,
        ),
        a_step(
            "started",
            due(5, Anchor.SCHOOL_STARTS, source=Source.LAW, citation="the_act"),
            kind=StepKind.CHECK,
            owner=RECEIVER,
            confirmed_by=GIVER,
            answer=ANSWER,
            sets=Anchor.SCHOOL_STARTED,
            opens=on(Anchor.DISCHARGED, Anchor.SCHOOL_STARTS),
        ),
        a_step("closing", due(100, Anchor.DISCHARGED), opens=on(Anchor.DISCHARGED), ends_with_closing=True),
        a_step(
            "change",
            due(5, Anchor.STEP_OPENED),
            kind=StepKind.HANDOVER,
            confirmed_by=RECEIVER,
            passes_accountability=True,
            answer=ANSWER,
            opens=(),
            opened_by=OpenedBy.CHANGE_OF_PARTY,
        ),
    )


def a_workflow() -> Workflow:
    """Return a workflow of four states and eight steps, to which there is no objection."""
    states = (
        a_state("asked", Phase.BEFORE, initial=True),
        a_state("inside", Phase.DURING),
        a_state("outside", Phase.AFTER),
        a_state("followed", Phase.AFTER),
        a_state("over", Phase.AFTER, final=True, watch=None),
    )
    moves = (
        a_move("enter", "asked", "inside", records=Anchor.ADMITTED),
        a_move("leave", "inside", "outside", records=Anchor.DISCHARGED),
        a_move("follow", "outside", "followed", guards=HARD_STOP),
    )
    ladder = Ladder(
        "plain", (a_rung(2, LadderSeat.OWNER), a_rung(1, LadderSeat.OWNER_COORDINATOR, repeats=True))
    )
    outcomes = (
        an_outcome("done", "followed"),
        an_outcome("never_came", "asked"),
        an_outcome("error", "inside", "outside", two_names=True, waives_the_rest=True),
    )
    return Workflow(
        name="small",
        version="1",
        title=said("Small"),
        parties=_parties(),
        chain=(GIVER, RECEIVER),
        states={state.id: state for state in states},
        transitions={move.id: move for move in moves},
        steps={step.id: step for step in (*_asking_steps(), *_doing_steps())},
        ladders={ladder.id: ladder},
        outcomes={outcome.id: outcome for outcome in outcomes},
    )


def a_law() -> Law:
    provision = Provision("the_act", said("The Act, 1 §"), said("Children go to school."), date(2020, 1, 1))
    return Law("1", {provision.id: provision})


def some_texts() -> dict[Language, dict[str, NotificationText]]:
    one = {str(name): NotificationText("$step", "$case_number is due $due.") for name in Template}
    return {language: {**one, SEVERAL: NotificationText("$count", "$items")} for language in Language}


def with_step(workflow: Workflow, name: str, **changes: Any) -> Workflow:
    return _with(workflow, "steps", name, changes)


def with_state(workflow: Workflow, name: str, **changes: Any) -> Workflow:
    return _with(workflow, "states", name, changes)


def with_party(workflow: Workflow, name: str, **changes: Any) -> Workflow:
    return _with(workflow, "parties", name, changes)


def with_move(workflow: Workflow, name: str, **changes: Any) -> Workflow:
    return _with(workflow, "transitions", name, changes)


def with_outcome(workflow: Workflow, name: str, **changes: Any) -> Workflow:
    return _with(workflow, "outcomes", name, changes)


def with_ladder(workflow: Workflow, *rungs: Rung, name: str = "plain") -> Workflow:
    return _with(workflow, "ladders", name, {"rungs": rungs})


def without(workflow: Workflow, kind: str, name: str) -> Workflow:
    """Return the workflow without a record, and with nothing else changed."""
    records: Mapping[str, Any] = getattr(workflow, kind)
    kept = {key: record for key, record in records.items() if key != name}
    return replace(workflow, **{kind: kept})  # type: ignore[arg-type]


def _with(workflow: Workflow, kind: str, name: str, changes: Mapping[str, Any]) -> Workflow:
    records: Mapping[str, Any] = getattr(workflow, kind)
    return replace(workflow, **{kind: {**records, name: replace(records[name], **changes)}})  # type: ignore[arg-type]


def assert_refused(spoiled: Workflow, code: Code, key: str, *told: str) -> None:
    """Hold that a workflow is refused for one thing alone, with a story of those concerned."""
    objections = check(spoiled, a_law(), some_texts())
    assert {(code, key)} == {(each.code, each.origin.key) for each in objections}
    for each in objections:
        assert [] == [name for name in told if name not in each.story]
        assert each.sentence.endswith(".")
        assert each.remedy.endswith((".", "}.", '".'))
