"""Two people of different organisations can end a handover that its receiver does not answer."""

from datetime import date

import pytest

from sisam.domain.alert import Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Offer, SetDate, SetParty
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.message import Template
from sisam.domain.refusal import (
    DateMissing,
    OfferedBySamePerson,
    ReasonMissing,
    SomethingRestsOnIt,
    StepMissing,
    StepNotOffered,
)
from sisam.domain.refusal_of_force import AnswerNotLate, NobodyReceives, NotForced, SecondMissing
from sisam.domain.seat import Role, Seat
from sisam.domain.step import StepStatus
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    OTHER_SCHOOL,
    PLACEMENT_UNIT,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.story import AGENCY, Story, a_forcing, admitted, forced, forecast, unanswered

WHY = "We have called five times."


def test_a_forced_handover_moves_accountability_as_a_confirmation_would() -> None:
    story = forced()
    by_hand = unanswered()
    by_hand.does(Confirm(by_hand.step("educational_handover").id), YOUTH_HOME_SCHOOL)

    told = [
        (each.party, each.organisation_id, each.round, each.place) for each in story.case.accountabilities
    ]

    assert (PartyName("youth_home_school"), YOUTH_HOME_SCHOOL, 1, 1) == told[-1]
    assert told == [
        (each.party, each.organisation_id, each.round, each.place) for each in by_hand.case.accountabilities
    ]
    assert by_hand.case.anchors == story.case.anchors
    assert by_hand.live() == story.live()


def test_the_step_is_confirmed_and_its_alert_has_ended() -> None:
    story = forced()

    assert StepStatus.CONFIRMED is story.step("educational_handover").status
    assert Cleared.STEP_ENDED is story.alert("educational_handover").cleared_reason
    assert story.case.live_deadline(story.step("educational_handover").id) is None


def test_the_event_names_both_and_what_was_before() -> None:
    event = next(each for each in forced().events if each.type is EventType.HANDOVER_FORCED)

    assert ("person-of-org-home", YOUTH_HOME, WHY) == (
        event.actor.person_id,
        event.actor.organisation_id,
        event.words,
    )
    assert {
        "second_person": "person-of-org-social",
        "second_organisation": SOCIAL_SERVICES,
        "was": StepStatus.OFFERED,
        "passes_to": YOUTH_HOME_SCHOOL,
        "passes_to_party": "youth_home_school",
    }.items() <= event.data.items()


def test_every_party_is_told_but_for_the_one_that_asked() -> None:
    assert {
        Seat(SOCIAL_SERVICES, Role.OFFICER),
        Seat(HOME_SCHOOL, Role.HEAD_TEACHER),
        Seat(PLACEMENT_UNIT, Role.OFFICER),
        Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD),
        Seat(EDUCATION_ADMINISTRATION, Role.OFFICER),
    } == set(forced().told(Template.HANDOVER_FORCED))


def test_the_agency_may_speak_for_the_receiving_side() -> None:
    story = unanswered()

    story.does(a_forcing(story), AGENCY, words=WHY)

    assert YOUTH_HOME_SCHOOL == story.case.accountabilities[-1].organisation_id


def test_the_receiving_side_may_be_the_second() -> None:
    story = unanswered()
    act = a_forcing(story, second_person=PersonId("head"), second_organisation=YOUTH_HOME)

    story.does(act, SOCIAL_SERVICES, words=WHY)

    assert YOUTH_HOME_SCHOOL == story.case.accountabilities[-1].organisation_id


def test_it_needs_a_reason() -> None:
    story = unanswered()

    assert "force" == story.refuses(ReasonMissing, a_forcing(story), YOUTH_HOME).act


@pytest.mark.parametrize(
    "second",
    [
        {"second_organisation": YOUTH_HOME},
        {"second_person": PersonId("person-of-org-home")},
        {"second_person": PersonId("person-of-org-home"), "second_organisation": YOUTH_HOME},
    ],
)
def test_one_person_or_one_organisation_is_not_enough(second: dict[str, str]) -> None:
    story = unanswered()

    story.refuses(SecondMissing, a_forcing(story, **second), YOUTH_HOME, words=WHY)


def test_two_of_whom_none_receives_are_refused() -> None:
    story = unanswered()

    refusal = story.refuses(NobodyReceives, a_forcing(story), EDUCATION_ADMINISTRATION, words=WHY)

    assert ("educational_handover", "youth_home_school") == (refusal.step, refusal.confirmer)


