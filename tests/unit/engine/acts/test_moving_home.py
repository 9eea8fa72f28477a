"""A new home municipality: named, waited for, confirmed by both sides, or taken back."""

from datetime import date

import pytest

from sisam.domain.command import Close, Confirm, MoveHome, Offer, SetParty, TakeOver, Waive
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.home_move import HomeMove
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.message import Template
from sisam.domain.refusal import (
    AlreadyRecorded,
    FollowsAccountability,
    NotAParty,
    NotTheConfirmer,
    NotWaivable,
    PartyNeeded,
    SomethingRestsOnIt,
)
from sisam.domain.refusal_of_home import HomeIsThere, HomeMoveWaits, SameHands
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, Side
from sisam.errors import SisamError
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES
from tests.story import Story, admitted, opened

SOCIAL = PartyName("social_services")
EDUCATION = PartyName("education_administration")
KAA = PartyName("activity_responsibility")
NEW_SOCIAL, NEW_EDUCATION, NEW_KAA = (OrganisationId(f"norrby-{each}") for each in ("soc", "edu", "kaa"))
THERE = {SOCIAL: NEW_SOCIAL, EDUCATION: NEW_EDUCATION, KAA: NEW_KAA}
MOVE = MoveHome("1880", THERE)
AT_HOME = {Fact.HOME_MUNICIPALITY: "0380"}
CHANGE = "change_of_home"


def moving() -> Story:
    """A case of which the old social services have said that the home moves."""
    story = opened(facts=AT_HOME)
    story.does(MOVE)
    return story


def test_until_it_is_confirmed_nothing_but_the_step_is_new() -> None:
    before = opened(facts=AT_HOME).case

    case = moving().case

    assert HomeMove("1880", THERE) == case.home_move
    assert (before.parties, before.facts) == (case.parties, case.facts)
    assert SOCIAL_SERVICES == (case.accountable and case.accountable.organisation_id)


def test_the_old_social_services_owe_it_to_the_new_ones_within_five_working_days() -> None:
    story = moving()

    step = story.step(CHANGE)

    assert (Side(SOCIAL, SOCIAL_SERVICES), Side(SOCIAL, NEW_SOCIAL)) == (step.owner, step.confirmer)
    # Monday 2 November and five working days.
    assert date(2026, 11, 9) == story.due(CHANGE)


def test_the_parties_and_the_new_social_services_are_told() -> None:
    told = moving().told(Template.HOME_MOVES)

    assert Seat(HOME_SCHOOL, Role.HEAD_TEACHER) in told
    assert Seat(NEW_SOCIAL, Role.OFFICER) in told
    assert Seat(SOCIAL_SERVICES, Role.OFFICER) not in told


def test_its_confirmation_makes_the_new_municipality_s_organisations_parties() -> None:
    story = moving()

    story.hands_over(CHANGE, SOCIAL_SERVICES, NEW_SOCIAL)

    assert THERE == {party: story.case.parties[party] for party in THERE}
    assert "1880" == story.case.facts[Fact.HOME_MUNICIPALITY]
    assert story.case.home_move is None
    assert HOME_SCHOOL == story.case.parties[PartyName("home_school")]


def test_accountability_goes_to_the_new_social_services_at_the_same_place() -> None:
    story = moving()
    before = story.case.accountable

    story.hands_over(CHANGE, SOCIAL_SERVICES, NEW_SOCIAL)

    after = story.case.accountable
    assert before is not None
    assert after is not None
    assert (NEW_SOCIAL, before.round, before.place) == (after.organisation_id, after.round, after.place)


def test_an_organisation_that_the_new_municipality_lacks_is_not_known_any_more() -> None:
    story = opened(facts=AT_HOME)
    story.does(MoveHome("1880", {SOCIAL: NEW_SOCIAL, EDUCATION: NEW_EDUCATION}))

    story.hands_over(CHANGE, SOCIAL_SERVICES, NEW_SOCIAL)

    assert (False, False) == (KAA in story.case.parties, KAA in story.case.absent)


