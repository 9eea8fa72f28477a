"""Closing a case: every open step is settled, and nobody is forgotten by it."""

from datetime import date

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Close, Confirm, Done, Fire, Offer, SetParty
from sisam.domain.deadline import DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.message import Template
from sisam.domain.refusal import (
    CaseClosed,
    NotAParty,
    ReasonMissing,
    SecondNameMissing,
    UnknownName,
    WrongState,
)
from sisam.domain.refusal_between_cases import SettleOrCarry
from sisam.domain.step import Cause, StepStatus
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    HOME_SCHOOL,
    NEW_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    shipped_rules,
)
from tests.story import Story, admitted, discharged, forecast, opened

SECOND = PersonId("second")
REASON = "Nobody answers any more."


def followed_up() -> Story:
    """A case in which everything is settled but the closing and the watch."""
    story = discharged()
    story.does(Done(story.step("leaving_certificate").id), YOUTH_HOME_SCHOOL)
    for definition in ("transition_document", "transition_meeting"):
        story.hands_over(definition, YOUTH_HOME_SCHOOL, NEW_SCHOOL)
    story.does(Fire("follow_up"))
    for definition in ("school_started", "follow_up_1_month", "follow_up_3_months"):
        story.hands_over(definition, NEW_SCHOOL, SOCIAL_SERVICES)
    return story


def test_a_settled_case_is_closed_without_a_reason() -> None:
    story = followed_up()

    story.does(Close("continued_schooling"))

    case = story.case
    assert ("closed", "continued_schooling", False) == (case.state, case.outcome, case.open)
    assert (story.now, len(story.events)) == (case.closed_at, case.closed_position)


def test_the_closing_step_is_done_by_the_closing_and_the_watch_ends_with_it() -> None:
    story = followed_up()

    story.does(Close("continued_schooling"))

    assert StepStatus.CONFIRMED is story.step("closing").status
    assert (StepStatus.CANCELLED, Cause.CLOSED) == (story.step("watch").status, story.step("watch").cause)


def test_a_closed_case_owes_nothing_and_nobody_is_accountable() -> None:
    story = followed_up()

    story.does(Close("continued_schooling"))

    assert [] == list(story.case.live_steps())
    assert story.case.accountable is None
    assert story.case.next_at is None
    assert not any(alert.live for alert in story.case.alerts.values())
    assert not any(each.status is DeadlineStatus.PENDING for each in story.case.deadlines.values())
    assert all(each.until_position is not None for each in story.case.memberships)


def test_the_event_of_the_closing_says_how_and_by_whom_else() -> None:
    story = opened()

    story.does(Close("deceased", SECOND), words=REASON)

    event = story.last.events[-1]
    assert (EventType.CASE_CLOSED, "investigation", "closed", REASON) == (
        event.type,
        event.from_state,
        event.to_state,
        event.words,
    )
    assert {"outcome": "deceased", "second_person": "second"} == event.data


def test_what_is_still_open_is_waived_with_the_outcome_as_its_reason() -> None:
    story = admitted()

    story.does(Close("out_of_reach", SECOND), words=REASON)

    waived = [event for event in story.last.events if event.type is EventType.STEP_WAIVED]
    assert {"out_of_reach"} == {event.data["reason"] for event in waived}
    assert {REASON} == {event.words for event in waived}
    assert StepStatus.WAIVED is story.step("educational_handover").status


def test_an_outcome_that_is_not_there_is_refused_with_those_that_are() -> None:
    refusal = opened().refuses(UnknownName, Close("forgotten"))

    assert ("outcome", "forgotten", tuple(shipped_rules().workflow.outcomes)) == (
        refusal.kind,
        refusal.name,
        refusal.possible,
    )


def test_an_outcome_of_another_state_is_refused_with_those_of_this_one() -> None:
    refusal = opened().refuses(WrongState, Close("continued_schooling"))

    assert ("close --outcome continued_schooling", "investigation") == (refusal.move, refusal.state)
    assert {
        "not_admitted",
        "new_placement",
        "out_of_reach",
        "opened_in_error",
        "deceased",
        "moved_abroad",
        "too_old",
    } == set(refusal.possible)


def test_a_discharged_case_is_not_closed_as_continued_schooling() -> None:
    story = discharged()

    assert "discharged" == story.refuses(WrongState, Close("continued_schooling")).state


def test_a_case_is_closed_by_those_who_may() -> None:
    refusal = opened().refuses(NotAParty, Close("deceased", SECOND), HOME_SCHOOL, words=REASON)

    assert ("social_services",) == refusal.may


