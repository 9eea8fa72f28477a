"""The acts of a handover: offered, confirmed, returned, withdrawn; with one clock each, and who is told."""

from datetime import date

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Offer, Return, SetParty, Withdraw
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName, PersonId, StepId
from sisam.domain.message import Template
from sisam.domain.refusal import (
    DateAhead,
    DateMissing,
    NobodyConfirms,
    NotTheConfirmer,
    NotTheOwner,
    OfferedBySamePerson,
    ReasonMissing,
    StepMissing,
    StepNotOffered,
    StepNotOpen,
)
from sisam.domain.seat import Role, Seat
from sisam.domain.step import StepStatus
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    OTHER_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
)
from tests.story import IMPORT, Story, admitted, forecast, opened

OWNER = Seat(SOCIAL_SERVICES, Role.OFFICER)
CONFIRMER = Seat(HOME_SCHOOL, Role.HEAD_TEACHER)


def offered() -> Story:
    """A case whose contact social services have offered to the home school."""
    story = opened()
    story.does(Offer(story.step("contact").id))
    return story


# Offering.


def test_an_offer_ends_the_owners_clock_and_starts_the_confirmers() -> None:
    story = offered()

    assert StepStatus.OFFERED is story.step("contact").status
    assert [("do", "met"), ("answer", "pending")] == story.clocks("contact")
    # Three working days after Monday 2 November.
    assert date(2026, 11, 5) == story.due("contact")
    assert Anchor.OFFERED == story.clock("contact").anchor


def test_an_offer_is_journalled_and_told_to_the_confirmer_alone() -> None:
    story = offered()

    assert [EventType.STEP_OFFERED, EventType.DEADLINE_MET, EventType.DEADLINE_SET] == story.types()
    assert [CONFIRMER] == story.told(Template.STEP_OFFERED)
    assert 1 == len(story.last.messages)


def test_an_offer_remembers_who_made_it() -> None:
    assert PersonId(f"person-of-{SOCIAL_SERVICES}") == offered().step("contact").offered_by


def test_an_offer_moves_no_accountability() -> None:
    story = admitted()

    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL)

    assert story.case.accountable is not None
    assert SOCIAL_SERVICES == story.case.accountable.organisation_id


def test_a_late_offer_ends_the_alert_and_leaves_the_deadline_missed() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))

    story.does(Offer(story.step("contact").id))

    assert [("do", "missed"), ("answer", "pending")] == story.clocks("contact")
    assert Cleared.OFFERED is story.alert("contact").cleared_reason


def test_an_offer_recorded_late_but_made_in_time_is_in_time() -> None:
    story = admitted(via=IMPORT)

    story.comes_to(date(2026, 11, 20))
    story.does(Offer(story.step("introduction_meeting").id), HOME_SCHOOL, via=IMPORT, on=date(2026, 11, 16))

    assert [("do", "met"), ("answer", "pending")] == story.clocks("introduction_meeting")


def test_an_offer_made_late_without_anybody_looking_leaves_a_missed_deadline_and_a_cleared_alert() -> None:
    story = admitted(via=IMPORT)

    story.comes_to(date(2026, 11, 20))
    story.does(Offer(story.step("introduction_meeting").id), HOME_SCHOOL, via=IMPORT, on=date(2026, 11, 17))

    assert [("do", "missed"), ("answer", "pending")] == story.clocks("introduction_meeting")
    assert Cleared.OFFERED is story.alert("introduction_meeting").cleared_reason


@pytest.mark.parametrize("act", [Offer, Return])
def test_no_clock_is_silenced_by_a_day_that_has_not_been(act: type) -> None:
    story = opened() if act is Offer else offered()
    by = SOCIAL_SERVICES if act is Offer else HOME_SCHOOL
    ahead = date(2040, 1, 2)

    refusal = story.refuses(DateAhead, act(story.step("contact").id), by, on=ahead, words="A reason.")

    what = EventType.STEP_OFFERED if act is Offer else EventType.STEP_RETURNED
    assert (what, ahead) == (refusal.what, refusal.on)


def test_only_the_owner_offers() -> None:
    story = opened()

    refusal = story.refuses(NotTheOwner, Offer(story.step("contact").id), HOME_SCHOOL)

    assert ("contact", "social_services") == (refusal.step, refusal.owner)


def test_a_step_that_nobody_confirms_is_not_offered() -> None:
    story = admitted()

    refusal = story.refuses(NobodyConfirms, Offer(story.step("mapping").id), YOUTH_HOME_SCHOOL)

    assert "mapping" == refusal.step


def test_what_is_offered_is_not_offered_again() -> None:
    story = offered()

    refusal = story.refuses(StepNotOpen, Offer(story.step("contact").id))

    assert ("contact", StepStatus.OFFERED) == (refusal.step, refusal.status)


