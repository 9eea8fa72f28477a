"""What can not be undone: others have built on it, or it is not anybody's act."""

from datetime import date

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import (
    Acknowledge,
    Annul,
    Confirm,
    Done,
    Fire,
    Offer,
    Return,
    SetDate,
    SetParty,
    TakeOver,
    Waive,
    Withdraw,
)
from sisam.domain.ids import CommandId, PartyName
from sisam.domain.refusal import NotAParty, ReasonMissing, SomethingRestsOnIt
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
)
from tests.story import Story, admitted, forecast, opened

REASON = "A mistake."
RECEIVING = PartyName("receiving_school")


def rests(story: Story, command_id: CommandId) -> str:
    """Check that a command can not be undone and return what rests on it."""
    return story.refuses(SomethingRestsOnIt, story.annulment(command_id), words=REASON).what


def test_an_annulment_needs_a_reason() -> None:
    story = opened()
    mistake = story.does(Fire("apply"))

    assert "annul" == story.refuses(ReasonMissing, story.annulment(mistake)).act


def test_a_stranger_undoes_nothing() -> None:
    story = opened()
    mistake = story.does(Fire("apply"))

    refusal = story.refuses(NotAParty, story.annulment(mistake), NEW_SCHOOL, words=REASON)

    assert tuple(story.rules.workflow.parties) == refusal.may


def test_nobody_undoes_the_opening() -> None:
    assert "case_opened" == rests(opened(), CommandId("command-1"))


def test_nobody_undoes_the_passing_of_time() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))
    tick = story.last.events[0].command_id

    assert "time" == rests(story, tick)


def test_nobody_undoes_what_nobody_did() -> None:
    assert "time" == opened().refuses(SomethingRestsOnIt, Annul(CommandId("x"), ()), words=REASON).what


def test_nobody_undoes_that_accountability_moved() -> None:
    story = admitted()

    assert "step_confirmed" == rests(
        story, story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)
    )


def test_nobody_undoes_an_acknowledgement() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))
    promise = story.does(Acknowledge(story.alert("contact").id, date(2026, 11, 12)), words="We call.")

    assert "alert_acknowledged" == rests(story, promise)


def test_nobody_undoes_an_annulment() -> None:
    story = opened()
    story.undoes(story.does(SetDate(Anchor.TURNS_18, date(2028, 5, 5))))

    assert "command_annulled" == rests(story, story.last.events[-1].command_id)


def test_a_move_is_not_undone_after_the_next_one() -> None:
    story = opened()
    mistake = story.does(Fire("apply"))
    story.does(Fire("admit"))

    assert "admitted" == rests(story, mistake)


def test_a_date_is_not_undone_after_it_changed_again() -> None:
    story = forecast(date(2027, 2, 1))
    mistake = story.does(SetDate(Anchor.FORECAST, date(2027, 3, 1)))
    story.does(SetDate(Anchor.FORECAST, date(2027, 4, 1)))

    assert "forecast" in rests(story, mistake)


def test_a_party_is_not_undone_after_it_changed_again() -> None:
    story = admitted()
    mistake = story.does(SetParty(RECEIVING, NEW_SCHOOL))
    story.does(SetParty(RECEIVING, HOME_SCHOOL))

    assert "receiving_school" == rests(story, mistake)


@pytest.mark.parametrize("act", ["offered", "confirmed", "taken over", "waived", "returned"])
def test_a_move_is_not_undone_once_somebody_acted_on_a_step_that_it_opened(act: str) -> None:
    story = opened()
    mistake = story.does(Fire("admit"))
    meeting = story.step("introduction_meeting").id
    if act == "taken over":
        story.does(TakeOver(meeting), EDUCATION_ADMINISTRATION)
    elif act == "waived":
        story.does(Waive(meeting), YOUTH_HOME_SCHOOL, words="Not needed.")
    else:
        story.does(Offer(meeting), HOME_SCHOOL)
    if act == "confirmed":
        story.does(Confirm(meeting), YOUTH_HOME_SCHOOL)
    if act == "returned":
        story.does(Return(meeting), YOUTH_HOME_SCHOOL, words="Not enough.")

    assert "introduction_meeting" == rests(story, mistake)


def test_an_offer_is_not_undone_once_it_is_answered() -> None:
    story = opened()
    contact = story.step("contact").id
    mistake = story.does(Offer(contact))
    story.does(Confirm(contact), HOME_SCHOOL)

    assert "contact" == rests(story, mistake)


def test_a_return_is_not_undone_once_it_is_offered_again() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact))
    mistake = story.does(Return(contact), HOME_SCHOOL, words="Not ours.")
    story.does(Offer(contact))

    assert "contact" == rests(story, mistake)


def test_a_withdrawal_is_not_undone_once_it_is_offered_again() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact))
    mistake = story.does(Withdraw(contact))
    story.does(Offer(contact))

    assert "contact" == rests(story, mistake)


def test_a_taking_over_is_not_undone_once_the_step_is_offered() -> None:
    story = admitted()
    meeting = story.step("introduction_meeting").id
    mistake = story.does(TakeOver(meeting), EDUCATION_ADMINISTRATION)
    story.does(Offer(meeting), EDUCATION_ADMINISTRATION)

    assert "introduction_meeting" == rests(story, mistake)


def test_a_confirmation_is_not_undone_once_the_next_step_is_offered() -> None:
    story = opened()
    mistake = story.hands_over("contact", SOCIAL_SERVICES, HOME_SCHOOL)
    story.does(Offer(story.step("school_information").id), HOME_SCHOOL)

    assert "school_information" == rests(story, mistake)


def test_an_end_is_not_undone_twice() -> None:
    story = admitted()
    mistake = story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)
    story.undoes(mistake)

    assert "mapping" == rests(story, mistake)


def test_a_report_is_not_undone_once_the_next_one_is_done() -> None:
    story = admitted()
    mistake = story.hands_over("feedback", YOUTH_HOME_SCHOOL, HOME_SCHOOL)
    story.comes_to(date(2026, 12, 1))
    story.hands_over("feedback", YOUTH_HOME_SCHOOL, HOME_SCHOOL)

    assert "feedback" == rests(story, mistake)


def test_today_is_the_day_on_which_a_step_was_cancelled_by_an_annulment() -> None:
    story = opened()

    story.undoes(story.does(Fire("admit")))

    assert TODAY == story.step("mapping").ended_on