@pytest.mark.parametrize("second", [None, PersonId(f"person-of-{SOCIAL_SERVICES}")])
def test_what_closes_from_any_state_needs_another_persons_name(second: PersonId | None) -> None:
    refusal = opened().refuses(SecondNameMissing, Close("opened_in_error", second), words=REASON)

    assert "opened_in_error" == refusal.outcome


@pytest.mark.parametrize("outcome", ["not_admitted", "out_of_reach", "deceased", "moved_abroad", "too_old"])
def test_what_is_out_of_the_ordinary_needs_a_reason(outcome: str) -> None:
    assert "close" == opened().refuses(ReasonMissing, Close(outcome, SECOND)).act


def test_debts_to_others_are_settled_first() -> None:
    story = admitted()

    refusal = story.refuses(SettleOrCarry, Close("new_placement", SECOND), words=REASON)

    assert {"introduction_meeting"} <= set(refusal.steps)
    # Two names end what repeats and what passes on; the watch ends with any closing.
    assert not {"educational_handover", "feedback", "watch"} & set(refusal.steps)


def test_what_the_closing_side_may_waive_is_waived_with_a_reason() -> None:
    story = discharged()
    story.does(Done(story.step("leaving_certificate").id), YOUTH_HOME_SCHOOL)
    for definition in ("transition_document", "transition_meeting"):
        story.hands_over(definition, YOUTH_HOME_SCHOOL, NEW_SCHOOL)
    story.does(Fire("follow_up"))

    story.refuses(ReasonMissing, Close("continued_schooling"))
    story.does(Close("continued_schooling"), words="The pupil moved in with relatives.")

    assert StepStatus.WAIVED is story.step("follow_up_3_months").status


def test_late_steps_end_with_their_alerts() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))

    story.does(Close("not_admitted"), words=REASON)

    assert not story.alert("contact").live


@pytest.mark.parametrize("act", [Close("deceased", SECOND), Fire("apply")])
def test_nothing_is_done_in_a_closed_case(act: Close | Fire) -> None:
    story = opened()
    story.does(Close("not_admitted"), words=REASON)

    assert "N/1" == story.refuses(CaseClosed, act, words=REASON).number


def test_no_step_of_a_closed_case_is_handed_over() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact))
    story.does(Close("not_admitted"), words=REASON)

    assert "N/1" == story.refuses(CaseClosed, Confirm(contact), HOME_SCHOOL).number


def test_time_passes_a_closed_case_by() -> None:
    story = opened()
    story.does(Close("not_admitted"), words=REASON)
    closed = story.case

    story.sweeps(date(2027, 11, 2))

    assert (closed, (), ()) == (story.case, story.last.events, story.last.messages)


def test_the_other_parties_are_told_how_the_case_ended() -> None:
    story = followed_up()

    story.does(Close("continued_schooling"))

    told = {seat.organisation_id for seat in story.told(Template.CASE_CLOSED)}
    assert {HOME_SCHOOL, NEW_SCHOOL, YOUTH_HOME, YOUTH_HOME_SCHOOL} <= told
    assert SOCIAL_SERVICES not in told
    assert len(told) == len(story.told(Template.CASE_CLOSED))
    [message, *_] = [each for each in story.last.messages if each.template is Template.CASE_CLOSED]
    assert {"reason": "continued_schooling", "party": "social_services", "count": ""} == message.values
    assert len(story.events) == message.position


def test_who_only_waits_to_stand_in_hears_nothing_of_the_closing_and_who_stands_in_does() -> None:
    past_compulsory_age = {Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2026, 6, 30)}
    waiting = forecast(date(2027, 2, 1), None, anchors=past_compulsory_age)
    acting = forecast(date(2027, 2, 1), None, anchors=past_compulsory_age)
    acting.does(SetParty(PartyName("receiving_school"), None))

    for story in (waiting, acting):
        story.does(Close("out_of_reach", SECOND), words=REASON)

    told = [{seat.organisation_id for seat in each.told(Template.CASE_CLOSED)} for each in (waiting, acting)]
    assert [False, True] == [ACTIVITY_RESPONSIBILITY in each for each in told]


def test_what_was_waived_by_the_closing_is_counted() -> None:
    story = admitted()
    ended_by_itself = ("closing", "watch")
    left = [step for step in story.case.live_steps() if step.definition not in ended_by_itself]

    story.does(Close("out_of_reach", SECOND), words=REASON)

    counts = {each.values["count"] for each in story.last.messages if each.template is Template.CASE_CLOSED}
    assert {str(len(left))} == counts
