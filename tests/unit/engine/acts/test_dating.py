"""Recording dates: what may be recorded, what it ends, what hangs on it, and what a loss opens again."""

from datetime import date, timedelta

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.anchor import MAY_LIE_AHEAD, RECORDED, Anchor
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.command import SetDate, SetParty
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import (
    AlreadyRecorded,
    DateAhead,
    DateOrder,
    NotAParty,
    NotRecordable,
    ReasonMissing,
    StateRestsOnDate,
    WrongState,
)
from sisam.domain.step import Cause, StepStatus
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    HOME_SCHOOL,
    NEW_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
)
from tests.story import IMPORT, admitted, forecast, opened

FORECAST = date(2027, 2, 1)


def test_a_date_is_recorded_with_what_it_was() -> None:
    story = opened()

    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 10, 30)), words="Read in the file.")

    event = story.last.events[0]
    assert (EventType.ANCHOR_SET, "Read in the file.") == (event.type, event.words)
    assert {"anchor": "investigation_opened", "on": "2026-10-30", "was": None} == event.data
    assert date(2026, 10, 30) == story.case.anchors[Anchor.INVESTIGATION_OPENED]


def test_a_date_learnt_late_moves_what_depends_on_it() -> None:
    story = opened()

    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 10, 30)))

    # Five working days after Friday 30 October.
    assert date(2026, 11, 6) == story.due("contact")
    assert [("do", "cancelled"), ("do", "pending")] == story.clocks("contact")


def test_a_moved_anchor_leaves_the_missed_deadline_and_ends_its_alert() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))

    story.does(SetDate(Anchor.INVESTIGATION_OPENED, date(2026, 11, 5)))

    assert [("do", "missed"), ("do", "pending")] == story.clocks("contact")
    assert Cleared.ANCHOR_MOVED is story.alert("contact").cleared_reason
    assert date(2026, 11, 12) == story.due("contact")


@pytest.mark.parametrize("anchor", sorted(set(Anchor) - RECORDED))
def test_what_follows_from_other_things_is_not_recorded(anchor: Anchor) -> None:
    assert anchor is opened().refuses(NotRecordable, SetDate(anchor, TODAY)).anchor


def test_a_date_that_a_move_records_is_recorded_by_the_move() -> None:
    refusal = opened().refuses(WrongState, SetDate(Anchor.ADMITTED, TODAY))

    assert ("set-date admitted", "investigation", ("fire admit",)) == (
        refusal.move,
        refusal.state,
        refusal.possible,
    )


def test_the_date_of_a_move_that_was_made_is_corrected() -> None:
    story = admitted()

    story.does(SetDate(Anchor.ADMITTED, date(2026, 10, 29)))

    # Ten working days after Thursday 29 October.
    assert date(2026, 11, 12) == story.due("educational_handover")


def test_a_move_that_was_leapt_over_may_be_dated_afterwards() -> None:
    story = admitted()

    story.does(SetDate(Anchor.APPLIED, date(2026, 10, 29)))

    assert date(2026, 10, 29) == story.case.anchors[Anchor.APPLIED]
    assert "school_section" in story.live()


def test_the_same_date_is_not_recorded_twice() -> None:
    story = admitted()

    assert Anchor.ADMITTED == story.refuses(AlreadyRecorded, SetDate(Anchor.ADMITTED, TODAY)).what


@pytest.mark.parametrize("anchor", sorted(RECORDED - MAY_LIE_AHEAD - {Anchor.DISCHARGED}))
def test_what_has_happened_does_not_lie_ahead(anchor: Anchor) -> None:
    tomorrow = TODAY + timedelta(days=1)

    refusal = admitted().refuses(DateAhead, SetDate(anchor, tomorrow))

    assert (anchor, tomorrow) == (refusal.what, refusal.on)


@pytest.mark.parametrize("anchor", sorted(MAY_LIE_AHEAD))
def test_what_is_planned_may_lie_ahead(anchor: Anchor) -> None:
    story = admitted()

    story.does(SetDate(anchor, FORECAST))

    assert FORECAST == story.case.anchors[anchor]


def test_a_forecast_before_the_admission_can_not_be() -> None:
    refusal = admitted().refuses(DateOrder, SetDate(Anchor.FORECAST, date(2026, 11, 1)))

    assert (Anchor.ADMITTED, TODAY, Anchor.FORECAST, date(2026, 11, 1)) == (
        refusal.first,
        refusal.first_on,
        refusal.then,
        refusal.then_on,
    )


