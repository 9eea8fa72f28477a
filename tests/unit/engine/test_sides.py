"""Who a party is at the moment: itself, a stand-in, or whoever has taken its place."""

from datetime import date

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Fire, TakeOver
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.refusal import NotAParty
from sisam.domain.step import Side
from sisam.domain.step_definition import ACCOUNTABLE
from sisam.engine.sides import (
    confirmer_of,
    idle_parties,
    late_side,
    organisations_of,
    owner_of,
    place_is_taken,
    side_of,
)
from tests.builders import (
    ACTIVITY_RESPONSIBILITY,
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    TODAY,
    a_case,
    a_step,
    an_accountability,
    shipped_rules,
)
from tests.story import admitted

WORKFLOW = shipped_rules().workflow
HOME = PartyName("home_school")
RECEIVING = PartyName("receiving_school")
EDUCATION = Side(PartyName("education_administration"), EDUCATION_ADMINISTRATION)
KAA = Side(PartyName("activity_responsibility"), ACTIVITY_RESPONSIBILITY)
WITHOUT_HOME_SCHOOL = {party: each for party, each in PARTIES.items() if party != HOME}
OF_AGE = {Anchor.OPENED: TODAY}
PAST_AGE = {Anchor.OPENED: TODAY, Anchor.COMPULSORY_SCHOOLING_UNTIL: TODAY.replace(month=6)}
SCHOOL_PLACE = WORKFLOW.steps["school_place"]


def test_a_named_party_is_itself() -> None:
    assert Side(HOME, HOME_SCHOOL) == side_of(WORKFLOW, a_case(parties=PARTIES), HOME)


def test_the_accountable_party_is_whoever_is_accountable() -> None:
    side = side_of(WORKFLOW, a_case(), ACCOUNTABLE)

    assert Side(PartyName("social_services"), SOCIAL_SERVICES) == side


def test_nobody_is_accountable_in_a_closed_case() -> None:
    case = a_case(accountabilities=(an_accountability(until_position=7),))

    assert side_of(WORKFLOW, case, ACCOUNTABLE) is None


def test_the_education_administration_stands_in_for_a_missing_home_school() -> None:
    assert EDUCATION == side_of(WORKFLOW, a_case(parties=WITHOUT_HOME_SCHOOL), HOME)


def test_a_party_that_nobody_stands_in_for_is_nobody_while_unknown() -> None:
    assert side_of(WORKFLOW, a_case(), PartyName("youth_home_school")) is None


def test_nobody_stands_in_for_a_receiving_school_that_may_yet_be_found() -> None:
    assert side_of(WORKFLOW, a_case(parties=PARTIES, anchors=OF_AGE), RECEIVING) is None


@pytest.mark.parametrize(("anchors", "stand_in"), [(OF_AGE, EDUCATION), (PAST_AGE, KAA)])
def test_who_stands_in_for_the_receiving_school_depends_on_the_age(
    anchors: dict[Anchor, object], stand_in: Side
) -> None:
    case = a_case(parties=PARTIES, anchors=anchors, absent=frozenset({RECEIVING}))

    assert stand_in == side_of(WORKFLOW, case, RECEIVING)


def test_where_the_fitting_stand_in_is_not_known_another_one_stands_in() -> None:
    parties = {party: each for party, each in PARTIES.items() if party != KAA.party}
    case = a_case(parties=parties, anchors=PAST_AGE, absent=frozenset({RECEIVING}))

    assert EDUCATION == side_of(WORKFLOW, case, RECEIVING)


def test_a_stand_in_that_is_accountable_stays_whatever_is_found_later() -> None:
    case = a_case(
        parties={**PARTIES, RECEIVING: NEW_SCHOOL},
        anchors=OF_AGE,
        accountabilities=(an_accountability(party=KAA.party, organisation_id=KAA.organisation_id, place=2),),
    )

    assert KAA == side_of(WORKFLOW, case, RECEIVING)