@pytest.mark.parametrize("act", [Offer, Confirm, Return, Withdraw])
def test_a_step_that_is_not_there_can_not_be_handed_over(act: type) -> None:
    refusal = opened().refuses(StepMissing, act(StepId("case-1.s99")), words="A reason.")

    assert ("step", "case-1.s99", "case-1.s99") == (refusal.kind, refusal.name, refusal.step)


# Confirming.


def test_a_confirmation_ends_the_step_and_the_clock_and_tells_the_owner() -> None:
    story = offered()

    story.does(Confirm(story.step("contact").id), HOME_SCHOOL)

    contact = story.step("contact")
    assert (StepStatus.CONFIRMED, TODAY, True) == (
        contact.status,
        contact.ended_on,
        contact.ended_position is not None,
    )
    assert [("do", "met"), ("answer", "met")] == story.clocks("contact")
    assert [OWNER] == story.told(Template.STEP_CONFIRMED)


def test_a_confirmation_sets_the_anchor_that_the_step_sets_on_the_day_that_it_happened() -> None:
    story = opened(via=IMPORT)
    story.comes_to(date(2026, 11, 6))

    story.hands_over("contact", SOCIAL_SERVICES, HOME_SCHOOL, on=None)

    assert date(2026, 11, 6) == story.case.anchors[Anchor.CONTACT_CONFIRMED]


def test_a_confirmed_contact_opens_the_school_information() -> None:
    story = opened()

    story.hands_over("contact", SOCIAL_SERVICES, HOME_SCHOOL)

    assert "school_information" in story.live()
    assert date(2026, 11, 9) == story.due("school_information")


def test_a_late_confirmation_leaves_the_answer_missed_and_ends_the_alert() -> None:
    story = offered()
    story.sweeps(date(2026, 11, 6))

    story.does(Confirm(story.step("contact").id), HOME_SCHOOL)

    assert [("do", "met"), ("answer", "missed")] == story.clocks("contact")
    assert Cleared.ANSWERED is story.alert("contact").cleared_reason


def test_only_the_confirmer_confirms() -> None:
    story = offered()

    refusal = story.refuses(NotTheConfirmer, Confirm(story.step("contact").id), person="somebody")

    assert ("contact", "home_school") == (refusal.step, refusal.confirmer)


def test_nobody_confirms_or_returns_their_own_offer() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact), person="both-sides")

    confirming = story.refuses(OfferedBySamePerson, Confirm(contact), HOME_SCHOOL, person="both-sides")
    returning = story.refuses(
        OfferedBySamePerson, Return(contact), HOME_SCHOOL, person="both-sides", words="No."
    )

    assert ["contact", "contact"] == [confirming.step, returning.step]


@pytest.mark.parametrize("act", [Confirm, Return])
def test_what_is_not_offered_is_neither_confirmed_nor_returned(act: type) -> None:
    story = opened()

    refusal = story.refuses(StepNotOffered, act(story.step("contact").id), HOME_SCHOOL, words="A reason.")

    assert ("contact", StepStatus.OPEN) == (refusal.step, refusal.status)


def test_a_school_place_is_not_confirmed_without_the_day_on_which_the_pupil_starts() -> None:
    story = forecast(date(2027, 2, 1))
    place = story.step("school_place").id
    story.does(Offer(place), EDUCATION_ADMINISTRATION)

    refusal = story.refuses(DateMissing, Confirm(place), NEW_SCHOOL)

    assert ("school_place", Anchor.SCHOOL_STARTS) == (refusal.step, refusal.anchor)


@pytest.mark.parametrize("named_at", ["offer", "confirmation"])
def test_the_start_date_is_named_at_the_offer_or_at_the_confirmation(named_at: str) -> None:
    story = forecast(date(2027, 2, 1))
    place, starts = story.step("school_place").id, date(2027, 2, 2)

    story.does(Offer(place, starts if named_at == "offer" else None), EDUCATION_ADMINISTRATION)
    story.does(Confirm(place, starts if named_at == "confirmation" else None), NEW_SCHOOL)

    assert starts == story.case.anchors[Anchor.SCHOOL_STARTS]
    assert StepStatus.CONFIRMED is story.step("school_place").status


def test_a_confirmed_change_of_party_moves_accountability_and_names_the_new_party() -> None:
    story = forecast(date(2027, 2, 1))
    story.hands_over("school_place", EDUCATION_ADMINISTRATION, NEW_SCHOOL, records_on=date(2027, 2, 2))
    story.does(SetParty(PartyName("receiving_school"), OTHER_SCHOOL))

    story.hands_over("change_of_party", NEW_SCHOOL, OTHER_SCHOOL)

    accountable = story.case.accountable
    assert accountable is not None
    assert ("receiving_school", OTHER_SCHOOL, 2) == (
        accountable.party,
        accountable.organisation_id,
        accountable.place,
    )
    assert OTHER_SCHOOL == story.case.parties[PartyName("receiving_school")]