def test_only_the_new_social_services_confirm_it() -> None:
    story = moving()
    story.does(Offer(story.step(CHANGE).id))

    refusal = story.refuses(NotTheConfirmer, Confirm(story.step(CHANGE).id), HOME_SCHOOL)

    assert CHANGE == refusal.step


def test_another_municipality_takes_the_place_of_the_first_whose_social_services_are_told() -> None:
    story = moving()
    story.does(Offer(story.step(CHANGE).id))

    story.does(MoveHome("0180", {SOCIAL: OrganisationId("other"), EDUCATION: NEW_EDUCATION}))

    first, second = story.steps(CHANGE)
    assert (Cause.OVERTAKEN, True) == (first.cause, second.live)
    assert [Seat(NEW_SOCIAL, Role.OFFICER)] == story.told(Template.OFFER_WITHDRAWN)


def test_the_present_municipality_ends_what_waits() -> None:
    story = moving()

    story.does(MoveHome("0380"))

    assert (None, Cause.OVERTAKEN) == (story.case.home_move, story.step(CHANGE).cause)
    assert CHANGE not in story.live()


@pytest.mark.parametrize(
    ("kind", "act", "by"),
    [
        (NotAParty, MOVE, HOME_SCHOOL),
        (HomeIsThere, MoveHome("0380"), SOCIAL_SERVICES),
        (PartyNeeded, MoveHome("1880", {EDUCATION: NEW_EDUCATION}), SOCIAL_SERVICES),
        (SameHands, MoveHome("1880", {SOCIAL: OrganisationId(SOCIAL_SERVICES)}), SOCIAL_SERVICES),
    ],
)
def test_what_cannot_be_is_refused(kind: type[SisamError], act: MoveHome, by: str) -> None:
    opened(facts=AT_HOME).refuses(kind, act, by)


def test_while_it_waits_it_is_not_named_again_and_its_parties_are_not_named_by_hand() -> None:
    story = moving()

    story.refuses(AlreadyRecorded, MOVE)
    refusal = story.refuses(HomeMoveWaits, SetParty(EDUCATION, OrganisationId("another")))

    assert (EDUCATION, "1880") == (refusal.party, refusal.municipality)


def test_nobody_waives_it_takes_it_over_or_closes_the_case_on_it() -> None:
    story = moving()
    step = story.step(CHANGE).id

    story.refuses(NotWaivable, Waive(step), NEW_SOCIAL, words="No.")
    story.refuses(FollowsAccountability, TakeOver(step), HOME_SCHOOL)
    story.does(Close("deceased", PersonId("second")), words="Sadly.")

    assert not story.step(CHANGE).live


def test_a_change_of_the_social_services_themselves_is_overtaken() -> None:
    story = opened(facts=AT_HOME)
    story.does(SetParty(SOCIAL, OrganisationId("other-district")))
    assert "change_of_party" in story.live()

    story.does(MOVE)

    assert Cause.OVERTAKEN == story.step("change_of_party").cause


def test_naming_it_can_be_annulled_while_nobody_has_acted_on_it() -> None:
    story = opened(facts=AT_HOME)

    story.undoes(story.does(MOVE))

    assert (None, Cause.ANNULLED) == (story.case.home_move, story.step(CHANGE).cause)


def test_what_was_ended_offered_or_confirmed_cannot_be_annulled() -> None:
    story = opened(facts=AT_HOME)
    named = story.does(MOVE)
    story.does(Offer(story.step(CHANGE).id))
    story.refuses(SomethingRestsOnIt, story.annulment(named), words="A mistake.")
    ended = story.does(MoveHome("0380"))

    story.refuses(SomethingRestsOnIt, story.annulment(ended), words="A mistake.")
    story.does(MOVE)
    confirmed = story.hands_over(CHANGE, SOCIAL_SERVICES, NEW_SOCIAL)
    story.refuses(SomethingRestsOnIt, story.annulment(confirmed), NEW_SOCIAL, words="A mistake.")


def test_the_moves_are_told_in_events_of_their_own() -> None:
    story = admitted(facts=AT_HOME)
    story.does(MOVE)

    assert [EventType.HOME_MOVE_SET, EventType.STEP_OPENED, EventType.DEADLINE_SET] == story.types()
