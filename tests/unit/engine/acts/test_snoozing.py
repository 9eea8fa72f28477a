"""Postponing buys one wait of a rung, once, and promises nothing (I06)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.domain.command import Acknowledge, Note, Offer, Snooze
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.refusal import ReasonMissing, SomethingRestsOnIt
from sisam.domain.refusal_of_alert import (
    AcknowledgedAlready,
    AlertMissing,
    SnoozedAlready,
    SnoozedInVain,
    SnoozedTooLong,
)
from sisam.domain.seat import Role, Seat
from sisam.engine.waiting import after_wait
from tests.builders import SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.story import Story, admitted

TUESDAY = date(2026, 11, 10)
WEDNESDAY, THURSDAY, FRIDAY = (TUESDAY + timedelta(days=days) for days in (1, 2, 3))
WHY = "The head teacher is back on Thursday."


def late(hour: int = 8) -> Story:
    """Mapping was due on Monday 9 November; its alert was raised on Tuesday at nine, and waits two days."""
    story = admitted()
    story.sweeps(TUESDAY)
    assert datetime(2026, 11, 12, 8, tzinfo=UTC) == story.alert("mapping").next_at
    story.comes_to(WEDNESDAY, hour)
    return story


def snoozed(until: date = THURSDAY) -> Story:
    story = late()
    story.does(Snooze(story.alert("mapping").id, until), words=WHY)
    return story


def test_the_next_rung_waits_until_that_day_has_ended() -> None:
    alert = snoozed().alert("mapping")

    assert (THURSDAY, datetime(2026, 11, 12, 23, tzinfo=UTC)) == (alert.snoozed_until, alert.next_at)
    assert (None, 0) == (alert.acknowledged_until, alert.rung)


def test_the_reason_is_journalled_with_its_author() -> None:
    [event] = [each for each in snoozed().last.events if each.type is EventType.ALERT_SNOOZED]

    assert WHY == event.words
    assert f"person-of-{SOCIAL_SERVICES}" == event.actor.person_id


def test_then_the_climb_goes_on_to_the_next_rung() -> None:
    story = snoozed()

    story.sweeps(FRIDAY)

    alert = story.alert("mapping")
    assert (1, 0, None) == (alert.rung, alert.round, alert.snoozed_until)
    assert Seat(YOUTH_HOME_SCHOOL, Role.MANAGER) in story.told(Template.OVERDUE_AGAIN)


def test_before_then_nobody_is_told_again() -> None:
    story = snoozed()

    story.sweeps(THURSDAY, 22)

    assert 0 == story.alert("mapping").rung


def test_it_never_waits_for_more_than_the_wait_of_its_rung_from_now() -> None:
    # Two working days from Wednesday at nine are over on Friday at nine, not as Friday ends.
    story = snoozed(FRIDAY)

    assert datetime(2026, 11, 13, 8, tzinfo=UTC) == story.alert("mapping").next_at


@pytest.mark.parametrize("days", [-1, 3, 30])
def test_no_day_further_off_than_the_rung_waits_and_no_past_one_will_do(days: int) -> None:
    story = late()
    until = WEDNESDAY + timedelta(days=days)

    refusal = story.refuses(SnoozedTooLong, Snooze(story.alert("mapping").id, until), words=WHY)

    assert (until, FRIDAY) == (refusal.until, refusal.latest)


def test_a_day_that_ends_before_it_goes_on_in_any_case_postpones_nothing() -> None:
    story = late()

    refusal = story.refuses(SnoozedInVain, Snooze(story.alert("mapping").id, WEDNESDAY), words=WHY)

    assert (WEDNESDAY, THURSDAY) == (refusal.until, refusal.on)


def test_a_rung_is_postponed_once() -> None:
    story = snoozed()

    assert (
        THURSDAY == story.refuses(SnoozedAlready, Snooze(story.alert("mapping").id, FRIDAY), words=WHY).until
    )


def test_the_next_rung_may_be_postponed_again() -> None:
    story = snoozed()
    story.sweeps(FRIDAY)
    story.comes_to(date(2026, 11, 16))

    story.does(Snooze(story.alert("mapping").id, date(2026, 11, 17)), words=WHY)

    assert (1, date(2026, 11, 17)) == (story.alert("mapping").rung, story.alert("mapping").snoozed_until)


def test_the_last_rung_is_postponed_by_one_working_day_at_most() -> None:
    story = admitted()
    story.sweeps(TUESDAY)
    for _ in range(4):
        story.now = story.alert("mapping").next_at or story.now
        story.sweeps()
    alert = story.alert("mapping")
    assert (3, 1) == (alert.rung, alert.round)
    story.now += timedelta(hours=3)
    next_day = after_wait(
        story.rules.calendar, story.now, story.rules.workflow.ladders["standard"].rungs[3].wait
    )

    story.does(Snooze(alert.id, next_day.date()), words=WHY)
    assert next_day == story.alert("mapping").next_at

    story.refuses(SnoozedAlready, Snooze(alert.id, next_day.date()), words=WHY)


def test_what_somebody_has_promised_to_do_is_not_postponed() -> None:
    story = late()
    story.does(Acknowledge(story.alert("mapping").id, THURSDAY), words="We call.")

    assert (
        THURSDAY
        == story.refuses(AcknowledgedAlready, Snooze(story.alert("mapping").id, FRIDAY), words=WHY).until
    )


def test_what_was_postponed_may_still_be_acknowledged() -> None:
    story = snoozed()

    story.does(Acknowledge(story.alert("mapping").id, date(2026, 11, 16)), words="We call.")

    assert datetime(2026, 11, 16, 23, tzinfo=UTC) == story.alert("mapping").next_at


def test_a_reason_is_asked_for() -> None:
    story = late()

    assert "snooze" == story.refuses(ReasonMissing, Snooze(story.alert("mapping").id, THURSDAY)).act


def test_what_does_not_go_on_any_more_is_not_postponed() -> None:
    story = late()
    alert = story.alert("contact").id
    story.does(Offer(story.step("contact").id))

    story.refuses(AlertMissing, Snooze(alert, THURSDAY), words=WHY)


def test_a_postponement_stays_and_notes_do_not_touch_it() -> None:
    story = late()
    done = story.does(Snooze(story.alert("mapping").id, THURSDAY), words=WHY)
    story.does(Note(story.alert("mapping").id), words="Called.")

    assert THURSDAY == story.alert("mapping").snoozed_until
    story.refuses(SomethingRestsOnIt, story.annulment(done), words="No.")


def test_postponing_the_alert_about_ones_silence_does_not_end_the_silence() -> None:
    story = admitted()
    story.sweeps(date(2026, 12, 1))
    watch = story.alert("watch")
    story.comes_to(date(2026, 12, 2))

    story.does(Snooze(watch.id, date(2026, 12, 3)), SOCIAL_SERVICES, words=WHY)

    assert watch.id == story.alert("watch").id
    assert story.alert("watch").live
