"""The steps of a case follow from its definition, whatever just changed, and then come to rest."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Fire, Offer, SetDate, SetParty, TakeOver, Tick
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, StepStatus
from sisam.engine.draft import Draft
from sisam.engine.steps.reconciling import reconcile, unsettled
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    YOUTH_HOME_SCHOOL,
    shipped_rules,
)
from tests.story import Story, a_command_of, admitted, discharged, forecast, opened

HOME = PartyName("home_school")
RECEIVING = PartyName("receiving_school")
WITHOUT_HOME_SCHOOL = {party: each for party, each in PARTIES.items() if party != HOME}


def at_rest(story: Story) -> bool:
    """Tell whether looking at every step once more changes nothing."""
    draft = Draft(story.rules, a_command_of(Tick(), None), story.now, story.case)
    draft.before = None
    reconcile(draft)
    return [] == draft.events


@pytest.mark.parametrize("build", [opened, admitted, discharged])
def test_a_case_is_at_rest_after_every_command(build: object) -> None:
    assert at_rest(build())  # type: ignore[operator]


def test_when_nothing_changed_no_step_is_looked_at() -> None:
    case = admitted().case

    assert [] == list(unsettled(shipped_rules().workflow, case, case))


def test_when_a_date_changed_every_step_is_looked_at() -> None:
    story = admitted()
    before = story.case
    story.does(SetDate(Anchor.TURNS_18, date(2028, 5, 5)))

    workflow = shipped_rules().workflow
    assert list(workflow.steps.values()) == list(unsettled(workflow, before, story.case))


def test_when_a_step_changed_it_is_looked_at_and_so_is_the_watch_of_whoever_acted() -> None:
    story = admitted()
    before = story.case
    story.comes_to(date(2026, 11, 4))
    story.does(Offer(story.step("contact").id))

    looked_at = {each.id for each in unsettled(shipped_rules().workflow, before, story.case)}

    assert {"contact", "watch"} == looked_at


def test_when_a_review_changed_the_feedback_that_comes_before_it_is_looked_at() -> None:
    story = admitted(anchors={Anchor.CARE_EXECUTED: date(2026, 6, 1)})
    review = story.step("review_of_care")
    changed = replace(story.case, steps={**story.case.steps, review.id: replace(review)})

    looked_at = {each.id for each in unsettled(shipped_rules().workflow, story.case, changed)}

    assert {"review_of_care", "feedback"} == looked_at


def test_the_watch_moves_with_every_act_of_the_accountable() -> None:
    story = opened()
    story.comes_to(date(2026, 11, 6))

    story.does(Offer(story.step("contact").id))

    # Twenty working days after Friday 6 November.
    assert date(2026, 12, 4) == story.due("watch")


def test_the_watch_does_not_move_with_what_others_do() -> None:
    story = opened()
    story.does(Offer(story.step("contact").id))
    story.comes_to(date(2026, 11, 5))

    story.does(Fire("apply"), PARTIES[PartyName("placement_unit")])

    assert date(2026, 11, 30) == story.due("watch")


def test_the_watch_ends_and_opens_anew_when_accountability_moves() -> None:
    story = admitted()

    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)

    first, second = story.steps("watch")
    assert (StepStatus.CANCELLED, Cause.ACCOUNTABILITY_MOVED) == (first.status, first.cause)
    assert (YOUTH_HOME_SCHOOL, True) == (second.owner.organisation_id, second.live)


def test_steps_follow_a_party_that_changes() -> None:
    story = admitted(parties=WITHOUT_HOME_SCHOOL)
    assert EDUCATION_ADMINISTRATION == story.step("introduction_meeting").owner.organisation_id

    story.does(SetParty(HOME, HOME_SCHOOL))

    assert HOME_SCHOOL == story.step("introduction_meeting").owner.organisation_id
    assert EventType.STEP_REASSIGNED in story.types()


def test_an_offer_that_passes_to_a_found_school_is_told_to_it() -> None:
    story = opened(parties=WITHOUT_HOME_SCHOOL)
    story.does(Offer(story.step("contact").id))

    story.does(SetParty(HOME, HOME_SCHOOL))

    assert StepStatus.OFFERED is story.step("contact").status
    assert [Seat(HOME_SCHOOL, Role.HEAD_TEACHER)] == story.told(Template.STEP_OFFERED)
    assert [("do", "met"), ("answer", "pending")] == story.clocks("contact")


def test_who_took_a_step_over_keeps_it_when_parties_change() -> None:
    story = admitted(parties=WITHOUT_HOME_SCHOOL)
    story.does(TakeOver(story.step("introduction_meeting").id), SOCIAL_SERVICES)

    story.does(SetParty(HOME, HOME_SCHOOL))

    assert SOCIAL_SERVICES == story.step("introduction_meeting").owner.organisation_id


def test_a_stand_in_that_confirms_ends_the_question_for_the_receiving_school() -> None:
    story = discharged(None)
    assert "receiving_school" in story.live()

    story.hands_over("school_place", SOCIAL_SERVICES, EDUCATION_ADMINISTRATION, records_on=date(2026, 12, 7))

    assert StepStatus.CONFIRMED is story.step("receiving_school").status


def test_a_handover_confirmed_late_leaves_the_watch_where_it_is() -> None:
    story = forecast(date(2027, 2, 1))
    story.hands_over("school_place", EDUCATION_ADMINISTRATION, NEW_SCHOOL, records_on=date(2027, 2, 2))

    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)

    assert NEW_SCHOOL == story.step("watch").owner.organisation_id
    assert StepStatus.CONFIRMED is story.step("educational_handover").status


def test_intervals_of_accountability_tile_the_life_of_a_case() -> None:
    story = discharged()

    intervals = story.case.accountabilities
    assert (1, None) == (intervals[0].since_position, intervals[-1].until_position)
    assert all(a.until_position == b.since_position for a, b in pairwise(intervals))


def test_a_new_municipality_becomes_owner_and_confirmer_of_what_is_still_owed() -> None:
    story = admitted()
    story.does(SetParty(PartyName("social_services"), OrganisationId("org-social-2")))

    story.hands_over("change_of_party", SOCIAL_SERVICES, "org-social-2")

    sides = {
        side.organisation_id
        for step in story.case.live_steps()
        for side in (step.owner, step.confirmer)
        if side is not None
    }
    assert SOCIAL_SERVICES not in sides
    assert "org-social-2" in sides