# Returning.


def test_a_return_opens_the_step_anew_with_two_more_days_where_the_first_due_date_is_near() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 9))
    story.does(Offer(story.step("contact").id))

    story.does(Return(story.step("contact").id), HOME_SCHOOL, words="No name of a contact.")

    assert StepStatus.OPEN is story.step("contact").status
    assert [("do", "met"), ("answer", "met"), ("do", "pending")] == story.clocks("contact")
    assert date(2026, 11, 11) == story.due("contact")
    assert "contact.returned" == story.clock("contact").rule


def test_a_return_early_on_leaves_the_first_due_date() -> None:
    story = offered()

    story.does(Return(story.step("contact").id), HOME_SCHOOL, words="No name of a contact.")

    assert date(2026, 11, 9) == story.due("contact")
    assert date(2026, 11, 9) == story.step("contact").first_due_on


def test_lateness_after_a_return_counts_from_the_first_due_date() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 9))
    story.does(Offer(story.step("contact").id))

    story.does(Return(story.step("contact").id), HOME_SCHOOL, words="No name of a contact.")

    assert date(2026, 11, 9) == story.step("contact").first_due_on


def test_a_return_tells_the_owner_how_many_times_it_has_come_back() -> None:
    story = offered()

    story.does(Return(story.step("contact").id), HOME_SCHOOL, words="No name of a contact.")

    assert [OWNER] == story.told(Template.STEP_RETURNED)
    assert "1" == next(each for each in story.last.messages).values["count"]
    assert 1 == story.step("contact").returns
    assert story.step("contact").offered_by is None


def test_only_the_third_return_tells_the_coordinators_of_both_sides() -> None:
    story = opened()
    told = []
    for _ in range(3):
        story.does(Offer(story.step("contact").id))
        story.does(Return(story.step("contact").id), HOME_SCHOOL, words="Not enough.")
        told.append(story.told(Template.THIRD_RETURN))

    both = [Seat(SOCIAL_SERVICES, Role.COORDINATOR), Seat(HOME_SCHOOL, Role.COORDINATOR)]
    assert [[], [], both] == told


def test_a_return_needs_a_reason() -> None:
    story = offered()

    refusal = story.refuses(ReasonMissing, Return(story.step("contact").id), HOME_SCHOOL)

    assert "return" == refusal.act


def test_only_the_confirmer_returns() -> None:
    story = offered()

    refusal = story.refuses(
        NotTheConfirmer, Return(story.step("contact").id), words="A reason.", person="somebody"
    )

    assert ("contact", "home_school") == (refusal.step, refusal.confirmer)


# Withdrawing.


def test_a_withdrawn_offer_is_due_as_at_first_and_told_to_the_confirmer() -> None:
    story = offered()

    story.does(Withdraw(story.step("contact").id))

    assert StepStatus.OPEN is story.step("contact").status
    assert [("do", "met"), ("answer", "cancelled"), ("do", "pending")] == story.clocks("contact")
    assert date(2026, 11, 9) == story.due("contact")
    assert [CONFIRMER] == story.told(Template.OFFER_WITHDRAWN)


def test_an_offer_withdrawn_after_the_first_due_date_is_missed_at_once() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 9))
    story.does(Offer(story.step("contact").id))
    story.comes_to(date(2026, 11, 10))

    story.does(Withdraw(story.step("contact").id))

    assert [("do", "met"), ("answer", "cancelled"), ("do", "missed")] == story.clocks("contact")
    assert story.alert("contact").live
    assert [OWNER] == story.told(Template.OVERDUE)


def test_a_withdrawal_forgets_the_time_that_a_return_gave() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 9))
    contact = story.step("contact").id
    story.does(Offer(contact))
    story.does(Return(contact), HOME_SCHOOL, words="Not enough.")
    story.does(Offer(contact))

    story.does(Withdraw(contact))

    assert date(2026, 11, 9) == story.due("contact")


def test_only_the_owner_withdraws() -> None:
    story = offered()

    refusal = story.refuses(NotTheOwner, Withdraw(story.step("contact").id), HOME_SCHOOL)

    assert ("contact", "social_services") == (refusal.step, refusal.owner)


def test_what_is_not_offered_is_not_withdrawn() -> None:
    story = opened()

    refusal = story.refuses(StepNotOffered, Withdraw(story.step("contact").id))

    assert ("contact", StepStatus.OPEN) == (refusal.step, refusal.status)
