"""Transferring: a new round at another home, with what stays, begins anew or moves along."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Fire, Offer, RecordSpell, SetDate, SetParty, Transfer
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.refusal import (
    DateAhead,
    DateOrder,
    HandsToItself,
    NotAParty,
    SomethingRestsOnIt,
    UnknownName,
    WrongState,
)
from sisam.domain.refusal_of_transfer import BeforeTheAdmission, SameHome, TransferInstead
from sisam.domain.schooling import Spell
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, StepStatus
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    SECOND_HOME,
    SECOND_HOME_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.story import Story, admitted, opened, transferred

TO_SECOND = Transfer(SECOND_HOME, SECOND_HOME_SCHOOL)
LAST_DAY = date(2026, 11, 3)


def in_round(story: Story, definition: str, round_: int) -> tuple[str, str | None, date]:
    """Return the owner, the confirmer and the last day of the newest step of a round."""
    step = [each for each in story.steps(definition) if each.round == round_][-1]
    clock = story.case.live_deadline(step.id)
    assert clock is not None
    confirmer = step.confirmer.organisation_id if step.confirmer else None
    return step.owner.organisation_id, confirmer, clock.due_on


def test_the_round_the_parties_and_the_admission_are_new_and_the_state_is_not() -> None:
    story = transferred()
    case = story.case

    assert (2, "admitted", date(2026, 11, 4)) == (case.round, case.state, case.anchors[Anchor.ADMITTED])
    named = [case.parties.get(PartyName(name)) for name in ("youth_home", "youth_home_school")]
    assert [SECOND_HOME, SECOND_HOME_SCHOOL] == named
    assert YOUTH_HOME_SCHOOL == case.parties[PartyName("previous_youth_home_school")]
    assert SOCIAL_SERVICES == (case.accountable and case.accountable.organisation_id)


def test_the_move_stands_in_the_journal_with_both_its_states() -> None:
    [moved] = [each for each in transferred().events if each.type is EventType.CASE_TRANSFERRED]

    assert ("admitted", "admitted") == (moved.from_state, moved.to_state)
    assert {"transition": "transfer", "round": 2} == moved.data


def test_a_debt_counts_by_the_dates_of_its_own_round() -> None:
    story = transferred()

    # Ten working days after Monday 2 and Wednesday 4 November.
    assert (HOME_SCHOOL, SECOND_HOME_SCHOOL, date(2026, 11, 16)) == in_round(story, "introduction_meeting", 1)
    assert (YOUTH_HOME_SCHOOL, SECOND_HOME_SCHOOL, date(2026, 11, 18)) == in_round(
        story, "introduction_meeting", 2
    )


def test_what_stays_does_not_begin_anew() -> None:
    story = transferred()

    assert [1] == [step.round for step in story.steps("forecast")]
    assert date(2026, 11, 30) == story.due("forecast")


def test_the_first_lesson_is_forgotten_and_the_schooling_kept() -> None:
    story = transferred()

    assert Anchor.FIRST_LESSON not in story.case.anchors
    assert (Spell(YOUTH_HOME_SCHOOL, date(2026, 11, 2), LAST_DAY),) == story.case.spells


def test_schooling_that_was_recorded_ends_with_the_transfer() -> None:
    story = admitted()
    story.does(RecordSpell(YOUTH_HOME_SCHOOL, date(2026, 11, 2)))
    story.comes_to(date(2026, 11, 4))
    story.does(TO_SECOND, YOUTH_HOME)

    assert (Spell(YOUTH_HOME_SCHOOL, date(2026, 11, 2), LAST_DAY),) == story.case.spells


def test_without_a_lesson_there_was_no_schooling() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 4))
    story.does(TO_SECOND, YOUTH_HOME)

    assert () == story.case.spells


def test_a_corrected_day_of_transfer_moves_the_end_of_the_schooling() -> None:
    story = transferred()
    story.does(SetDate(Anchor.ADMITTED, LAST_DAY))

    assert (Spell(YOUTH_HOME_SCHOOL, date(2026, 11, 2), date(2026, 11, 2)),) == story.case.spells
    story.refuses(BeforeTheAdmission, SetDate(Anchor.ADMITTED, date(2026, 11, 1)))


def test_every_party_but_the_one_who_did_it_is_told_with_the_school_at_the_new_home() -> None:
    story = transferred()
    told = [message for message in story.last.messages if message.template is Template.TRANSFERRED]

    assert Seat(SECOND_HOME_SCHOOL, Role.EDUCATIONAL_LEAD) in {message.to for message in told}
    assert Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD) in {message.to for message in told}
    expected = {"on": "2026-11-04", "party": "youth_home_school"}
    assert [expected] * len(told) == [dict(message.values) for message in told]


@pytest.mark.parametrize(
    ("refusal", "act", "on"),
    [
        (SameHome, Transfer(YOUTH_HOME, SECOND_HOME_SCHOOL), None),
        (SameHome, Transfer(SECOND_HOME, YOUTH_HOME_SCHOOL), None),
        (BeforeTheAdmission, TO_SECOND, date(2026, 11, 1)),
        (DateAhead, TO_SECOND, date(2026, 11, 4)),
        (DateOrder, TO_SECOND, date(2026, 11, 2)),
        (TransferInstead, Fire("transfer"), None),
        (TransferInstead, SetParty(PartyName("previous_youth_home_school"), YOUTH_HOME_SCHOOL), None),
    ],
)
def test_a_transfer_that_cannot_be_is_refused(refusal: type[Exception], act: object, on: date | None) -> None:
    story = admitted()
    story.comes_to(LAST_DAY)
    story.does(SetDate(Anchor.FIRST_LESSON, LAST_DAY))

    story.refuses(refusal, act, YOUTH_HOME if on else SOCIAL_SERVICES, on=on)  # type: ignore[arg-type, type-var]


def test_the_school_at_the_new_home_is_not_the_one_that_receives_afterwards() -> None:
    story = admitted()
    story.does(SetParty(PartyName("receiving_school"), SECOND_HOME_SCHOOL))

    story.refuses(HandsToItself, TO_SECOND, YOUTH_HOME)


def test_nobody_is_transferred_before_the_admission_or_by_a_school() -> None:
    opened().refuses(WrongState, TO_SECOND)
    admitted().refuses(NotAParty, TO_SECOND, HOME_SCHOOL)


def test_a_workflow_without_transfers_knows_none() -> None:
    story = admitted()
    moves = {name: each for name, each in story.rules.workflow.transitions.items() if not each.starts_round}
    story.rules = replace(story.rules, workflow=replace(story.rules.workflow, transitions=moves))

    story.refuses(UnknownName, TO_SECOND)


def test_an_offer_to_the_old_school_is_open_again_with_new_time() -> None:
    story = admitted()
    handover = story.step("educational_handover").id
    story.comes_to(date(2026, 11, 13))
    story.does(Offer(handover), HOME_SCHOOL)
    story.comes_to(date(2026, 11, 18))
    story.does(TO_SECOND, YOUTH_HOME)

    step = story.case.steps[handover]
    assert (StepStatus.OPEN, 0, date(2026, 11, 18)) == (step.status, step.returns, step.returned_on)
    assert (HOME_SCHOOL, SECOND_HOME_SCHOOL, date(2026, 11, 20)) == in_round(story, "educational_handover", 1)


def test_a_transfer_back_cancels_what_the_school_would_owe_to_itself() -> None:
    story = transferred()
    story.does(Transfer(YOUTH_HOME, YOUTH_HOME_SCHOOL), SECOND_HOME)

    causes = {step.round: step.cause for step in story.steps("introduction_meeting")}
    assert {1: None, 2: Cause.TRANSFERRED, 3: None} == causes


def test_annulled_it_leaves_no_trace_in_parties_dates_and_schooling() -> None:
    story = transferred()
    story.undoes(story.events[-1].command_id)
    before = admitted()
    before.does(SetDate(Anchor.FIRST_LESSON, date(2026, 11, 2)))

    assert (1, (), ()) == (story.case.round, story.case.earlier_dates, story.case.spells)
    assert before.case.parties == story.case.parties
    assert before.case.anchors == story.case.anchors
    assert {"mapping", "feedback"} <= story.live()


def test_a_transfer_that_another_one_came_after_is_not_annulled() -> None:
    story = transferred()
    first = story.annulment(story.events[-1].command_id)
    story.does(Transfer(OrganisationId("third"), OrganisationId("third-school")), SECOND_HOME)

    story.refuses(SomethingRestsOnIt, first, words="A mistake.")


def test_annulled_late_it_leaves_no_step_of_its_round_and_nothing_is_owed_twice() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 4))
    transfer = story.does(TO_SECOND, YOUTH_HOME)
    story.does(SetDate(Anchor.FORECAST, date(2027, 3, 1)))
    story.does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))
    # The school agreement of the round opens by itself, 10 working days after the transfer.
    story.sweeps(date(2026, 11, 20))
    assert {"school_agreement", "school_place"} <= {
        step.definition for step in story.case.live_steps() if step.round == 2
    }

    story.undoes(transfer)

    owed = [step.definition for step in story.case.live_steps()]
    assert sorted(set(owed)) == sorted(owed)
    assert {"school_agreement", "school_place"} <= set(owed)
    assert {1} == {step.round for step in story.case.live_steps()}


def test_a_transfer_is_not_annulled_once_a_place_was_confirmed_or_offered_or_lessons_began_after_it() -> None:
    story = admitted()
    story.does(SetDate(Anchor.FORECAST, date(2027, 3, 1)))
    story.comes_to(date(2026, 11, 4))
    annulment = story.annulment(story.does(TO_SECOND, YOUTH_HOME))
    story.does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))
    place = story.step("school_place").id
    story.does(Offer(place, date(2027, 3, 2)), EDUCATION_ADMINISTRATION)
    assert "school_place" == story.refuses(SomethingRestsOnIt, annulment, words="A mistake.").what
    story.does(Confirm(place), NEW_SCHOOL)
    assert "school_place" == story.refuses(SomethingRestsOnIt, annulment, words="A mistake.").what

    story = admitted()
    story.comes_to(date(2026, 11, 4))
    annulment = story.annulment(story.does(TO_SECOND, YOUTH_HOME))
    story.does(SetDate(Anchor.FIRST_LESSON, date(2026, 11, 4)))
    assert "first_lesson" == story.refuses(SomethingRestsOnIt, annulment, words="A mistake.").what


def test_a_transfer_is_not_annulled_after_the_discharge() -> None:
    story = admitted()
    story.comes_to(date(2026, 11, 4))
    annulment = story.annulment(story.does(TO_SECOND, YOUTH_HOME))
    story.comes_to(date(2026, 11, 9))
    story.does(Fire("discharge"))

    assert "discharged" == story.refuses(SomethingRestsOnIt, annulment, words="A mistake.").what


def test_the_school_that_the_pupil_left_is_told_and_acts_until_its_last_step_has_ended() -> None:
    story = transferred()
    for definition in ("educational_handover", "introduction_meeting", "school_agreement"):
        story.sweeps(date(2026, 12, 1))
        for step in [each for each in story.steps(definition) if each.live]:
            story.does(Offer(step.id), step.owner.organisation_id)
            if definition == "school_agreement":
                story.does(SetDate(Anchor.FORECAST, date(2027, 3, 1)))
                story.does(SetDate(Anchor.FORECAST, date(2027, 3, 2)))
                assert Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD) in told_of(story)
            story.does(Confirm(step.id), SECOND_HOME_SCHOOL)

    story.does(SetDate(Anchor.FORECAST, date(2027, 4, 1)))

    assert Seat(SECOND_HOME_SCHOOL, Role.EDUCATIONAL_LEAD) in told_of(story)
    assert Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD) not in told_of(story)
    story.refuses(NotAParty, SetParty(PartyName("receiving_school"), NEW_SCHOOL), YOUTH_HOME_SCHOOL)


def told_of(story: Story) -> list[Seat]:
    """Return whom the last command told of a postponement."""
    return story.told(Template.FORECAST_POSTPONED)


def test_schooling_that_had_ended_before_a_transfer_keeps_its_last_day() -> None:
    story = admitted()
    lesson = date(2026, 11, 2)
    story.does(RecordSpell(YOUTH_HOME_SCHOOL, lesson, lesson), YOUTH_HOME_SCHOOL)
    story.comes_to(date(2026, 11, 6))
    story.does(TO_SECOND, YOUTH_HOME)

    assert (Spell(YOUTH_HOME_SCHOOL, lesson, lesson),) == story.case.spells
