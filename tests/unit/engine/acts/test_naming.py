"""Naming parties: who takes a party's place, what follows, and what only a handover can move."""

from datetime import date

from sisam.domain.accountability import Membership
from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Fire, Offer, SetParty
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.message import Template
from sisam.domain.organisation import OrganisationKind
from sisam.domain.refusal import (
    AlreadyRecorded,
    HandsToItself,
    NotAParty,
    PartyNeeded,
    UnknownName,
    WrongKind,
)
from sisam.domain.seat import Role, Seat
from sisam.domain.step import Cause, StepStatus
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    OTHER_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    YOUTH_HOME_SCHOOL,
    shipped_rules,
)
from tests.story import Story, admitted, forecast, opened

HOME = PartyName("home_school")
RECEIVING = PartyName("receiving_school")
SOCIAL = PartyName("social_services")


def without_home_school(**fields: object) -> Story:
    """A case whose home school nobody knows yet."""
    parties = {party: each for party, each in PARTIES.items() if party != HOME}
    return opened(parties=parties, **fields)  # type: ignore[arg-type]


def with_a_place(school: OrganisationId = NEW_SCHOOL) -> Story:
    """A case in which the receiving school has confirmed the place and become accountable."""
    story = forecast(date(2027, 2, 1), school)
    story.hands_over("school_place", EDUCATION_ADMINISTRATION, school, records_on=date(2027, 2, 2))
    return story


def test_a_named_party_is_told_and_so_is_the_accountable_one() -> None:
    story = without_home_school()

    story.does(SetParty(HOME, HOME_SCHOOL), EDUCATION_ADMINISTRATION)

    assert [
        Seat(HOME_SCHOOL, Role.HEAD_TEACHER),
        Seat(SOCIAL_SERVICES, Role.OFFICER),
    ] == story.told(Template.PARTY_NAMED)
    assert "home_school" == story.last.messages[0].values["party"]


def test_who_only_waits_to_stand_in_hears_of_the_placement_once_it_is_needed_and_not_before() -> None:
    another = SetParty(PartyName("activity_responsibility"), OrganisationId("another-kaa"))
    heard = Seat(OrganisationId("another-kaa"), Role.OFFICER)
    of_age, past_age = (
        forecast(date(2027, 2, 1), None, anchors={Anchor.COMPULSORY_SCHOOLING_UNTIL: until})
        for until in (date(2027, 6, 30), date(2026, 6, 30))
    )
    for story in (of_age, past_age):
        story.does(SetParty(RECEIVING, None))
        story.does(another)

    assert heard not in {message.to for message in of_age.last.messages}
    assert heard in past_age.told(Template.PARTY_NAMED)


def test_a_named_party_is_a_party_from_that_event_on() -> None:
    story = without_home_school()

    story.does(SetParty(HOME, HOME_SCHOOL))

    position = next(e.position for e in story.last.events if e.type is EventType.PARTY_SET)
    assert Membership(HOME, HOME_SCHOOL, position) == story.case.memberships[-1]


def test_the_step_that_asks_for_the_party_ends_when_it_is_named() -> None:
    story = without_home_school()

    story.does(SetParty(HOME, HOME_SCHOOL))

    assert StepStatus.CONFIRMED is story.step("home_school").status


def test_it_ends_too_when_there_is_none() -> None:
    story = without_home_school()

    story.does(SetParty(HOME, None))

    assert StepStatus.CONFIRMED is story.step("home_school").status
    assert frozenset({HOME}) == story.case.absent


def test_open_steps_and_offers_pass_from_the_stand_in_to_the_school_that_is_found() -> None:
    story = without_home_school()
    contact = story.step("contact").id
    story.does(Offer(contact))

    story.does(SetParty(HOME, HOME_SCHOOL))
    story.does(Confirm(contact), HOME_SCHOOL)

    assert StepStatus.CONFIRMED is story.step("contact").status


def test_a_new_owner_is_told_of_the_step_that_came_to_it() -> None:
    story = without_home_school()
    story.does(Fire("admit"))

    story.does(SetParty(HOME, HOME_SCHOOL))

    assert HOME_SCHOOL == story.step("educational_handover").owner.organisation_id
    assert Seat(HOME_SCHOOL, Role.HEAD_TEACHER) in story.told(Template.STEP_OPENED)


