"""An alert that was given to one person is theirs on its rung, and everybody's on the next."""

from datetime import date, timedelta

import pytest

from sisam.domain.command import Acknowledge, Assign, Offer
from sisam.domain.event import EventType
from sisam.domain.ids import PersonId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.refusal import ReasonMissing
from sisam.domain.refusal_of_alert import AlertMissing, AssignedTooLong, OnLastRung, SeatNotTold
from sisam.domain.seat import Role, Seat
from tests.builders import SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.story import Story, admitted

TUESDAY = date(2026, 11, 10)
THURSDAY, FRIDAY = date(2026, 11, 12), date(2026, 11, 13)
KIM = PersonId("kim")
LEAD = Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD)
WHY = "Kim knows the pupil."


def late() -> Story:
    """Mapping was due on Monday 9 November, and the educational lead has been told that it is late."""
    story = admitted()
    story.sweeps(TUESDAY)
    return story


def an_assignment(story: Story, until: date = FRIDAY, seat: Seat = LEAD) -> Assign:
    return Assign(story.alert("mapping").id, KIM, seat, until)


def given(until: date = FRIDAY) -> Story:
    story = late()
    story.does(an_assignment(story, until), YOUTH_HOME_SCHOOL, words=WHY)
    return story


def of_mapping(story: Story) -> list[Message]:
    """What the last command told of the late mapping."""
    return [each for each in story.last.messages if each.alert_id == story.alert("mapping").id]


def test_the_person_is_told_at_once_and_alone() -> None:
    story = given()

    [message] = story.last.messages
    assert (Template.ALERT_ASSIGNED, ItemKind.NOTICE) == (message.template, message.kind)
    assert (LEAD, KIM) == (message.to, message.only)
    assert ("2026-11-13", "youth_home_school") == (message.values["on"], message.values["party"])


def test_the_case_knows_who_has_it_and_until_when() -> None:
    story = given()

    [event] = story.last.events
    assert (EventType.ALERT_ASSIGNED, WHY) == (event.type, event.words)
    assert (KIM, FRIDAY) == (story.alert("mapping").assigned_to, story.alert("mapping").assigned_until)


def test_giving_an_alert_to_somebody_does_not_stop_its_climb() -> None:
    before = late().alert("mapping").next_at

    assert before == given().alert("mapping").next_at


def test_what_is_told_again_on_that_rung_goes_to_that_person_alone() -> None:
    story = given()
    story.does(Acknowledge(story.alert("mapping").id, THURSDAY), YOUTH_HOME_SCHOOL, words="Kim calls.")

    story.sweeps(FRIDAY)

    assert [(LEAD, KIM, Template.OVERDUE_AGAIN)] == [
        (each.to, each.only, each.template) for each in of_mapping(story)
    ]


def test_after_the_last_day_everybody_is_told_again() -> None:
    story = given(THURSDAY)
    story.does(Acknowledge(story.alert("mapping").id, THURSDAY), YOUTH_HOME_SCHOOL, words="Kim calls.")

    story.sweeps(FRIDAY)

    assert [(LEAD, None)] == [(each.to, each.only) for each in of_mapping(story)]


def test_on_the_next_rung_everybody_is_told() -> None:
    story = given(date(2026, 11, 17))

    story.sweeps(THURSDAY)

    assert 1 == story.alert("mapping").rung
    assert {None} == {each.only for each in of_mapping(story)}
    assert (None, None) == (story.alert("mapping").assigned_to, story.alert("mapping").assigned_until)


def test_the_last_rung_is_nobodys_alone() -> None:
    story = late()
    for _ in range(4):
        story.now = story.alert("mapping").next_at or story.now
        story.sweeps()
    seat = Seat(YOUTH_HOME_SCHOOL, Role.COORDINATOR)

    refusal = story.refuses(OnLastRung, an_assignment(story, story.now.date(), seat), words=WHY)

    assert story.alert("mapping").id == refusal.alert


def test_only_a_seat_that_the_rung_tells_has_an_alert_to_give() -> None:
    story = late()
    manager = Seat(YOUTH_HOME_SCHOOL, Role.MANAGER)

    refusal = story.refuses(SeatNotTold, an_assignment(story, seat=manager), words=WHY)

    assert Role.MANAGER == refusal.role


@pytest.mark.parametrize("days", [-1, 8])
def test_at_most_seven_days_and_never_a_past_one(days: int) -> None:
    story = late()
    until = TUESDAY + timedelta(days=days)

    refusal = story.refuses(AssignedTooLong, an_assignment(story, until), words=WHY)

    assert (until, date(2026, 11, 17)) == (refusal.until, refusal.latest)


def test_a_reason_is_asked_for() -> None:
    story = late()

    assert "assign" == story.refuses(ReasonMissing, an_assignment(story)).act


def test_what_does_not_go_on_any_more_is_given_to_nobody() -> None:
    story = late()
    alert = story.alert("contact").id
    story.does(Offer(story.step("contact").id))

    story.refuses(AlertMissing, Assign(alert, KIM, Seat(SOCIAL_SERVICES, Role.OFFICER), FRIDAY), words=WHY)


def test_it_may_be_given_on_to_somebody_else() -> None:
    story = given()

    story.does(
        Assign(story.alert("mapping").id, PersonId("robin"), LEAD, FRIDAY),
        YOUTH_HOME_SCHOOL,
        words="Kim is ill.",
    )

    assert "robin" == story.alert("mapping").assigned_to
    assert ["robin"] == [each.only for each in story.last.messages]