def test_whoever_made_the_offer_does_not_speak_for_the_receiver() -> None:
    story = unanswered()

    story.refuses(
        OfferedBySamePerson, a_forcing(story), YOUTH_HOME, person=f"person-of-{HOME_SCHOOL}", words=WHY
    )


def test_an_answer_that_is_not_late_yet_is_waited_for() -> None:
    story = admitted()
    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL)

    refusal = story.refuses(AnswerNotLate, a_forcing(story), YOUTH_HOME, words=WHY)

    assert date(2026, 11, 5) == refusal.due_on


def test_a_step_that_is_not_offered_is_not_forced() -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 20))

    story.refuses(StepNotOffered, a_forcing(story), YOUTH_HOME, words=WHY)


def test_a_step_that_is_not_there_is_not_forced() -> None:
    story = unanswered()
    act = a_forcing(story)
    gone = type(act)(story.step("mapping").id, act.second_person, act.second_organisation, act.receiving_side)

    story.refuses(StepNotOffered, gone, YOUTH_HOME, words=WHY)
    missing = type(act)("nowhere", act.second_person, act.second_organisation)  # type: ignore[arg-type]
    story.refuses(StepMissing, missing, YOUTH_HOME, words=WHY)


def test_a_handover_that_passes_nothing_waits() -> None:
    story = admitted()
    story.does(Offer(story.step("introduction_meeting").id), HOME_SCHOOL)
    story.sweeps(date(2026, 11, 9))

    story.refuses(NotForced, a_forcing(story, "introduction_meeting"), YOUTH_HOME, words=WHY)


def test_a_handover_is_not_forced_without_the_date_that_it_records() -> None:
    story = _school_place_offered()
    act = a_forcing(story, "school_place", receiving_side=frozenset({NEW_SCHOOL}))
    by_school = {"person": "head", "words": WHY}

    assert Anchor.SCHOOL_STARTS is story.refuses(DateMissing, act, NEW_SCHOOL, **by_school).anchor

    story.does(SetDate(Anchor.SCHOOL_STARTS, date(2026, 12, 7)))
    story.does(act, NEW_SCHOOL, person="head", words=WHY)
    assert NEW_SCHOOL == story.case.accountabilities[-1].organisation_id


def _school_place_offered() -> Story:
    story = forecast(date(2026, 12, 1))
    story.does(Offer(story.step("school_place").id), EDUCATION_ADMINISTRATION)
    story.sweeps(date(2026, 11, 9))
    return story


def test_a_change_of_party_that_is_forced_makes_the_new_one_the_party() -> None:
    story = forced()
    new = OTHER_SCHOOL
    story.does(SetParty(PartyName("youth_home_school"), new))
    story.does(Offer(story.step("change_of_party").id), YOUTH_HOME_SCHOOL)
    story.sweeps(date(2026, 11, 20))

    story.does(a_forcing(story, "change_of_party", receiving_side=frozenset({new})), new, words=WHY)

    assert new == story.case.parties[PartyName("youth_home_school")]
    assert new == story.case.accountabilities[-1].organisation_id


def test_one_that_comes_too_late_settles_the_debt_and_moves_nothing() -> None:
    story = unanswered()
    story.does(SetDate(Anchor.FORECAST, date(2026, 12, 1)))
    story.does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))
    story.hands_over("school_place", EDUCATION_ADMINISTRATION, NEW_SCHOOL, records_on=date(2026, 12, 2))

    story.does(a_forcing(story), YOUTH_HOME, words=WHY)

    assert NEW_SCHOOL == story.case.accountabilities[-1].organisation_id
    assert StepStatus.CONFIRMED is story.step("educational_handover").status


def test_what_two_people_have_decided_is_not_annulled() -> None:
    story = forced()
    command = next(each.command_id for each in story.events if each.type is EventType.HANDOVER_FORCED)

    story.refuses(SomethingRestsOnIt, story.annulment(command), words="A mistake.")


def test_a_file_forces_nothing() -> None:
    story = unanswered()

    story.refuses(SecondMissing, a_forcing(story), None, via="import:steps.csv", words=WHY)


def test_an_organisation_that_the_act_does_not_name_does_not_receive() -> None:
    story = unanswered()
    act = a_forcing(story, receiving_side=frozenset({OrganisationId("elsewhere")}))

    story.refuses(NobodyReceives, act, YOUTH_HOME, words=WHY)
