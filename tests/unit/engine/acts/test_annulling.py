"""Undoing a mistaken command by new events, only while nothing rests on it."""

from datetime import date

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import (
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
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, StepStatus
from sisam.domain.workflow import Phase
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    YOUTH_HOME_SCHOOL,
)
from tests.story import admitted, forecast, opened

REASON = "A mistake."
RECEIVING = PartyName("receiving_school")


def test_an_annulment_is_told_by_new_events_and_erases_none() -> None:
    story = opened()
    mistake = story.does(Fire("apply"))
    before = list(story.events)

    story.undoes(mistake)

    assert before == story.events[: len(before)]
    event = next(each for each in story.last.events if each.type is EventType.COMMAND_ANNULLED)
    assert ({"command": mistake}, REASON) == (event.data, event.words)


def test_an_undone_move_leads_back_with_its_date_and_its_steps() -> None:
    story = opened()
    mistake = story.does(Fire("admit"))

    story.undoes(mistake)

    assert ("investigation", Phase.BEFORE) == (story.case.state, story.case.phase)
    assert Anchor.ADMITTED not in story.case.anchors
    assert {"contact", "watch"} == story.live()
    assert Cause.ANNULLED is story.step("mapping").cause


def test_an_undone_move_may_be_made_again() -> None:
    story = opened()
    story.undoes(story.does(Fire("admit")))

    story.does(Fire("admit"))

    assert (2, True) == (story.step("mapping").occurrence, story.step("mapping").live)


def test_an_undone_date_is_what_it_was_before() -> None:
    story = forecast(date(2027, 2, 1))
    mistake = story.does(SetDate(Anchor.FORECAST, date(2027, 1, 11)))
    # One week before Monday 11 January.
    assert date(2027, 1, 4) == story.due("transition_document")

    story.undoes(mistake)

    assert date(2027, 2, 1) == story.case.anchors[Anchor.FORECAST]
    assert date(2027, 1, 25) == story.due("transition_document")


def test_a_first_date_that_is_undone_is_unknown_again() -> None:
    story = admitted()

    story.undoes(story.does(SetDate(Anchor.FORECAST, date(2027, 2, 1))))

    assert Anchor.FORECAST not in story.case.anchors
    assert "forecast" in story.live()


@pytest.mark.parametrize("earlier", [0, 1])
def test_a_postponement_that_is_undone_is_not_counted(earlier: int) -> None:
    story = forecast(date(2027, 2, 1))
    story.undoes(story.does(SetDate(Anchor.FORECAST, date(2027, 4, 1))))
    for week in range(earlier):
        story.does(SetDate(Anchor.FORECAST, date(2027, 2, 8 + 7 * week)))

    story.undoes(story.does(SetDate(Anchor.FORECAST, date(2027, 3, 1))))

    assert str(earlier) == story.case.facts[Fact.FORECAST_POSTPONED]


def test_an_undone_party_is_unknown_again() -> None:
    story = admitted()

    story.undoes(story.does(SetParty(RECEIVING, NEW_SCHOOL)))

    assert RECEIVING not in story.case.parties
    assert RECEIVING not in story.case.absent


def test_an_undone_none_is_asked_for_again() -> None:
    story = opened(parties={party: each for party, each in PARTIES.items() if party != "home_school"})

    story.undoes(story.does(SetParty(PartyName("home_school"), None)))

    assert "home_school" in story.live()
    assert frozenset() == story.case.absent


def test_an_undone_party_is_what_it_was_before() -> None:
    story = forecast(date(2027, 2, 1))

    story.undoes(story.does(SetParty(RECEIVING, HOME_SCHOOL)))

    assert NEW_SCHOOL == story.case.parties[RECEIVING]
    confirmer = story.step("school_place").confirmer
    assert NEW_SCHOOL == (confirmer and confirmer.organisation_id)


def test_an_undone_offer_is_owed_by_its_owner_again() -> None:
    story = opened()

    story.undoes(story.does(Offer(story.step("contact").id)))

    assert (StepStatus.OPEN, None) == (story.step("contact").status, story.step("contact").offered_by)
    assert [("do", "met"), ("answer", "cancelled"), ("do", "pending")] == story.clocks("contact")
    assert date(2026, 11, 9) == story.due("contact")


def test_an_undone_return_stands_offered_again_and_is_not_counted() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact))
    mistake = story.does(Return(contact), HOME_SCHOOL, words="Not ours.")

    story.undoes(mistake, HOME_SCHOOL)

    assert (StepStatus.OFFERED, 0) == (story.step("contact").status, story.step("contact").returns)
    assert "answer" == story.clock("contact").kind


def test_after_an_undone_return_whoever_offered_still_may_not_confirm() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact), person="the-offerer")
    mistake = story.does(Return(contact), HOME_SCHOOL, words="Not ours.")

    story.undoes(mistake, HOME_SCHOOL)

    assert PersonId("the-offerer") == story.step("contact").offered_by


