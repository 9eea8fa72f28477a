"""Who may be told which organisations a case has."""

from sisam.application.discretion import Viewer
from sisam.domain.event import EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.roster import Roster
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES, a_case, an_event, an_organisation

ROSTER = Roster.of(an_organisation(each) for each in (SOCIAL_SERVICES, HOME_SCHOOL, "org-home"))
HOME = OrganisationId("org-home")
PARTIES = {PartyName("social_services"): SOCIAL_SERVICES, PartyName("home_school"): HOME_SCHOOL}
FACTS = {Fact.HOME_MUNICIPALITY: "0180", Fact.PLACEMENT_TYPE: "acute"}
OPEN = a_case(parties=PARTIES, facts=FACTS)
RESTRICTED = a_case(parties=PARTIES, facts=FACTS, restricted=True)


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
    school = Viewer.sitting_at(ROSTER, [HOME_SCHOOL])

    assert school.may_see(RESTRICTED, HOME_SCHOOL)
    assert not school.may_see(RESTRICTED, HOME)


def test_social_services_of_the_case_are_told_all() -> None:
    officer = Viewer.sitting_at(ROSTER, [SOCIAL_SERVICES])

    assert officer.may_see(RESTRICTED, HOME)
    assert FACTS == officer.facts(RESTRICTED)


def test_other_social_services_are_told_nothing() -> None:
    elsewhere = Viewer.sitting_at(ROSTER, [OrganisationId("org-other")])

    assert not elsewhere.may_see(RESTRICTED, SOCIAL_SERVICES)
