"""When a step's time has come: anchors, parties, waits, conditions; and when it never opens (again)."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Done, Fire, SetDate, SetParty
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import PartyName
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, StepStatus
from sisam.engine.draft import Draft
from sisam.engine.steps.opening_steps import is_needed, is_over, open_step
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
    a_case,
    a_step,
    shipped_rules,
)
from tests.story import a_command_of, admitted, discharged, forecast, opened

RULES = shipped_rules()
STEPS = RULES.workflow.steps
RECEIVING = PartyName("receiving_school")


def test_a_step_opens_when_its_anchor_becomes_known() -> None:
    story = opened()
    before = story.live()

    story.does(Fire("admit"))

    assert {
        "mapping",
        "introduction_meeting",
        "educational_handover",
        "feedback",
        "school_information",
        "care_executed",
        "forecast",
    } == story.live() - before


def test_an_opened_step_names_its_sides_its_days_and_has_one_clock() -> None:
    story = opened()

    story.does(Fire("admit"), on=date(2026, 10, 30))

    step = story.step("introduction_meeting")
    assert (HOME_SCHOOL, YOUTH_HOME_SCHOOL) == (
        step.owner.organisation_id,
        step.confirmer and step.confirmer.organisation_id,
    )
    # It counts from the admission; it was opened when that was recorded.
    assert (date(2026, 10, 30), TODAY) == (step.base_on, step.opened_on)
    assert (1, 1, 4, False) == (step.occurrence, step.round, step.routine, step.passes_accountability)
    assert [("do", "pending")] == story.clocks("introduction_meeting")


def test_the_owner_is_told_that_a_step_has_opened() -> None:
    story = opened()

    story.does(Fire("admit"))

    assert Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD) in story.told(Template.STEP_OPENED)
    assert Seat(SOCIAL_SERVICES, Role.OFFICER) not in story.told(Template.STEP_OPENED)


def test_nobody_is_told_of_the_watch() -> None:
    story = opened()

    assert "watch" in story.live()
    assert [] == story.told(Template.STEP_OPENED)


@pytest.mark.parametrize(("handed_over", "day"), [(True, TODAY), (False, date(2026, 11, 17))])
def test_the_agreement_opens_with_the_handover_or_ten_working_days_after_admission(
    handed_over: bool, day: date
) -> None:
    story = admitted()

    if handed_over:
        story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)
    else:
        story.sweeps(date(2026, 11, 16))
        assert "school_agreement" not in story.live()
        story.sweeps(day)

    assert day == story.step("school_agreement").opened_on
    assert date(2026, 11, 23) == story.due("school_agreement")


def test_a_wait_is_over_at_the_midnight_that_ends_its_last_day_and_not_before() -> None:
    story = admitted()
    midnight = datetime(2026, 11, 16, 23, tzinfo=UTC)

    story.now = midnight - timedelta(microseconds=1)
    story.sweeps()
    before = "school_agreement" in story.live()
    story.now = midnight
    story.sweeps()

    assert (False, True) == (before, "school_agreement" in story.live())
    assert story.case.next_at is not None
    assert story.case.next_at > midnight


def test_a_step_that_waited_opens_by_the_passing_of_time_and_nobodys_act() -> None:
    story = admitted()

    story.sweeps(date(2026, 11, 17))

    opened_events = [event for event in story.last.events if event.type is EventType.STEP_OPENED]
    assert ["daemon"] == [event.actor.via for event in opened_events]


def test_routine_six_opens_when_the_receiving_school_and_the_forecast_are_known() -> None:
    story = admitted()
    story.does(SetParty(RECEIVING, NEW_SCHOOL))
    assert "school_place" not in story.live()

    story.does(SetDate(Anchor.FORECAST, date(2027, 2, 1)))

    assert {"school_place", "transition_document", "transition_meeting"} <= story.live()


def test_routine_six_opens_with_the_stand_in_at_discharge() -> None:
    story = discharged(None)

    assert {"school_place", "transition_document", "leaving_certificate", "receiving_school"} <= story.live()
    assert "transition_meeting" not in story.live()
    confirmer = story.step("school_place").confirmer
    assert EDUCATION_ADMINISTRATION == (confirmer and confirmer.organisation_id)


def test_a_step_without_a_confirmer_yet_does_not_open() -> None:
    parties = {party: each for party, each in PARTIES.items() if party != "education_administration"}
    del parties[PartyName("home_school")]

    story = opened(parties=parties)

    assert "contact" not in story.live()
    assert "home_school" in story.live()


@pytest.mark.parametrize("definition", ["mapping", "contact"])
def test_what_has_been_done_is_not_asked_for_again(definition: str) -> None:
    story = admitted()
    if definition == "contact":
        story.hands_over("contact", SOCIAL_SERVICES, HOME_SCHOOL)
    else:
        story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)

    story.sweeps(date(2026, 12, 24))

    assert 1 == len(story.steps(definition))


def test_a_repeating_step_opens_anew_when_it_ends_and_has_one_open_occurrence() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 30))

    story.hands_over("feedback", YOUTH_HOME_SCHOOL, HOME_SCHOOL)

    first, second = story.steps("feedback")
    assert (1, 2) == (first.occurrence, second.occurrence)
    assert (False, True) == (first.live, second.live)
    # Five weeks from 2 December would be 6 January; the term ends on 18 December.
    assert date(2026, 12, 18) == story.due("feedback")


def test_skipped_repeats_are_not_made_up_for() -> None:
    story = admitted()
    story.sweeps(date(2027, 3, 1))

    story.hands_over("feedback", YOUTH_HOME_SCHOOL, HOME_SCHOOL)

    assert 2 == len(story.steps("feedback"))
    # From 2 December every five weeks: 6 January, 10 February, 17 March.
    assert date(2027, 3, 17) == story.due("feedback")


def test_a_cancelled_step_opens_again_when_its_cause_is_gone() -> None:
    story = forecast(date(2026, 11, 20))
    assert Cause.NOT_APPLICABLE is story.step("introduction_meeting").cause

    story.does(SetDate(Anchor.FORECAST, date(2027, 2, 1)))

    assert (2, True) == (
        story.step("introduction_meeting").occurrence,
        story.step("introduction_meeting").live,
    )


def test_what_events_have_overtaken_never_opens_again() -> None:
    story = admitted()
    story.does(Fire("discharge"))
    assert Cause.OVERTAKEN is story.step("mapping").cause

    story.sweeps(date(2026, 12, 1))

    assert 1 == len(story.steps("mapping"))
    assert StepStatus.CANCELLED is story.step("mapping").status


def test_after_discharge_nothing_of_the_first_five_routines_opens() -> None:
    story = discharged()

    story.does(SetDate(Anchor.APPLIED, date(2026, 10, 30)))

    assert "school_section" not in story.live()


def test_a_step_whose_due_date_nothing_gives_does_not_open() -> None:
    draft = Draft(RULES, a_command_of(Fire("admit")), NOW, a_case(parties=PARTIES))
    definition = replace(STEPS["mapping"], due=())

    assert open_step(draft, definition, a_step().owner, None, TODAY, None) is None
    assert [] == draft.events


@pytest.mark.parametrize(
    ("anchors", "over"),
    [({}, False), ({Anchor.DISCHARGED: TODAY}, True)],
)
def test_a_step_is_over_when_its_last_anchor_is_known(anchors: dict[Anchor, date], over: bool) -> None:
    assert over is is_over(a_case(anchors=anchors), STEPS["mapping"])


def test_a_step_is_over_when_a_condition_overtakes_it() -> None:
    sudden = a_case(anchors={Anchor.DISCHARGED: TODAY}, facts={Fact.SUDDEN: "yes"})
    planned = a_case(anchors={Anchor.DISCHARGED: TODAY}, facts={Fact.SUDDEN: "no"})

    assert is_over(sudden, STEPS["transition_meeting"])
    assert not is_over(planned, STEPS["transition_meeting"])


def test_a_step_is_needed_unless_a_condition_spares_it() -> None:
    light = a_case(anchors={Anchor.ADMITTED: TODAY, Anchor.FORECAST: date(2026, 11, 10)})

    assert not is_needed(light, STEPS["school_agreement"])
    assert is_needed(light, STEPS["educational_handover"])
    assert is_needed(a_case(), STEPS["school_agreement"])
