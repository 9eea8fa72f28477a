"""Who the parties of a new home municipality are follows from the register."""

import pytest

from sisam.application.cases.doing import Scene
from sisam.application.cases.moving_home import NewHome, move_home
from sisam.domain.command import MoveHome
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.refusal import WrongKind
from sisam.domain.refusal_of_home import LiesElsewhere, NobodyThere, SeveralThere
from sisam.domain.roster import Roster
from sisam.errors import NotFound, SisamError
from tests.builders import a_case, shipped_rules

KINDS = OrganisationKind
SOCIAL, EDUCATION = PartyName("social_services"), PartyName("education_administration")
KAA = PartyName("activity_responsibility")


def an_organisation(
    code: str, kind: OrganisationKind, municipality: str, *, active: bool = True
) -> Organisation:
    return Organisation(
        OrganisationId(f"id-{code}"), code, kind, code, municipality_code=municipality, active=active
    )


ROSTER = Roster.of(
    [
        an_organisation("soc", KINDS.SOCIAL_SERVICES, "1880"),
        an_organisation("closed-soc", KINDS.SOCIAL_SERVICES, "1880", active=False),
        an_organisation("edu", KINDS.EDUCATION_ADMINISTRATION, "1880"),
        an_organisation("kaa", KINDS.ACTIVITY_RESPONSIBILITY, "1880"),
        an_organisation("north", KINDS.SOCIAL_SERVICES, "1480"),
        an_organisation("south", KINDS.SOCIAL_SERVICES, "1480"),
        an_organisation("west-edu", KINDS.EDUCATION_ADMINISTRATION, "1480"),
        an_organisation("lone", KINDS.SOCIAL_SERVICES, "1281"),
    ]
)


def named(municipality: str, social_services: str | None = None) -> MoveHome:
    case = a_case(facts={Fact.HOME_MUNICIPALITY: "0380"})
    codes = {SOCIAL: social_services} if social_services else {}
    (act,) = move_home(Scene(case, shipped_rules(), ROSTER), NewHome(municipality, codes))
    return act


def test_the_only_ones_of_the_municipality_are_found() -> None:
    expected = {SOCIAL: "id-soc", EDUCATION: "id-edu", KAA: "id-kaa"}

    assert MoveHome("1880", {party: OrganisationId(each) for party, each in expected.items()}) == named(
        "1880"
    )


def test_of_several_one_is_named_and_an_activity_responsibility_may_lack() -> None:
    expected = {SOCIAL: OrganisationId("id-south"), EDUCATION: OrganisationId("id-west-edu")}

    assert MoveHome("1480", expected) == named("1480", "south")


def test_the_present_municipality_needs_no_organisations() -> None:
    assert MoveHome("0380") == named("0380")


@pytest.mark.parametrize(
    ("municipality", "code", "kind"),
    [
        ("1480", None, SeveralThere),
        ("1281", None, NobodyThere),
        ("0114", None, NobodyThere),
        ("1880", "south", LiesElsewhere),
        ("1880", "edu", WrongKind),
        ("1880", "closed-soc", NotFound),
        ("1880", "nowhere", NotFound),
    ],
)
def test_what_the_register_does_not_settle_is_refused(
    municipality: str, code: str | None, kind: type[SisamError]
) -> None:
    with pytest.raises(kind):
        named(municipality, code)


def test_whoever_must_choose_is_told_the_codes() -> None:
    with pytest.raises(SeveralThere) as refusal:
        named("1480")

    assert ("north", "south") == refusal.value.codes
