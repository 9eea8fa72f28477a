"""What is late is flagged once and goes on until its cause ends: missed, alerted, climbed, repeated."""

from datetime import UTC, date, datetime, timedelta

from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.command import Acknowledge, Confirm, Done, Offer, Withdraw
from sisam.domain.event import EventType
from sisam.domain.message import ItemKind, Template
from sisam.domain.seat import Role, Seat
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.story import IMPORT, Story, admitted, opened

LATE = [EventType.DEADLINE_MISSED, EventType.ALERT_RAISED]
#: The last day of the contact is Monday 9 November; in Stockholm it ends at 23:00 UTC.
DUE_AT = datetime(2026, 11, 9, 23, 0, tzinfo=UTC)


def late_contact() -> Story:
    """A case whose contact was missed on Tuesday 10 November, at nine in Stockholm."""
    story = opened()
    story.sweeps(date(2026, 11, 10))
    return story


def late_meeting() -> Story:
    """A case whose introduction meeting, on the standard ladder, was missed on Tuesday 17 November."""
    story = admitted()
    story.does(Offer(story.step("contact").id))
    story.does(Confirm(story.step("contact").id), HOME_SCHOOL)
    story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)
    story.hands_over("school_information", HOME_SCHOOL, SOCIAL_SERVICES)
    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)
    story.sweeps(date(2026, 11, 17))
    return story


# Missed, once.


def test_until_the_last_instant_of_its_day_a_step_is_in_time() -> None:
    story = opened()

    story.now = DUE_AT - timedelta(microseconds=1)
    story.sweeps()

    assert EventType.DEADLINE_MISSED not in story.types()


def test_at_the_midnight_that_ends_its_day_it_is_missed_and_an_alert_is_raised() -> None:
    story = opened()

    story.now = DUE_AT
    story.sweeps()

    assert LATE == story.types()
    assert [("do", "missed")] == story.clocks("contact")


def test_an_alert_stands_on_the_first_rung_and_goes_on_after_its_wait() -> None:
    alert = late_contact().alert("contact")

    assert (AlertCause.OVERDUE, "urgent", 0, 0) == (alert.cause, alert.ladder, alert.rung, alert.round)
    # The urgent ladder waits one working day: Wednesday at the same hour.
    assert datetime(2026, 11, 11, 8, tzinfo=UTC) == alert.next_at


def test_the_one_who_is_late_is_told_first() -> None:
    story = late_contact()

    assert [Seat(SOCIAL_SERVICES, Role.OFFICER)] == story.told(Template.OVERDUE)
    message = story.last.messages[0]
    assert (ItemKind.OVERDUE, date(2026, 11, 9), 0, 0) == (
        message.kind,
        message.due_on,
        message.rung,
        message.round,
    )


def test_what_is_missed_is_not_missed_again() -> None:
    story = late_contact()

    story.sweeps()

    assert ((), ()) == (story.last.events, story.last.messages)


def test_a_deadline_that_is_missed_is_nobodys_act() -> None:
    story = late_contact()

    assert {"daemon"} == {event.actor.via for event in story.last.events}


def test_what_is_late_is_flagged_before_a_command_is_done() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 10))

    story.does(Offer(story.step("contact").id))

    assert LATE == story.types()[:2]
    assert ["daemon", "daemon", "cli:kim"] == [event.actor.via for event in story.last.events[:3]]


def test_an_import_flags_nothing_while_it_goes_on() -> None:
    story = opened(via=IMPORT, on=date(2026, 6, 1))

    assert [("do", "pending")] == story.clocks("contact")

    story.sweeps()

    assert [("do", "missed")] == story.clocks("contact")


def test_several_that_are_late_have_an_alert_each() -> None:
    story = admitted()

    story.sweeps(date(2026, 11, 10))

    assert {"contact", "school_information", "mapping", "care_executed"} == {
        story.case.steps[alert.step_id].definition  # type: ignore[index]
        for alert in story.case.alerts.values()
    }


def test_a_late_answer_is_the_confirmers() -> None:
    story = opened()
    story.does(Offer(story.step("contact").id))

    story.sweeps(date(2026, 11, 6))

    assert [Seat(HOME_SCHOOL, Role.HEAD_TEACHER)] == story.told(Template.OVERDUE_ANSWER)


# Climbing.


def test_an_alert_does_not_climb_before_its_wait_is_over() -> None:
    story = late_contact()

    story.sweeps(date(2026, 11, 11), hour=7)

    assert [] == story.types()