def test_after_an_undone_withdrawal_whoever_offered_still_may_not_confirm() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact), person="the-offerer")
    mistake = story.does(Withdraw(contact), person="a-colleague")

    story.undoes(mistake)

    assert PersonId("the-offerer") == story.step("contact").offered_by


def test_an_undone_withdrawal_stands_offered_again() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact))

    story.undoes(story.does(Withdraw(contact)))

    assert StepStatus.OFFERED is story.step("contact").status
    assert "answer" == story.clock("contact").kind


def test_a_party_whose_naming_took_an_offer_back_leaves_the_step_to_be_offered_again() -> None:
    story = forecast(date(2027, 2, 1), None)
    story.does(SetParty(RECEIVING, None))
    story.does(Offer(story.step("school_place").id))
    mistake = story.does(SetParty(RECEIVING, NEW_SCHOOL))

    story.undoes(mistake)
    told = story.told(Template.OFFER_WITHDRAWN)
    story.does(Offer(story.step("school_place").id))

    # The school that was named by mistake has never been offered anything.
    assert [] == told
    assert [Seat(EDUCATION_ADMINISTRATION, Role.OFFICER)] == story.told(Template.STEP_OFFERED)


def test_an_undone_return_leaves_no_more_time_than_there_was() -> None:
    story = opened()
    contact = story.step("contact").id
    story.comes_to(date(2026, 11, 9))
    offer = story.does(Offer(contact))
    story.undoes(story.does(Return(contact), HOME_SCHOOL, words="Not ours."), HOME_SCHOOL)

    story.undoes(offer)

    assert date(2026, 11, 9) == story.due("contact")


def test_an_undone_confirmation_waits_for_its_answer_again() -> None:
    story = opened()
    story.undoes(story.hands_over("contact", SOCIAL_SERVICES, HOME_SCHOOL), HOME_SCHOOL)

    assert StepStatus.OFFERED is story.step("contact").status
    assert Anchor.CONTACT_CONFIRMED not in story.case.anchors
    assert "school_information" not in story.live()


def test_after_an_undone_confirmation_whoever_offered_still_may_not_confirm() -> None:
    story = opened()
    offerer = f"person-of-{SOCIAL_SERVICES}"

    story.undoes(story.hands_over("contact", SOCIAL_SERVICES, HOME_SCHOOL), HOME_SCHOOL)

    assert PersonId(offerer) == story.step("contact").offered_by


def test_an_undone_task_is_owed_again() -> None:
    story = admitted()

    story.undoes(story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL), YOUTH_HOME_SCHOOL)

    assert StepStatus.OPEN is story.step("mapping").status
    assert date(2026, 11, 9) == story.due("mapping")


@pytest.mark.parametrize("offered", [False, True])
def test_an_undone_waiver_is_owed_again(offered: bool) -> None:
    story = admitted()
    meeting = story.step("introduction_meeting").id
    if offered:
        story.does(Offer(meeting), HOME_SCHOOL)

    story.undoes(story.does(Waive(meeting), YOUTH_HOME_SCHOOL, words="Not needed."), YOUTH_HOME_SCHOOL)

    assert story.step("introduction_meeting").live
    assert "pending" == story.clock("introduction_meeting").status


def test_an_undone_taking_over_gives_the_step_back() -> None:
    story = admitted()
    meeting = story.step("introduction_meeting").id

    story.undoes(story.does(TakeOver(meeting), EDUCATION_ADMINISTRATION))

    step = story.step("introduction_meeting")
    assert (HOME_SCHOOL, False) == (step.owner.organisation_id, step.taken_over)


def test_an_annulled_second_taking_over_gives_the_step_back_to_the_first_who_took_it() -> None:
    story = admitted()
    meeting = story.step("introduction_meeting").id
    story.does(TakeOver(meeting), EDUCATION_ADMINISTRATION)

    story.undoes(story.does(TakeOver(meeting), SOCIAL_SERVICES))

    step = story.step("introduction_meeting")
    assert (EDUCATION_ADMINISTRATION, True) == (step.owner.organisation_id, step.taken_over)


def test_a_step_that_becomes_owed_again_when_it_is_past_is_missed_at_once() -> None:
    story = admitted()
    mistake = story.does(Done(story.step("mapping").id), YOUTH_HOME_SCHOOL)
    story.comes_to(date(2026, 11, 20))

    story.undoes(mistake)

    assert "missed" == story.clocks("mapping")[-1][1]
    assert story.alert("mapping").live


def test_what_time_did_meanwhile_is_not_undone() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 10))
    mistake = story.does(SetDate(Anchor.TURNS_18, date(2028, 5, 5)))

    story.undoes(mistake)

    assert "missed" == story.clock("contact").status
