"""Whoever owns a part of a case may disclose it on a basis, to one organisation, until it is taken back."""

from datetime import date

import pytest

from sisam.domain.command import Close, Disclose, EndDisclosure, Fire, SetParty, Transfer
from sisam.domain.disclosure import DisclosedMatter, DisclosureBasis
from sisam.domain.event import EventType
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.message import Template
from sisam.domain.refusal import NotAParty, ReasonMissing, SomethingRestsOnIt, UnknownName
from sisam.domain.refusal_of_disclosure import (
    DisclosedAlready,
    NobodyToSee,
    NoSuchDuty,
    NotDisclosed,
    SeesItAnyhow,
)
from sisam.domain.seat import Role, Seat
from sisam.engine.disclosures import matters, matters_of
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    OTHER_SCHOOL,
    PARTIES,
    PLACEMENT_UNIT,
    SECOND_HOME,
    SECOND_HOME_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.story import IMPORT, Story, a_consent, admitted, forecast, opened

HOME_SCHOOL_PARTY = PartyName("home_school")
SOCIAL_PARTY = PartyName("social_services")
DUTY, NEED = DisclosureBasis.STATUTORY_DUTY, DisclosureBasis.OWN_NEED


def holding(story: Story) -> list[tuple[str, str, str, str]]:
    """What may be seen now: by whom, what, on which basis, disclosed by whom."""
    return [(each.to, each.matter, each.basis, each.by) for each in story.case.disclosures if each.holds]


def end(party: str = "home_school", matter: str = DisclosedMatter.IDENTITY) -> EndDisclosure:
    return EndDisclosure(PartyName(party), matter)


def test_social_services_disclose_who_the_pupil_is() -> None:
    story = admitted()

    story.does(a_consent())

    assert [(HOME_SCHOOL, "identity", "consent", SOCIAL_SERVICES)] == holding(story)
    assert [Seat(HOME_SCHOOL, Role.HEAD_TEACHER)] == story.told(Template.DISCLOSED)


def test_a_school_discloses_the_documents_of_its_steps() -> None:
    story = admitted()

    story.does(Disclose(PartyName("youth_home_school"), "grades", DUTY), HOME_SCHOOL)

    assert [(YOUTH_HOME_SCHOOL, "grades", "statutory_duty", HOME_SCHOOL)] == holding(story)


def test_a_document_may_be_disclosed_before_its_step_has_opened() -> None:
    story = forecast(date(2027, 2, 1))
    assert not story.steps("leaving_certificate")

    story.does(Disclose(PartyName("receiving_school"), "leaving_certificate", DUTY), YOUTH_HOME_SCHOOL)

    assert [(NEW_SCHOOL, "leaving_certificate", DUTY, YOUTH_HOME_SCHOOL)] == holding(story)


def test_what_can_be_disclosed_follows_from_the_workflow() -> None:
    workflow = admitted().rules.workflow

    assert ("identity", "care", "words") == matters(workflow)[:3]
    assert set(workflow.documents) == set(matters(workflow)[3:])


@pytest.mark.parametrize(
    ("organisation", "owned"),
    [
        (SOCIAL_SERVICES, ("identity", "care", "words")),
        (PLACEMENT_UNIT, ("school_section",)),
        (YOUTH_HOME_SCHOOL, ("feedback_report", "transition_document", "leaving_certificate")),
        (YOUTH_HOME, ()),
    ],
)
def test_each_organisation_may_disclose_what_it_owns(organisation: str, owned: tuple[str, ...]) -> None:
    story = admitted()

    assert owned == matters_of(story.rules.workflow, story.case, organisation)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "by"),
    [
        (a_consent(), YOUTH_HOME),
        (a_consent("social_services", "grades"), YOUTH_HOME_SCHOOL),
        (a_consent("youth_home_school", "grades"), SOCIAL_SERVICES),
    ],
)
def test_nobody_discloses_what_is_not_theirs(act: Disclose, by: str) -> None:
    admitted().refuses(NotAParty, act, by)


def test_no_file_discloses_anything() -> None:
    admitted().refuses(NotAParty, a_consent(), via=IMPORT)


def test_unknown_names_are_told_with_the_known_ones() -> None:
    story = admitted()

    assert "matter" == story.refuses(UnknownName, a_consent(matter="diary")).kind
    assert "party" == story.refuses(UnknownName, a_consent("neighbour")).kind
    assert "matter" == story.refuses(UnknownName, end(matter="diary")).kind


def test_nothing_is_disclosed_to_a_party_that_nobody_is() -> None:
    admitted().refuses(NobodyToSee, a_consent("receiving_school"))


def test_nothing_is_disclosed_to_one_that_only_waits_to_stand_in() -> None:
    admitted().refuses(NobodyToSee, a_consent("activity_responsibility"))


def test_what_is_ones_own_need_not_be_disclosed() -> None:
    admitted().refuses(SeesItAnyhow, a_consent("social_services"))


def test_each_kind_is_disclosed_once() -> None:
    story = admitted()
    story.does(a_consent())

    story.refuses(DisclosedAlready, a_consent())
    story.does(a_consent(matter=DisclosedMatter.CARE))

    assert ["identity", "care"] == [each.matter for each in story.case.disclosures]


@pytest.mark.parametrize("basis", [DisclosureBasis.OWN_NEED, DisclosureBasis.NEEDED_FOR_CARE])
def test_a_basis_that_is_weighed_needs_a_reason(basis: DisclosureBasis) -> None:
    story = admitted()
    act = Disclose(HOME_SCHOOL_PARTY, DisclosedMatter.IDENTITY, basis)

    assert "disclose" == story.refuses(ReasonMissing, act).act

    story.does(act, words="The school cannot hand over without knowing whom.")
    assert [basis] == [each.basis for each in story.case.disclosures]


