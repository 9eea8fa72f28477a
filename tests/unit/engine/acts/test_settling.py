"""A new placement asks the case before to be settled, and what is carried is owed in one case alone."""

from datetime import date

from sisam.domain.command import (
    AcceptDebts,
    Acknowledge,
    Close,
    Done,
    DropSettlement,
    Offer,
    OpenSettlement,
    TakeOver,
    Waive,
)
from sisam.domain.event import EventType
from sisam.domain.message import Template
from sisam.domain.refusal import (
    EndsWithClosing,
    NotAParty,
    NotWaivable,
    ReasonMissing,
    SomethingRestsOnIt,
)
from sisam.domain.refusal_between_cases import CarriesNothing, NotOwedThere, SettleOrCarry
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, StepStatus
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, SOCIAL_SERVICES, YOUTH_HOME_SCHOOL
from tests.story import Story, admitted
from tests.two_cases import REASON, SECOND, carried, placed_anew, settle


def handovers(story: Story) -> tuple[str, ...]:
    """Return what is owed to others, which the closing side may not waive."""
    return tuple(step.definition for step in story.case.live_steps() if step.confirmer is not None)


def test_the_case_before_is_to_be_settled_within_five_working_days() -> None:
    old = admitted()
    placed_anew(old)

    assert date(2026, 11, 9) == old.due("settle")
    assert SOCIAL_SERVICES == old.step("settle").owner.organisation_id


def test_its_owner_is_told_once_even_where_it_opened_the_new_case_itself() -> None:
    old = admitted()
    placed_anew(old)

    officer = Seat(SOCIAL_SERVICES, Role.OFFICER)
    assert [officer] == old.told(Template.NEW_PLACEMENT)
    assert [] == old.told(Template.STEP_OPENED)


def test_only_a_party_of_the_new_case_is_told_its_number() -> None:
    party, stranger = admitted(), admitted()
    party.does(OpenSettlement("N/2", frozenset({SOCIAL_SERVICES})))
    stranger.does(OpenSettlement("N/2", frozenset({NEW_SCHOOL})))

    [told], [silent] = (
        [each for each in story.last.messages if each.template is Template.NEW_PLACEMENT]
        for story in (party, stranger)
    )
    assert {"number": "N/2"} == told.values
    assert {} == silent.values


def test_nobody_learns_from_the_journal_who_opened_the_new_case() -> None:
    old = admitted()
    old.does(OpenSettlement(), NEW_SCHOOL)

    assert [EventType.STEP_OPENED, EventType.DEADLINE_SET] == old.types()
    assert all(event.actor.is_daemon for event in old.last.events)


def test_asking_twice_asks_once() -> None:
    old = admitted()
    placed_anew(old)

    old.does(OpenSettlement())

    assert [] == old.types()
    assert 1 == len(old.steps("settle"))


def test_settling_ends_by_closing_and_in_no_other_way() -> None:
    old = admitted()
    placed_anew(old)
    step = old.step("settle").id

    old.refuses(EndsWithClosing, Done(step))
    old.refuses(NotWaivable, Waive(step), words=REASON)
    old.does(Close("deceased", SECOND), words=REASON)

    assert StepStatus.CONFIRMED is old.step("settle").status


def test_nothing_is_asked_any_more_when_no_placement_follows() -> None:
    old = admitted()
    placed_anew(old)

    old.does(DropSettlement())

    assert Cause.OVERTAKEN is old.step("settle").cause
    assert "settle" not in old.live()
    old.does(OpenSettlement())
    assert 2 == old.step("settle").occurrence


def test_a_late_settlement_climbs_like_anything_else_and_falls_silent_with_the_closing() -> None:
    old = admitted()
    new = placed_anew(old)
    old.sweeps(date(2026, 11, 11))
    alert = old.alert("settle")
    old.does(Acknowledge(alert.id, date(2026, 11, 12)), words="We do it tomorrow.")
    new.comes_to(date(2026, 11, 11))

    settle(old, new, *handovers(old))

    assert not old.alert("settle").live