@pytest.mark.parametrize(
    ("party", "place", "round", "taken"),
    [
        (RECEIVING, 2, 1, True),
        (RECEIVING, 1, 1, False),
        # Of an earlier round.
        (RECEIVING, 2, 2, False),
        (PartyName("youth_home_school"), 1, 1, True),
        # The first place is where every case starts: nobody has taken it.
        (PartyName("social_services"), 0, 1, False),
        (HOME, 2, 1, False),
    ],
)
def test_a_place_is_taken_when_accountability_has_come_to_it_in_this_round(
    party: PartyName,
    place: int,
    round: int,  # noqa: A002
    taken: bool,
) -> None:
    case = a_case(round=round, accountabilities=(an_accountability(place=place),))

    assert taken is place_is_taken(WORKFLOW, case, party)


def test_the_education_administration_owns_the_place_at_a_school_and_social_services_that_at_a_stand_in() -> (
    None
):
    with_school = a_case(parties={**PARTIES, RECEIVING: NEW_SCHOOL}, anchors=OF_AGE)
    without = a_case(parties=PARTIES, anchors=OF_AGE, absent=frozenset({RECEIVING}))

    assert EDUCATION == owner_of(WORKFLOW, with_school, SCHOOL_PLACE)
    assert Side(PartyName("social_services"), SOCIAL_SERVICES) == owner_of(WORKFLOW, without, SCHOOL_PLACE)


def test_the_confirmer_is_the_receiving_school_or_its_stand_in() -> None:
    with_school = a_case(parties={**PARTIES, RECEIVING: NEW_SCHOOL}, anchors=OF_AGE)
    without = a_case(parties=PARTIES, anchors=OF_AGE, absent=frozenset({RECEIVING}))

    assert Side(RECEIVING, NEW_SCHOOL) == confirmer_of(WORKFLOW, with_school, SCHOOL_PLACE)
    assert EDUCATION == confirmer_of(WORKFLOW, without, SCHOOL_PLACE)
    assert confirmer_of(WORKFLOW, with_school, WORKFLOW.steps["mapping"]) is None


def test_organisations_are_those_that_are_known() -> None:
    case = a_case(parties={HOME: HOME_SCHOOL})

    found = organisations_of(WORKFLOW, case, [HOME, PartyName("youth_home"), ACCOUNTABLE])

    assert {HOME_SCHOOL, SOCIAL_SERVICES} == found


@pytest.mark.parametrize("answering", [True, False])
def test_the_owner_is_late_with_a_step_and_the_confirmer_with_an_answer(answering: bool) -> None:
    step = a_step()
    owner, confirmer = step.owner, step.confirmer

    assert ((confirmer, owner) if answering else (owner, confirmer)) == late_side(step, answering=answering)


def test_of_a_step_that_nobody_confirms_the_owner_is_late_always() -> None:
    step = a_step(confirmer=None, owner=Side(HOME, OrganisationId("x")))

    assert (step.owner, None) == late_side(step, answering=True)


def test_who_only_stands_in_hears_and_does_nothing_until_it_is_needed() -> None:
    story = admitted()

    assert {"activity_responsibility"} == idle_parties(story.rules.workflow, story.case)
    refusal = story.refuses(NotAParty, TakeOver(story.step("mapping").id), ACTIVITY_RESPONSIBILITY)
    assert "home_school" in refusal.may


def test_who_stands_in_takes_part_from_the_day_when_it_is_needed() -> None:
    past_compulsory_age = {Anchor.COMPULSORY_SCHOOLING_UNTIL: date(2026, 6, 30)}
    story = admitted(anchors=past_compulsory_age)

    story.comes_to(date(2026, 12, 1))
    story.does(Fire("discharge"))

    assert "activity_responsibility" == story.step("school_place").confirmer.party  # type: ignore[union-attr]
    assert frozenset() == idle_parties(story.rules.workflow, story.case)
