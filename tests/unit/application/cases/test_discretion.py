"""Who may be told which organisations a case has."""

from dataclasses import replace

import pytest

from sisam.application.cases.discretion import Viewer
from sisam.domain.case import Case
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import AlertId, OrganisationId, PartyName, StepId
from sisam.domain.roster import Roster
from tests.builders import (
    HOME_SCHOOL,
    SOCIAL_SERVICES,
    a_case,
    a_step,
    an_actor,
    an_alert,
    an_event,
    an_organisation,
)

ROSTER = Roster.of(an_organisation(each) for each in (SOCIAL_SERVICES, HOME_SCHOOL, "org-home"))
HOME = OrganisationId("org-home")
PARTIES = {PartyName("social_services"): SOCIAL_SERVICES, PartyName("home_school"): HOME_SCHOOL}
FACTS = {Fact.HOME_MUNICIPALITY: "0180", Fact.PLACEMENT_TYPE: "acute"}
OPEN = a_case(parties=PARTIES, facts=FACTS)
RESTRICTED = a_case(parties=PARTIES, facts=FACTS, restricted=True)


def sitting_at(organisation: OrganisationId) -> Viewer:
    return Viewer(ROSTER, frozenset({organisation}))


def test_of_an_ordinary_case_everybody_is_told() -> None:
    nobody = Viewer(ROSTER)

    assert nobody.named(OPEN, HOME) is ROSTER.organisations[HOME]
    assert FACTS == nobody.facts(OPEN)


def test_of_a_restricted_case_an_outsider_is_told_nothing() -> None:
    nobody = Viewer(ROSTER)

    assert nobody.named(RESTRICTED, SOCIAL_SERVICES) is None
    assert {Fact.PLACEMENT_TYPE: "acute"} == nobody.facts(RESTRICTED)
    event = an_event(
        type=EventType.FACT_SET, data={"fact": "home_municipality", "value": "0180", "was": None}
    )
    assert not nobody.may_hear(RESTRICTED, event)
    assert nobody.may_hear(OPEN, event)


def test_a_party_is_told_of_itself() -> None:
    school = sitting_at(HOME_SCHOOL)

    assert school.may_see(RESTRICTED, HOME_SCHOOL)
    assert not school.may_see(RESTRICTED, HOME)


def test_social_services_of_the_case_are_told_all() -> None:
    officer = sitting_at(SOCIAL_SERVICES)

    assert officer.may_see(RESTRICTED, HOME)
    assert FACTS == officer.facts(RESTRICTED)


def test_who_may_be_named_is_called_by_name() -> None:
    name = ROSTER.organisations[HOME_SCHOOL].name

    assert ROSTER.organisations.keys() == Viewer(ROSTER).names(OPEN).keys()
    assert {HOME_SCHOOL: name} == sitting_at(HOME_SCHOOL).names(RESTRICTED)


def test_other_social_services_are_told_nothing() -> None:
    elsewhere = sitting_at(OrganisationId("org-other"))

    assert not elsewhere.may_see(RESTRICTED, SOCIAL_SERVICES)


STEPS = {StepId("s1"): a_step("s1")}
ALERTS = {AlertId("a1"): an_alert("a1", step_id=StepId("s1"))}
RETURNED = an_event(type=EventType.STEP_RETURNED, data={"step": "s1"}, words="It lacks the grades.")
PLANNED = an_event(type=EventType.ALERT_ACKNOWLEDGED, data={"alert": "a1"}, words="We call.")
ANNULLED = an_event(type=EventType.COMMAND_ANNULLED, data={"command": "c1"}, words="A mistake.")
WRITER = OrganisationId("org-writer")


def sees(case: Case, event: Event) -> list[str]:
    """Return who of those who might may read the words of an event."""
    everybody = {*PARTIES.values(), HOME, WRITER}
    return sorted(each for each in everybody if sitting_at(each).may_read(case, event))


@pytest.mark.parametrize("event", [RETURNED, PLANNED, ANNULLED])
def test_words_are_read_by_the_parties_and_by_whoever_wrote_them(event: Event) -> None:
    case = a_case(parties=PARTIES, steps=STEPS, alerts=ALERTS)
    written = replace(event, actor=an_actor(organisation_id=WRITER))

    assert sorted([SOCIAL_SERVICES, HOME_SCHOOL, WRITER]) == sees(case, written)
    assert not Viewer(ROSTER).may_read(case, written)


def test_words_of_a_restricted_case_are_read_by_the_sides_of_the_step_and_social_services() -> None:
    case = a_case(
        restricted=True,
        parties={**PARTIES, PartyName("youth_home_school"): HOME},
        steps=STEPS,
        alerts=ALERTS,
    )

    for event in (RETURNED, PLANNED):
        assert sorted([SOCIAL_SERVICES, HOME_SCHOOL]) == sees(
            case, replace(event, actor=an_actor(organisation_id=WRITER))
        )
    assert [SOCIAL_SERVICES] == sees(case, replace(ANNULLED, actor=an_actor(organisation_id=WRITER)))
    assert not Viewer(ROSTER).may_read(case, RETURNED)