def test_what_is_carried_ends_here_and_names_what_goes_on_with_it() -> None:
    old = admitted()
    new = placed_anew(old)
    successor = new.step("educational_handover")

    settle(old, new, *handovers(old))

    step = old.step("educational_handover")
    assert (StepStatus.TAKEN_OVER, successor.id) == (step.status, step.successor_step_id)
    assert not old.case.open
    assert successor == new.step("educational_handover")


def test_an_offer_that_waits_is_carried_too_and_asks_for_no_answer_any_more() -> None:
    old = admitted()
    old.does(Offer(old.step("educational_handover").id), HOME_SCHOOL)
    new = placed_anew(old)

    settle(old, new, *handovers(old))

    assert StepStatus.TAKEN_OVER is old.step("educational_handover").status
    assert [("do", "met"), ("answer", "cancelled")] == old.clocks("educational_handover")


def test_a_carried_debt_has_the_clock_of_its_new_case() -> None:
    old = admitted()
    old.comes_to(date(2026, 11, 16))
    old.sweeps()
    new = placed_anew(old)
    due = new.due("mapping")

    settle(old, new, *handovers(old), "mapping")

    assert date(2026, 11, 23) == due == new.due("mapping") == new.step("mapping").first_due_on
    accepted = [event.data for event in new.last.events if event.type is EventType.DEBT_ACCEPTED]
    assert "2026-11-09" == accepted[-1]["first_due_on"]


def test_whoever_owes_it_now_is_told() -> None:
    old = admitted()
    new = placed_anew(old)

    settle(old, new, *handovers(old), "mapping")

    told = new.told(Template.DEBT_CARRIED)
    assert {HOME_SCHOOL, YOUTH_HOME_SCHOOL} == {seat.organisation_id for seat in told}


def test_whoever_took_the_step_over_is_told_in_the_new_case() -> None:
    old = admitted()
    new = placed_anew(old)
    new.does(TakeOver(new.step("mapping").id), HOME_SCHOOL)

    settle(old, new, *handovers(old), "mapping")

    assert YOUTH_HOME_SCHOOL not in {
        message.to.organisation_id for message in new.last.messages if message.step == "mapping"
    }


def test_what_is_neither_carried_nor_the_closers_to_waive_is_named_with_what_could_be_carried() -> None:
    old = admitted()
    placed_anew(old)

    refusal = old.refuses(
        SettleOrCarry, Close("new_placement", SECOND, carriable=("contact", "mapping")), words=REASON
    )

    assert ("N/1", ("contact",)) == (refusal.number, refusal.carriable)
    assert {"contact", "introduction_meeting"} <= set(refusal.steps)


def test_carrying_everything_else_still_needs_a_reason() -> None:
    old = admitted()
    new = placed_anew(old)
    debts = carried(old, new, *handovers(old))

    old.refuses(ReasonMissing, Close("new_placement", SECOND, tuple(each.step_id for each in debts), debts))


def test_nothing_is_carried_by_another_outcome() -> None:
    old = admitted()
    new = placed_anew(old)
    debts = carried(old, new, "contact")

    old.refuses(CarriesNothing, Close("deceased", SECOND, (debts[0].step_id,), debts), words=REASON)


def test_a_step_that_has_ended_meanwhile_goes_on_with_nothing() -> None:
    old = admitted()
    new = placed_anew(old)
    debts = carried(old, new, "mapping")
    new.does(Done(new.step("mapping").id), YOUTH_HOME_SCHOOL)

    new.refuses(NotOwedThere, AcceptDebts(old.case.id, debts))


def test_whoever_is_no_party_of_the_new_case_carries_nothing_there() -> None:
    old = admitted()
    new = placed_anew(old)

    new.refuses(NotAParty, AcceptDebts(old.case.id, carried(old, new, "mapping")), NEW_SCHOOL)


def test_a_debt_that_was_accepted_cannot_be_given_back() -> None:
    old = admitted()
    new = placed_anew(old)
    accepted = new.does(AcceptDebts(old.case.id, carried(old, new, "mapping")))

    refusal = new.refuses(SomethingRestsOnIt, new.annulment(accepted), words="A mistake.")

    assert EventType.DEBT_ACCEPTED == refusal.what