def test_an_offer_to_the_stand_in_of_the_receiving_school_is_withdrawn_when_a_school_is_found() -> None:
    story = forecast(date(2027, 2, 1), None)
    story.does(SetParty(RECEIVING, None))
    place = story.step("school_place")
    assert EDUCATION_ADMINISTRATION == (place.confirmer and place.confirmer.organisation_id)
    story.does(Offer(place.id))

    story.does(SetParty(RECEIVING, NEW_SCHOOL))

    assert StepStatus.OPEN is story.step("school_place").status
    assert [Seat(EDUCATION_ADMINISTRATION, Role.OFFICER)] == story.told(Template.OFFER_WITHDRAWN)
    assert ("education_administration", "receiving_school") == (
        story.step("school_place").owner.party,
        (confirmer := story.step("school_place").confirmer) and confirmer.party,
    )


def test_another_school_before_anything_is_confirmed_simply_takes_its_place() -> None:
    story = forecast(date(2027, 2, 1), NEW_SCHOOL)

    story.does(SetParty(RECEIVING, OTHER_SCHOOL))

    confirmer = story.step("transition_document").confirmer
    assert OTHER_SCHOOL == (confirmer and confirmer.organisation_id)
    assert "change_of_party" not in story.live()


def test_a_new_home_municipality_moves_nothing_before_the_handover_is_confirmed() -> None:
    story = opened()

    story.does(SetParty(SOCIAL, OrganisationId("org-social-2")))

    assert SOCIAL_SERVICES == story.case.parties[SOCIAL]
    change = story.step("change_of_party")
    assert (SOCIAL_SERVICES, "org-social-2") == (
        change.owner.organisation_id,
        change.confirmer and change.confirmer.organisation_id,
    )
    # Five working days.
    assert date(2026, 11, 9) == story.due("change_of_party")


def test_the_new_home_municipality_is_accountable_at_the_same_place_once_it_has_confirmed() -> None:
    story = opened()
    story.does(SetParty(SOCIAL, OrganisationId("org-social-2")))

    story.hands_over("change_of_party", SOCIAL_SERVICES, "org-social-2")

    accountable = story.case.accountable
    assert accountable is not None
    assert ("org-social-2", 0, 1) == (accountable.organisation_id, accountable.place, accountable.round)
    assert "org-social-2" == story.case.parties[SOCIAL]
    assert "org-social-2" == story.step("watch").owner.organisation_id


def test_a_change_to_the_same_organisation_is_asked_for_once() -> None:
    story = opened()
    story.does(SetParty(SOCIAL, OrganisationId("org-social-2")))

    refusal = story.refuses(AlreadyRecorded, SetParty(SOCIAL, OrganisationId("org-social-2")))

    assert "social_services" == refusal.what


def test_another_school_after_the_place_is_confirmed_opens_a_change_of_party() -> None:
    story = with_a_place()

    story.does(SetParty(RECEIVING, OTHER_SCHOOL))

    assert NEW_SCHOOL == story.case.parties[RECEIVING]
    assert NEW_SCHOOL == story.step("change_of_party").owner.organisation_id


def test_a_school_found_after_the_stand_in_confirmed_takes_over_by_a_handover() -> None:
    story = forecast(date(2027, 2, 1), None)
    story.does(SetParty(RECEIVING, None))
    story.hands_over("school_place", SOCIAL_SERVICES, EDUCATION_ADMINISTRATION, records_on=date(2027, 2, 2))

    story.does(SetParty(RECEIVING, NEW_SCHOOL))
    story.hands_over("change_of_party", EDUCATION_ADMINISTRATION, NEW_SCHOOL)

    accountable = story.case.accountable
    assert accountable is not None
    assert ("receiving_school", NEW_SCHOOL, 2) == (
        accountable.party,
        accountable.organisation_id,
        accountable.place,
    )