def test_an_admission_can_not_come_after_the_first_lesson() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 6))
    story.does(SetDate(Anchor.FIRST_LESSON, date(2026, 11, 4)))

    refusal = story.refuses(DateOrder, SetDate(Anchor.ADMITTED, date(2026, 11, 5)))

    assert Anchor.FIRST_LESSON is refusal.then


def test_a_date_past_the_calendar_is_refused() -> None:
    refusal = admitted().refuses(BeyondCalendar, SetDate(Anchor.FORECAST, date(2051, 1, 1)))

    assert date(2051, 1, 1) == refusal.day


def test_a_stranger_records_nothing() -> None:
    story = admitted()

    refusal = story.refuses(NotAParty, SetDate(Anchor.FORECAST, FORECAST), NEW_SCHOOL)

    assert ("social_services", "youth_home", "youth_home_school") == refusal.may


def test_a_forecast_ends_the_step_that_asks_and_opens_its_renewal() -> None:
    story = admitted()

    story.does(SetDate(Anchor.FORECAST, FORECAST))

    assert [StepStatus.CONFIRMED, StepStatus.OPEN] == [step.status for step in story.steps("forecast")]
    # It holds six weeks from Monday 2 November.
    assert date(2026, 12, 14) == story.due("forecast")


def test_a_forecast_renewed_unchanged_holds_six_weeks_more() -> None:
    story = forecast(FORECAST)
    story.comes_to(date(2026, 11, 30))

    story.does(SetDate(Anchor.FORECAST, FORECAST))

    assert date(2027, 1, 11) == story.due("forecast")
    assert Fact.FORECAST_POSTPONED not in story.case.facts


def test_a_forecast_holds_no_longer_than_until_it_has_passed() -> None:
    assert date(2026, 11, 20) == forecast(date(2026, 11, 20)).due("forecast")


def test_each_postponement_is_counted_and_told_to_the_other_parties() -> None:
    story = forecast(FORECAST)
    story.does(SetDate(Anchor.FORECAST, FORECAST + timedelta(days=7)))

    story.does(SetDate(Anchor.FORECAST, FORECAST + timedelta(days=14)))

    assert "2" == story.case.facts[Fact.FORECAST_POSTPONED]
    told = {seat.organisation_id for seat in story.told(Template.FORECAST_POSTPONED)}
    # The activity responsibility only stands in, and is not needed yet: it hears nothing (OSL 26:1).
    assert set(story.case.parties.values()) - {SOCIAL_SERVICES, ACTIVITY_RESPONSIBILITY} == told


def test_a_forecast_moved_nearer_is_no_postponement() -> None:
    story = forecast(FORECAST)

    story.does(SetDate(Anchor.FORECAST, FORECAST - timedelta(days=7)))

    assert Fact.FORECAST_POSTPONED not in story.case.facts
    assert [] == story.told(Template.FORECAST_POSTPONED)


def test_a_lost_forecast_cancels_what_hung_on_it_and_opens_the_question_again() -> None:
    story = forecast(FORECAST)

    story.does(SetDate(Anchor.FORECAST, None), words="The plan was given up.")

    cancelled = {step.definition: step.cause for step in story.case.steps.values() if step.cause}
    assert Cause.ANCHOR_LOST is cancelled["school_place"]
    assert Cause.ANCHOR_LOST is cancelled["transition_document"]
    assert Cause.ANCHOR_LOST is cancelled["transition_meeting"]
    assert "forecast" in story.live()
    assert Anchor.FORECAST not in story.case.anchors
    assert Anchor.FORECAST_SET not in story.case.anchors


def test_a_question_that_is_opened_again_leaves_two_working_days() -> None:
    story = forecast(FORECAST)
    story.comes_to(date(2026, 12, 7))

    story.does(SetDate(Anchor.FORECAST, None), words="The plan was given up.")

    # Twenty working days after admission was 30 November; two after 7 December is the 9th.
    assert date(2026, 12, 9) == story.due("forecast")
    assert "forecast.reopened" == story.clock("forecast").rule


def test_a_date_is_not_taken_away_without_a_reason() -> None:
    story = forecast(FORECAST)

    assert "set-date" == story.refuses(ReasonMissing, SetDate(Anchor.FORECAST, None)).act