def test_social_services_have_no_duty_to_tell_a_school() -> None:
    act = Disclose(HOME_SCHOOL_PARTY, DisclosedMatter.CARE, DUTY)

    assert ("home_school", "care") == (
        (refusal := admitted().refuses(NoSuchDuty, act)).party,
        refusal.matter,
    )


def test_a_school_has_a_duty_to_social_services_once_an_investigation_is_decided() -> None:
    act = Disclose(SOCIAL_PARTY, "attendance", DUTY)

    admitted().refuses(NoSuchDuty, act, HOME_SCHOOL)

    story = opened(anchors={"investigation_opened": date(2026, 11, 2)})
    story.does(act, HOME_SCHOOL)
    assert [(SOCIAL_SERVICES, "attendance", DUTY, HOME_SCHOOL)] == holding(story)


def test_a_consent_is_taken_back_by_whoever_recorded_it() -> None:
    story = admitted()
    story.does(a_consent("youth_home_school", "grades"), HOME_SCHOOL)

    story.does(end("youth_home_school", "grades"), HOME_SCHOOL)

    assert [] == holding(story)
    assert [Seat(YOUTH_HOME_SCHOOL, Role.EDUCATIONAL_LEAD)] == story.told(Template.DISCLOSURE_ENDED)


def test_a_consent_is_taken_back_by_social_services() -> None:
    story = admitted()
    story.does(a_consent("youth_home_school", "grades"), HOME_SCHOOL)

    story.does(end("youth_home_school", "grades"))

    assert [] == holding(story)


def test_nobody_else_takes_it_back_not_even_who_sees_it() -> None:
    story = admitted()
    story.does(a_consent("youth_home_school", "grades"), HOME_SCHOOL)

    refusal = story.refuses(NotAParty, end("youth_home_school", "grades"), YOUTH_HOME_SCHOOL)

    assert ("home_school", "social_services") == refusal.may


def test_what_was_not_disclosed_is_not_taken_back() -> None:
    story = admitted()
    story.does(a_consent())
    story.does(end())

    story.refuses(NotDisclosed, end())
    story.refuses(NotDisclosed, end("receiving_school"))


def test_it_may_be_disclosed_again_and_both_times_are_kept() -> None:
    story = admitted()
    story.does(a_consent())
    story.does(end())
    story.does(a_consent())

    assert [False, True] == [each.holds for each in story.case.disclosures]


def test_a_disclosure_does_not_follow_another_organisation() -> None:
    story = admitted()
    story.does(a_consent())

    story.does(SetParty(HOME_SCHOOL_PARTY, OTHER_SCHOOL))

    assert [] == holding(story)
    event = story.last.events[-1]
    assert (EventType.DISCLOSURE_ENDED, True, "home_school") == (
        event.type,
        event.actor.is_daemon,
        event.data["party"],
    )
    assert [] == story.told(Template.DISCLOSURE_ENDED)


def test_it_holds_while_the_organisation_is_another_party_still() -> None:
    story = forecast(date(2027, 2, 1), HOME_SCHOOL)
    story.does(a_consent())

    story.does(SetParty(HOME_SCHOOL_PARTY, OTHER_SCHOOL))

    assert [HOME_SCHOOL] == [each[0] for each in holding(story)]


def test_a_home_that_the_pupil_has_left_sees_nothing_more() -> None:
    story = admitted()
    story.does(a_consent("youth_home"))

    story.does(Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME)

    assert [] == holding(story)


def test_closing_ends_what_was_disclosed() -> None:
    story = admitted()
    story.does(a_consent())
    story.does(Fire("discharge"), YOUTH_HOME)

    story.does(Close("out_of_reach", PersonId("second")), words="Nobody answers.")

    assert [story.case.closed_position] == [each.until_position for each in story.case.disclosures]


def test_a_mistaken_disclosure_is_undone() -> None:
    story = admitted()
    mistake = story.does(a_consent())

    story.undoes(mistake)

    assert [] == holding(story)
    assert [Seat(HOME_SCHOOL, Role.HEAD_TEACHER)] == story.told(Template.DISCLOSURE_ENDED)


def test_one_that_was_taken_back_cannot_be_undone_as_well() -> None:
    story = admitted()
    mistake = story.does(a_consent())
    story.does(end())

    story.refuses(SomethingRestsOnIt, story.annulment(mistake), words="A mistake.")


def test_taking_back_is_not_undone_by_others_but_disclosed_anew_by_its_owner() -> None:
    story = admitted()
    story.does(a_consent())
    taken_back = story.does(end())

    story.refuses(SomethingRestsOnIt, story.annulment(taken_back), HOME_SCHOOL, words="A mistake.")


def test_a_change_of_party_that_is_undone_brings_no_disclosure_back() -> None:
    story = admitted()
    story.does(a_consent())
    mistake = story.does(SetParty(HOME_SCHOOL_PARTY, OTHER_SCHOOL))

    story.undoes(mistake)

    assert HOME_SCHOOL == story.case.parties[HOME_SCHOOL_PARTY]
    assert [] == holding(story)


def test_a_party_without_a_case_of_its_own_sees_nothing() -> None:
    story = opened(parties={each: who for each, who in PARTIES.items() if each != "youth_home_school"})

    story.refuses(NobodyToSee, a_consent("youth_home_school"))


def test_a_need_of_ones_own_is_said_in_words_that_stand_in_the_event() -> None:
    story = admitted()

    story.does(Disclose(HOME_SCHOOL_PARTY, DisclosedMatter.IDENTITY, NEED), words="To hand over.")

    assert "To hand over." == story.last.events[0].words