def test_the_second_rung_tells_the_manager_and_the_other_side() -> None:
    story = late_contact()

    story.sweeps(date(2026, 11, 11))

    assert [EventType.ALERT_CLIMBED] == story.types()
    assert [Seat(SOCIAL_SERVICES, Role.MANAGER)] == story.told(Template.OVERDUE_AGAIN)
    assert [Seat(HOME_SCHOOL, Role.HEAD_TEACHER)] == story.told(Template.OVERDUE_OTHER)


def test_the_third_rung_tells_both_coordinators() -> None:
    story = late_contact()
    story.sweeps(date(2026, 11, 11))

    story.sweeps(date(2026, 11, 12))

    assert [Seat(SOCIAL_SERVICES, Role.COORDINATOR)] == story.told(Template.OVERDUE_AGAIN)
    assert [Seat(HOME_SCHOOL, Role.COORDINATOR)] == story.told(Template.OVERDUE_OTHER)


def test_the_standard_ladder_waits_two_two_and_three_working_days() -> None:
    story = late_meeting()
    days = []
    # Tuesday 17; then Thursday 19, Monday 23 and Thursday 26 November; from then on every working day.
    day = date(2026, 11, 17)
    while day < date(2026, 12, 2):
        day += timedelta(days=1)
        story.sweeps(day)
        meeting = story.step("introduction_meeting").id
        days += [
            (day.day, event.data["rung"])
            for event in story.last.events
            if event.type is EventType.ALERT_CLIMBED
            and story.case.alerts[event.data["alert"]].step_id == meeting  # type: ignore[index]
        ]

    assert [(19, 1), (23, 2), (26, 3), (27, 3), (30, 3), (1, 3), (2, 3)] == days


def test_the_last_rung_repeats_for_ever_and_counts_its_rounds() -> None:
    story = late_contact()
    for days in range(1, 61):
        story.sweeps(date(2026, 11, 10) + timedelta(days=days))

    alert = story.alert("contact")
    assert alert.live
    assert 3 == alert.rung
    # It came there on Friday 13 November; then eight weeks to Friday 8 January, without 24, 25 and
    # 31 December and 1 and 6 January.
    assert 8 * 5 - 5 == alert.round


def test_after_a_long_silence_nothing_is_made_up_for() -> None:
    story = late_contact()

    story.sweeps(date(2026, 12, 10))

    climbs = [
        event
        for event in story.last.events
        if event.type is EventType.ALERT_CLIMBED and event.data["alert"] == story.alert("contact").id
    ]
    assert 1 == len(climbs)
    assert 1 == story.alert("contact").rung


def test_an_acknowledged_alert_rests_until_the_promised_day_has_ended() -> None:
    story = late_contact()
    story.does(Acknowledge(story.alert("contact").id, date(2026, 11, 13)), words="We call on Friday.")

    story.sweeps(date(2026, 11, 13), hour=22)

    assert [] == story.types()


def test_a_broken_promise_is_told_to_the_same_rung_again() -> None:
    story = late_contact()
    story.does(Acknowledge(story.alert("contact").id, date(2026, 11, 13)), words="We call on Friday.")

    story.sweeps(date(2026, 11, 14))

    alert = story.alert("contact")
    assert (0, 1) == (alert.rung, alert.round)
    assert (None, None, None) == (alert.acknowledged_at, alert.acknowledged_by, alert.acknowledged_until)
    assert [Seat(SOCIAL_SERVICES, Role.OFFICER)] == story.told(Template.OVERDUE_AGAIN)


def test_after_a_broken_promise_it_climbs_on() -> None:
    story = late_contact()
    story.does(Acknowledge(story.alert("contact").id, date(2026, 11, 13)), words="We call on Friday.")
    story.sweeps(date(2026, 11, 14))

    # One working day after Saturday 14 November.
    story.sweeps(date(2026, 11, 16))

    assert (1, 0) == (story.alert("contact").rung, story.alert("contact").round)


# Ending.


def test_only_the_end_of_its_cause_ends_an_alert() -> None:
    story = late_contact()

    story.does(Offer(story.step("contact").id))

    alert = story.alert("contact")
    assert (Cleared.OFFERED, story.now, None) == (alert.cleared_reason, alert.cleared_at, alert.next_at)


def test_a_cleared_alert_climbs_no_more() -> None:
    story = late_contact()
    story.does(Offer(story.step("contact").id))
    story.does(Confirm(story.step("contact").id), HOME_SCHOOL)
    alert = story.alert("contact")

    story.sweeps(date(2026, 11, 16))

    assert alert == story.case.alerts[alert.id]


def test_a_withdrawn_offer_whose_answer_was_late_ends_that_alert() -> None:
    story = opened()
    story.does(Offer(story.step("contact").id))
    story.sweeps(date(2026, 11, 6))

    story.does(Withdraw(story.step("contact").id))

    assert Cleared.REASSIGNED is story.alert("contact").cleared_reason