def test_an_import_gives_no_reasons() -> None:
    story = forecast(FORECAST)

    story.does(SetDate(Anchor.FORECAST, None), via=IMPORT)

    assert Anchor.FORECAST not in story.case.anchors


def test_what_is_not_known_is_not_taken_away() -> None:
    refusal = admitted().refuses(AlreadyRecorded, SetDate(Anchor.FORECAST, None), words="A reason.")

    assert Anchor.FORECAST == refusal.what


def test_a_date_that_the_state_rests_on_is_not_taken_away() -> None:
    refusal = admitted().refuses(StateRestsOnDate, SetDate(Anchor.ADMITTED, None), words="A reason.")

    assert Anchor.ADMITTED is refusal.anchor


def test_a_birthday_that_is_recorded_settles_the_unknown_number_step_by_step() -> None:
    story = opened(facts={Fact.NUMBER_UNKNOWN: "yes"})

    story.does(SetDate(Anchor.TURNS_18, date(2028, 5, 5)))
    half = "number_unknown" in story.live()
    story.does(SetDate(Anchor.COMPULSORY_SCHOOLING_UNTIL, date(2026, 6, 30)))
    story.does(SetDate(Anchor.TURNS_21, date(2031, 5, 5)))

    assert half
    assert StepStatus.CONFIRMED is story.step("number_unknown").status


def test_a_shorter_stay_makes_the_meeting_and_the_agreement_superfluous() -> None:
    story = admitted()
    story.does(SetDate(Anchor.FORECAST, date(2026, 11, 29)))

    assert Cause.NOT_APPLICABLE is story.step("introduction_meeting").cause
    # Light: five working days after admission.
    assert date(2026, 11, 9) == story.due("educational_handover")


def test_a_stay_that_grows_longer_opens_the_meeting_again() -> None:
    story = forecast(date(2026, 11, 29))

    story.does(SetDate(Anchor.FORECAST, date(2026, 11, 30)))

    assert "introduction_meeting" in story.live()
    assert date(2026, 11, 16) == story.due("introduction_meeting")


def test_a_receiving_school_that_is_named_later_opens_routine_six() -> None:
    story = forecast(FORECAST, None)
    before = story.live()

    story.does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))

    opened_now = story.live() - before
    assert {"school_place", "transition_document", "transition_meeting"} == opened_now


def test_a_date_is_recorded_by_the_parties_that_it_belongs_to() -> None:
    story = admitted()

    refusal = story.refuses(NotAParty, SetDate(Anchor.ADMITTED, TODAY), HOME_SCHOOL)

    assert ("social_services", "placement_unit", "youth_home", "youth_home_school") == refusal.may


def test_the_other_parties_are_told_of_a_date_that_has_changed() -> None:
    story = admitted()
    was = story.case.anchors[Anchor.ADMITTED]
    story.comes_to(date(2026, 11, 6))

    story.does(SetDate(Anchor.ADMITTED, date(2026, 11, 4)), YOUTH_HOME_SCHOOL)

    changed = [message for message in story.last.messages if message.template is Template.DATE_CHANGED]
    assert {
        "anchor": "admitted",
        "on": "2026-11-04",
        "was": was.isoformat(),
        "party": "youth_home_school",
    } == dict(changed[0].values)
    assert {SOCIAL_SERVICES, HOME_SCHOOL} <= {message.to.organisation_id for message in changed}
    assert YOUTH_HOME_SCHOOL not in {message.to.organisation_id for message in changed}


def test_nobody_is_told_of_a_date_that_tells_the_day_of_birth() -> None:
    story = admitted()
    story.does(SetDate(Anchor.TURNS_18, date(2029, 3, 1)))

    story.does(SetDate(Anchor.TURNS_18, date(2029, 3, 2)))

    assert Template.DATE_CHANGED not in {message.template for message in story.last.messages}


def test_the_other_parties_are_told_of_a_forecast_that_comes_nearer() -> None:
    story = forecast(FORECAST)

    story.does(SetDate(Anchor.FORECAST, FORECAST - timedelta(days=7)))

    assert HOME_SCHOOL in {seat.organisation_id for seat in story.told(Template.DATE_CHANGED)}


def test_no_message_names_a_date_of_the_care_itself() -> None:
    story = admitted()
    story.does(SetDate(Anchor.CARE_EXECUTED, date(2026, 10, 29)))

    story.does(SetDate(Anchor.CARE_EXECUTED, date(2026, 10, 30)))

    assert [] == story.told(Template.DATE_CHANGED)
