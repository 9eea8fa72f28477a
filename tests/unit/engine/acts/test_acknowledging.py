"""Acknowledging buys a bounded time and never silence (I06)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.domain.command import Acknowledge, Offer
from sisam.domain.event import EventType
from sisam.domain.ids import AlertId, PersonId
from sisam.domain.refusal import ReasonMissing
from sisam.domain.refusal_of_alert import AlertMissing, TooLong
from tests.builders import SOCIAL_SERVICES
from tests.story import Story, opened

TUESDAY = date(2026, 11, 10)
PLAN = "We call on Friday."


def late() -> Story:
    story = opened()
    story.sweeps(TUESDAY)
    return story


def test_a_named_person_stops_the_climb_until_the_end_of_a_day() -> None:
    story = late()

    story.does(Acknowledge(story.alert("contact").id, date(2026, 11, 13)), words=PLAN)

    alert = story.alert("contact")
    assert (story.now, PersonId(f"person-of-{SOCIAL_SERVICES}"), date(2026, 11, 13)) == (
        alert.acknowledged_at,
        alert.acknowledged_by,
        alert.acknowledged_until,
    )
    assert datetime(2026, 11, 13, 23, tzinfo=UTC) == alert.next_at
    assert alert.live


def test_the_plan_is_journalled() -> None:
    story = late()

    story.does(Acknowledge(story.alert("contact").id, date(2026, 11, 13)), words=PLAN)

    event = story.last.events[0]
    assert (EventType.ALERT_ACKNOWLEDGED, PLAN) == (event.type, event.words)


def test_the_case_is_looked_at_again_when_the_promised_day_has_ended() -> None:
    story = late()

    story.does(Acknowledge(story.alert("contact").id, TUESDAY), words=PLAN)

    assert datetime(2026, 11, 10, 23, tzinfo=UTC) == story.case.next_at


@pytest.mark.parametrize("days", range(8))
def test_today_and_the_seven_days_after_it_may_be_promised(days: int) -> None:
    story = late()

    story.does(Acknowledge(story.alert("contact").id, TUESDAY + timedelta(days=days)), words=PLAN)

    next_at = story.alert("contact").next_at
    assert next_at is not None
    assert next_at <= story.now + timedelta(days=7)


@pytest.mark.parametrize("days", [-1, 8, 400])
def test_no_other_day_may_be_promised(days: int) -> None:
    story = late()
    until = TUESDAY + timedelta(days=days)

    refusal = story.refuses(TooLong, Acknowledge(story.alert("contact").id, until), words=PLAN)

    assert (until, date(2026, 11, 17)) == (refusal.until, refusal.latest)


def test_who_acknowledges_says_what_they_will_do() -> None:
    story = late()

    assert "acknowledge" == story.refuses(ReasonMissing, Acknowledge(story.alert("contact").id, TUESDAY)).act


def test_an_alert_that_is_not_there_is_missing() -> None:
    refusal = late().refuses(AlertMissing, Acknowledge(AlertId("case-1.a9"), TUESDAY), words=PLAN)

    assert ("alert", "case-1.a9", "case-1.a9") == (refusal.kind, refusal.name, refusal.alert)


def test_an_alert_whose_cause_has_ended_is_not_acknowledged() -> None:
    story = late()
    alert = story.alert("contact").id
    story.does(Offer(story.step("contact").id))

    assert alert == story.refuses(AlertMissing, Acknowledge(alert, TUESDAY), words=PLAN).alert