def test_past_compulsory_age_the_activity_responsibility_stands_in() -> None:
    story = forecast(date(2027, 2, 1), None, anchors={Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2026, 6, 30)})

    story.does(SetParty(RECEIVING, None))

    confirmer = story.step("school_place").confirmer
    assert ACTIVITY_RESPONSIBILITY == (confirmer and confirmer.organisation_id)
    assert SOCIAL_SERVICES == story.step("school_place").owner.organisation_id


def test_a_party_that_the_workflow_does_not_have_is_refused() -> None:
    refusal = opened().refuses(UnknownName, SetParty(PartyName("grandmother"), NEW_SCHOOL))

    assert ("party", "grandmother", tuple(shipped_rules().workflow.parties)) == (
        refusal.kind,
        refusal.name,
        refusal.possible,
    )


def test_an_organisation_of_another_kind_is_refused() -> None:
    act = SetParty(RECEIVING, SOCIAL_SERVICES, OrganisationKind.SOCIAL_SERVICES)

    refusal = admitted().refuses(WrongKind, act)

    assert ("receiving_school", "social_services", ("school", "youth_home_school")) == (
        refusal.party,
        refusal.kind,
        refusal.possible,
    )


def test_the_same_organisation_is_not_recorded_twice() -> None:
    assert "home_school" == opened().refuses(AlreadyRecorded, SetParty(HOME, HOME_SCHOOL)).what


def test_who_stands_in_and_is_accountable_is_not_named_anew() -> None:
    story = forecast(date(2027, 2, 1), None)
    story.does(SetParty(RECEIVING, None))
    story.hands_over("school_place", SOCIAL_SERVICES, EDUCATION_ADMINISTRATION, records_on=date(2027, 2, 2))

    refusal = story.refuses(AlreadyRecorded, SetParty(RECEIVING, EDUCATION_ADMINISTRATION))

    assert "receiving_school" == refusal.what


def test_none_is_not_recorded_twice() -> None:
    story = without_home_school()
    story.does(SetParty(HOME, None))

    assert "home_school" == story.refuses(AlreadyRecorded, SetParty(HOME, None)).what


def test_a_party_that_nobody_stands_in_for_can_not_be_none() -> None:
    assert "youth_home" == admitted().refuses(PartyNeeded, SetParty(PartyName("youth_home"), None)).party


def test_the_receiving_school_is_not_none_once_its_place_is_taken() -> None:
    assert "receiving_school" == with_a_place().refuses(PartyNeeded, SetParty(RECEIVING, None)).party


def test_a_stranger_names_nobody() -> None:
    story = opened()

    refusal = story.refuses(NotAParty, SetParty(RECEIVING, NEW_SCHOOL), NEW_SCHOOL)

    assert tuple(story.rules.workflow.parties) == refusal.may


def test_one_organisation_is_not_both_neighbours_in_the_chain() -> None:
    story = admitted()

    refusal = story.refuses(HandsToItself, SetParty(RECEIVING, YOUTH_HOME_SCHOOL))

    assert ("receiving_school", "youth_home_school") == (refusal.party, refusal.other)


def test_a_newer_change_of_party_takes_the_place_of_an_older_one() -> None:
    story = opened()
    story.does(SetParty(SOCIAL, NEW_SCHOOL))

    story.does(SetParty(SOCIAL, OTHER_SCHOOL))

    assert [Cause.OVERTAKEN, None] == [step.cause for step in story.steps("change_of_party")]


def test_the_old_and_the_new_party_are_told_of_a_change_that_waits() -> None:
    story = opened()

    story.does(SetParty(SOCIAL, NEW_SCHOOL), HOME_SCHOOL)

    told = [message.to.organisation_id for message in story.last.messages]
    assert SOCIAL_SERVICES in told
    assert Template.PARTY_NAMED in {message.template for message in story.last.messages}


def test_a_date_that_was_agreed_with_another_school_is_agreed_anew() -> None:
    story = forecast(date(2027, 1, 15))
    place = story.step("school_place").id
    story.does(Offer(place, date(2027, 1, 18)), EDUCATION_ADMINISTRATION)

    story.does(SetParty(RECEIVING, OTHER_SCHOOL))

    assert Anchor.SCHOOL_STARTS not in story.case.anchors
