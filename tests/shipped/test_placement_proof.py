"""The shipped workflow is accepted, and refused as soon as one thing in it is spoiled."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sisam.catalogue.definitions import read_law, read_workflow
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition, Guard
from sisam.domain.ids import PartyName
from sisam.domain.ladder import LadderSeat
from sisam.domain.language import Language
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.source import Law, Source
from sisam.domain.step_definition import Opening, StepDefinition, StepKind
from sisam.domain.workflow import StandIn, Workflow
from sisam.proof.checking import check
from sisam.proof.objection import Code, Objection
from sisam.proof.texts import Texts
from tests.unit.proof.small_workflow import (
    with_ladder,
    with_move,
    with_outcome,
    with_party,
    with_state,
    with_step,
    without,
)

FOLDER: Path = shipped("workflows")
PLACEMENT: Workflow = read_workflow(FOLDER / "placement")[0]
LAW: Law = read_law(FOLDER / "law.toml")[0]
TEXTS: Texts = read_notifications(shipped("notifications"))
Spoil = Callable[[Workflow], Workflow]


def objections(workflow: Workflow, law: Law = LAW) -> tuple[Objection, ...]:
    return check(workflow, law, TEXTS)


def step(workflow: Workflow, name: str) -> StepDefinition:
    return workflow.steps[name]


def less(workflow: Workflow, name: str, rule: int) -> Workflow:
    """Return the workflow without one due rule of a step."""
    rules = step(workflow, name).due
    return with_step(workflow, name, due=tuple(each for at, each in enumerate(rules, 1) if at != rule))


def rungs(workflow: Workflow, **last: object) -> Workflow:
    """Return the workflow with the last rung of its standard ladder changed."""
    *lower, highest = workflow.ladders["standard"].rungs
    return with_ladder(workflow, *lower, replace(highest, **last), name="standard")  # type: ignore[arg-type]


def reminder(workflow: Workflow, **changes: object) -> Workflow:
    """Return the workflow with the reminder of its standard ladder changed."""
    ladder = workflow.ladders["standard"]
    assert ladder.reminder is not None
    changed = replace(ladder, reminder=replace(ladder.reminder, **changes))  # type: ignore[arg-type]
    return replace(workflow, ladders={**workflow.ladders, "standard": changed})


def test_the_shipped_workflow_is_accepted() -> None:
    assert () == objections(PLACEMENT)


SPOILED: list[tuple[Spoil, Code, str, str]] = [
    *(
        (lambda w, s=state: with_state(w, s, watch=None), Code.NO_WATCH, f"state.{state}", f"({state})")
        for state in ("investigation", "custody", "applied", "admitted", "discharged", "follow_up")
    ),
    *(
        (
            lambda w, s=name: with_step(w, s, answer=None),
            Code.NO_ANSWER_CLOCK,
            f"step.{name}",
            f"({name})",
        )
        for name, definition in PLACEMENT.steps.items()
        if definition.hands_over
    ),
    *(
        (
            lambda w, s=name: with_step(w, s, confirmed_by=None),
            Code.NO_CONFIRMER,
            f"step.{name}",
            f"({name})",
        )
        for name, definition in PLACEMENT.steps.items()
        if definition.kind is StepKind.HANDOVER
    ),
    *(
        (lambda w, s=name: with_step(w, s, due=()), Code.NO_DUE_RULE, f"step.{name}", f"({name})")
        for name in PLACEMENT.steps
    ),
    *(
        (
            lambda w, s=name: with_step(w, s, ladder="none"),
            Code.UNKNOWN_LADDER,
            f"step.{name}",
            f"({name})",
        )
        for name in PLACEMENT.steps
    ),
    *(
        (
            lambda w, s=name: with_step(w, s, owner=PartyName("nobody")),
            Code.UNKNOWN_PARTY,
            f"step.{name}",
            f"({name})",
        )
        for name in PLACEMENT.steps
    ),
    *(
        (
            lambda w, s=name: with_step(w, s, title={Language.EN: "Words"}),
            Code.MISSING_LANGUAGE,
            f"step.{name}.title.sv",
            name,
        )
        for name in PLACEMENT.steps
    ),
    (lambda w: without(w, "steps", "watch"), Code.UNKNOWN_STEP, "state.discharged", "(discharged)"),
    (lambda w: with_step(w, "watch", repeats=False), Code.WATCH_ONCE_ONLY, "step.watch", "(watch)"),
    (
        lambda w: with_step(w, "watch", owner=PartyName("social_services")),
        Code.WATCH_OF_SOMEBODY_ELSE,
        "step.watch",
        "social services (social_services)",
    ),
    (lambda w: with_step(w, "watch", until=Anchor.DISCHARGED), Code.WATCH_MAY_SLEEP, "step.watch", "(watch)"),
    (lambda w: with_step(w, "watch", kind=StepKind.TASK), Code.NOT_A_WATCH, "state.admitted", "(admitted)"),
    (lambda w: rungs(w, repeats=False), Code.LADDER_ENDS, "ladder.standard.5", "'standard'"),
    (
        lambda w: rungs(w, tells=(LadderSeat.OWNER_MANAGER,)),
        Code.LAST_RUNG_MAY_BE_EMPTY,
        "ladder.standard.5",
        "owner manager",
    ),
    (lambda w: with_ladder(w, name="urgent"), Code.NO_RUNGS, "ladder.urgent", "'urgent'"),
    (
        lambda w: reminder(w, tells=(LadderSeat.OWNER_MANAGER,)),
        Code.REMINDS_SOMEBODY_ELSE,
        "ladder.standard.1",
        "tells owner manager",
    ),
    (
        lambda w: reminder(w, before=Interval(0, Clock.WORKING_DAYS)),
        Code.REMINDS_TOO_LATE,
        "ladder.standard.1",
        "last day",
    ),
    (
        lambda w: reminder(w, before=Interval(2, Clock.WEEKS)),
        Code.REMINDS_TOO_EARLY,
        "ladder.standard.1",
        "2 weeks",
    ),
    (
        lambda w: with_party(w, "receiving_school", stand_ins=()),
        Code.NO_STAND_IN,
        "party.receiving_school",
        "(receiving_school)",
    ),
    (
        lambda w: with_party(
            w,
            "receiving_school",
            stand_ins=(StandIn(PartyName("education_administration"), Condition.COMPULSORY_AGE),),
        ),
        Code.STAND_INS_LEAVE_A_GAP,
        "party.receiving_school",
        "past compulsory school age",
    ),
    (
        lambda w: with_party(w, "home_school", stand_ins=()),
        Code.NO_STAND_IN,
        "party.home_school",
        "(home_school)",
    ),
    (
        lambda w: with_party(w, "home_school", missing_when=None),
        Code.STAND_IN_NEVER_ACTS,
        "party.home_school",
        "(education_administration)",
    ),
    (
        lambda w: with_step(w, "educational_handover", passes_accountability=False),
        Code.NOBODY_PASSES_ON,
        "chain",
        "(youth_home_school)",
    ),
    (
        lambda w: with_step(w, "school_place", passes_accountability=False),
        Code.NOBODY_PASSES_ON,
        "chain",
        "(receiving_school)",
    ),
    (
        lambda w: with_step(w, "mapping", passes_accountability=True),
        Code.NO_CONFIRMER,
        "step.mapping",
        "(mapping)",
    ),
    (
        lambda w: replace(w, chain=(*w.chain, PartyName("placement_unit"))),
        Code.NOBODY_PASSES_ON,
        "chain",
        "(placement_unit)",
    ),
    (
        lambda w: with_step(w, "school_place", owner_towards_stand_in=None),
        Code.CONFIRMS_ITSELF,
        "step.school_place",
        "(education_administration)",
    ),
    (
        lambda w: without(w, "steps", "receiving_school"),
        Code.NOBODY_FINDS_PARTY,
        "step.school_place",
        "(receiving_school)",
    ),
    (lambda w: without(w, "steps", "home_school"), Code.NOBODY_FINDS_PARTY, "step.contact", "(home_school)"),
    (lambda w: without(w, "steps", "forecast"), Code.NOBODY_FINDS_DATE, "step.school_place", "forecast"),
    (lambda w: without(w, "steps", "number_unknown"), Code.NOBODY_FINDS_DATE, "step.end_of_care", "turns 18"),
    (
        lambda w: with_step(w, "school_place", records=None),
        Code.NOBODY_FINDS_DATE,
        "step.school_started",
        "school starts",
    ),
    (
        lambda w: with_step(w, "contact", sets=None),
        Code.NEVER_RECORDED,
        "step.school_information",
        "contact confirmed",
    ),
    (
        lambda w: with_step(w, "educational_handover", sets=None),
        Code.NEVER_RECORDED,
        "step.school_agreement",
        "handover confirmed",
    ),
    (
        lambda w: less(less(w, "school_place", 3), "school_place", 2),
        Code.NO_DUE_DATE,
        "step.school_place",
        "discharged is known",
    ),
    (lambda w: less(w, "transition_document", 3), Code.NO_DUE_DATE, "step.transition_document", "discharged"),
    (lambda w: less(w, "receiving_school", 1), Code.NO_DUE_DATE, "step.receiving_school", "discharged"),
    (lambda w: less(w, "forecast", 1), Code.NO_DUE_DATE, "step.forecast", "the planned discharge is unknown"),
    (
        lambda w: less(w, "school_information", 2),
        Code.NO_DUE_DATE,
        "step.school_information",
        "contact_confirmed",
    ),
    (
        lambda w: with_step(w, "feedback", due=step(w, "feedback").due[:1]),
        Code.NO_NEXT_DATE,
        "step.feedback",
        "come back",
    ),
    (
        lambda w: with_step(w, "feedback", due=tuple(replace(r, when=()) for r in step(w, "feedback").due)),
        Code.REPEATS_ON_THE_SPOT,
        "step.feedback",
        "(feedback)",
    ),
    (lambda w: with_step(w, "mapping", opens=()), Code.NEVER_OPENS, "step.mapping", "(mapping)"),
    (
        lambda w: with_step(w, "mapping", opens=(Opening((Anchor.DISCHARGED,)),)),
        Code.NEVER_OPENS,
        "step.mapping",
        "(mapping)",
    ),
    (
        lambda w: with_step(
            w, "review_of_care", due=(replace(step(w, "review_of_care").due[0], citation="lvu_99"),)
        ),
        Code.UNKNOWN_CITATION,
        "step.review_of_care",
        "'lvu_99'",
    ),
    (
        lambda w: with_step(w, "mapping", due=(replace(step(w, "mapping").due[0], source=Source.LAW),)),
        Code.LAW_WITHOUT_CITATION,
        "step.mapping",
        "(mapping)",
    ),
    (
        lambda w: without(w, "transitions", "follow_up"),
        Code.UNREACHABLE_STATE,
        "state.follow_up",
        "(follow_up)",
    ),
    (
        lambda w: with_move(w, "follow_up", guards=(Guard.DATED_NEXT_STEP_OPEN,)),
        Code.MISSING_HARD_STOP,
        "transition.follow_up",
        "receiving side accountable",
    ),
    (
        lambda w: with_move(w, "follow_up", guards=(Guard.RECEIVING_SIDE_ACCOUNTABLE,)),
        Code.MISSING_HARD_STOP,
        "transition.follow_up",
        "dated next step open",
    ),
    (lambda w: with_move(w, "admit", guards=()), Code.HOME_NOT_NAMED, "transition.admit", "(admit)"),
    (lambda w: with_move(w, "discharge", by=()), Code.NOBODY_MAY, "transition.discharge", "(discharge)"),
    (
        lambda w: with_move(w, "follow_up", target="closed"),
        Code.ENDS_WITHOUT_OUTCOME,
        "transition.follow_up",
        "(follow_up)",
    ),
    (
        lambda w: with_outcome(w, "continued_schooling", sources=("discharged", "follow_up")),
        Code.ONE_NAME_ENOUGH,
        "outcome.continued_schooling",
        "(discharged)",
    ),
    (
        lambda w: with_outcome(w, "out_of_reach", two_names=False),
        Code.ONE_NAME_ENOUGH,
        "outcome.out_of_reach",
        "(admitted)",
    ),
    (
        lambda w: replace(
            w,
            outcomes={
                name: replace(
                    each, sources=tuple(s for s in each.sources if s != "follow_up") or ("applied",)
                )
                for name, each in w.outcomes.items()
            },
        ),
        Code.DEAD_END,
        "state.follow_up",
        "(follow_up)",
    ),
    (lambda w: with_state(w, "investigation", initial=False), Code.NO_INITIAL_STATE, "state", "placement"),
    (
        lambda w: with_state(w, "custody", initial=True),
        Code.SEVERAL_INITIAL_STATES,
        "state.custody",
        "(custody)",
    ),
    (
        lambda w: with_state(w, "follow_up", final=True),
        Code.SEVERAL_FINAL_STATES,
        "state.closed",
        "(closed)",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "code", "key", "told"), SPOILED, ids=[f"{each[1]}-{each[2]}" for each in SPOILED]
)
def test_the_shipped_workflow_spoiled_in_one_way_is_refused(
    spoil: Spoil, code: Code, key: str, told: str
) -> None:
    found = [each for each in objections(spoil(PLACEMENT)) if (each.code, each.origin.key) == (code, key)]
    assert [] != found
    assert any(told in each.story for each in found)


@pytest.mark.parametrize(
    "name", sorted({rule.citation for each in PLACEMENT.steps.values() for rule in each.due if rule.citation})
)
def test_the_shipped_workflow_without_a_provision_that_it_cites_is_refused(name: str) -> None:
    law = replace(LAW, provisions={key: each for key, each in LAW.provisions.items() if key != name})
    assert {Code.UNKNOWN_CITATION} == {each.code for each in objections(PLACEMENT, law)}
