"""Ending steps: what a confirmation passes, what it sets, whom it tells."""

from typing import Any

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import Tick
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, Side, Step, StepStatus
from sisam.engine.draft import Draft
from sisam.engine.steps.ending_steps import cancel_step, confirm_step, receiver, set_by_step, waive_step
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
    a_case,
    a_deadline,
    a_step,
    an_accountability,
    shipped_rules,
)
from tests.story import a_command_of

HOME_SCHOOLS = Side(PartyName("youth_home_school"), YOUTH_HOME_SCHOOL)
RECEIVING = Side(PartyName("receiving_school"), NEW_SCHOOL)


def a_draft(step: Step, **fields: Any) -> Draft:  # noqa: ANN401
    """A case with one step and its pending clock."""
    deadline = a_deadline()
    case = a_case(
        parties=PARTIES, steps={step.id: step}, deadlines={deadline.id: deadline}, length=9, **fields
    )
    return Draft(shipped_rules(), a_command_of(Tick(), None), NOW, case)


def a_handover(**fields: Any) -> Step:  # noqa: ANN401
    return a_step(
        **{
            "definition": "educational_handover",
            "confirmer": HOME_SCHOOLS,
            "passes_accountability": True,
            "status": StepStatus.OFFERED,
            **fields,
        }
    )


def test_a_confirmed_handover_makes_its_confirmer_accountable_from_that_event_on() -> None:
    draft = a_draft(a_handover())

    confirm_step(draft, a_handover())

    first, second = draft.case.accountabilities
    assert (10, 10) == (first.until_position, second.since_position)
    assert ("youth_home_school", YOUTH_HOME_SCHOOL, 1, 1) == (
        second.party,
        second.organisation_id,
        second.round,
        second.place,
    )


def test_the_event_of_a_confirmation_says_what_it_passes() -> None:
    draft = a_draft(a_handover())

    confirm_step(draft, a_handover(), "Seen and read.")

    assert {
        "step": "case-1.s1",
        "on": "2026-11-02",
        "passes_to_party": "youth_home_school",
        "passes_to": YOUTH_HOME_SCHOOL,
        "passes_round": 1,
        "passes_place": 1,
    } == draft.events[0].data
    assert "Seen and read." == draft.events[0].words


@pytest.mark.parametrize(
    ("round", "place", "step_round", "moves"),
    [
        (1, 0, 1, True),
        # Confirmed late: accountability is there already, or beyond.
        (1, 1, 1, False),
        (1, 2, 1, False),
        # A new round starts the chain anew; a step of the old one moves nothing.
        (1, 2, 2, True),
        (2, 0, 1, False),
    ],
)
def test_accountability_moves_only_forward_by_round_and_place(
    round: int,  # noqa: A002
    place: int,
    step_round: int,
    moves: bool,
) -> None:
    step = a_handover(round=step_round)
    draft = a_draft(step, accountabilities=(an_accountability(round=round, place=place),))

    assert ((HOME_SCHOOLS, 1) if moves else None) == receiver(draft.workflow, draft.case, step)


def test_a_late_confirmation_settles_the_debt_and_moves_nothing() -> None:
    there = (an_accountability(place=2, party=RECEIVING.party, organisation_id=NEW_SCHOOL),)
    draft = a_draft(a_handover(), accountabilities=there)

    confirm_step(draft, a_handover())

    assert there == draft.case.accountabilities
    assert StepStatus.CONFIRMED is draft.case.steps[a_handover().id].status


def test_a_change_of_party_passes_at_the_same_place() -> None:
    new = Side(PartyName("social_services"), HOME_SCHOOL)
    old = Side(PartyName("social_services"), SOCIAL_SERVICES)
    step = a_handover(definition="change_of_party", owner=old, confirmer=new)

    draft = a_draft(step)

    assert (new, 0) == receiver(draft.workflow, draft.case, step)


def test_a_change_that_lay_open_while_accountability_moved_on_passes_nothing() -> None:
    new = Side(PartyName("social_services"), HOME_SCHOOL)
    step = a_handover(definition="change_of_party", owner=HOME_SCHOOLS, confirmer=new)
    draft = a_draft(step)

    assert receiver(draft.workflow, draft.case, step) is None


@pytest.mark.parametrize("fields", [{"passes_accountability": False}, {"confirmer": None}])
def test_what_passes_nothing_or_goes_to_nobody_has_no_receiver(fields: dict[str, Any]) -> None:
    step = a_handover(**fields)
    draft = a_draft(step)

    assert receiver(draft.workflow, draft.case, step) is None


def test_in_a_case_that_nobody_is_accountable_for_nothing_passes() -> None:
    step = a_handover()
    draft = a_draft(step, accountabilities=(an_accountability(until_position=5),))

    assert receiver(draft.workflow, draft.case, step) is None


def test_a_confirmation_sets_its_anchor_and_ends_the_clock() -> None:
    draft = a_draft(a_handover())

    confirm_step(draft, a_handover())

    assert [EventType.STEP_CONFIRMED, EventType.DEADLINE_MET, EventType.ANCHOR_SET] == [
        event.type for event in draft.events
    ]
    assert TODAY == draft.case.anchors[Anchor.HANDOVER_CONFIRMED]


def test_an_agreement_is_told_to_social_services_too() -> None:
    step = a_handover(definition="school_agreement", passes_accountability=False)
    draft = a_draft(step)

    confirm_step(draft, step)

    assert [
        (Seat(HOME_SCHOOL, Role.HEAD_TEACHER), Template.STEP_CONFIRMED),
        (Seat(SOCIAL_SERVICES, Role.OFFICER), Template.STEP_CONFIRMED),
    ] == [(message.to, message.template) for message in draft.messages]


def test_an_anchor_that_is_set_again_remembers_what_it_was() -> None:
    draft = a_draft(a_handover(), anchors={Anchor.HANDOVER_CONFIRMED: TODAY.replace(day=1)})

    set_by_step(draft, Anchor.HANDOVER_CONFIRMED)

    assert {"anchor": "handover_confirmed", "on": "2026-11-02", "was": "2026-11-01"} == draft.events[0].data


def test_a_waived_step_says_why_and_its_clock_does_not_count() -> None:
    draft = a_draft(a_handover())

    waive_step(draft, a_handover(), "waived", "Agreed.")

    assert [EventType.STEP_WAIVED, EventType.DEADLINE_CANCELLED] == [event.type for event in draft.events]
    assert ("waived", Cleared.STEP_ENDED) == (draft.events[0].data["reason"], draft.events[1].data["reason"])


@pytest.mark.parametrize("cause", Cause)
def test_a_cancelled_step_says_why_and_where_it_stood(cause: Cause) -> None:
    draft = a_draft(a_handover())

    cancel_step(draft, a_handover(), cause)

    cancelled = draft.case.steps[a_handover().id]
    assert (StepStatus.CANCELLED, cause, TODAY) == (cancelled.status, cancelled.cause, cancelled.ended_on)
    assert StepStatus.OFFERED == draft.events[0].data["was"]


def test_a_start_that_somebody_dated_is_not_moved_to_the_day_of_the_confirmation() -> None:
    started = TODAY.replace(day=1)
    step = a_handover(definition="school_started", passes_accountability=False)
    draft = a_draft(step, anchors={Anchor.SCHOOL_STARTED: started})

    confirm_step(draft, step)

    assert started == draft.case.anchors[Anchor.SCHOOL_STARTED]
