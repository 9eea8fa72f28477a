"""Open cases come under other rules, each by a command of its own, and only as the agency decides."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.application.administering import NotAnAdministrator, administrator
from sisam.application.rules.adopting_agreements import NotInForce
from sisam.application.rules.publishing import VersionTaken
from sisam.domain.refusal_of_rules import AgreementMisfit, RulesFollowedAlready
from sisam.domain.seat import Role
from sisam.errors import Invalid, NotFound
from tests.journeys.agreements import NORRBY, adopts, follows, publishes
from tests.journeys.journey import Journey
from tests.journeys.town import Town, at, email_of

DAY = date(2026, 11, 2)
NOON = at(DAY, 12)


def a_town_with_a_case() -> Town:
    journey = Journey()
    journey.live("Mon 2026-11-02 | social | opens home_school=oldschool | agreement none")
    return journey.town


def versions(town: Town) -> list[tuple[str, str | None]]:
    with town.store.read() as work:
        cases = work.cases.load_many(work.cases.ids(open_only=True))
    return [
        (case.rules.workflow.version, case.rules.agreement.version if case.rules.agreement else None)
        for case in cases
    ]


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    town = a_town_with_a_case()

    tried = adopts(town, NORRBY, NOON, dry_run=True)

    assert [("4", None)] == versions(town)
    with town.store.read() as work:
        assert [] == town.site.rules.agreements(work.rule_parts)
    assert tried == adopts(town, NORRBY, NOON)
    assert [("4", "1")] == versions(town)


def test_adopting_again_finds_nothing_to_do() -> None:
    town = a_town_with_a_case()
    adopts(town, NORRBY, NOON)

    assert [] == adopts(town, NORRBY, NOON).moved


def test_a_new_version_of_an_agreement_takes_the_place_of_the_one_before() -> None:
    town = a_town_with_a_case()
    adopts(town, NORRBY, NOON)

    adopts(town, NORRBY.replace('version = "1"', 'version = "2"'), at(DAY, 13))

    assert [("4", "2")] == versions(town)
    with town.store.read() as work:
        assert ["2"] == [each.version for each in town.site.rules.agreements(work.rule_parts)]


def test_a_changed_agreement_needs_a_new_version() -> None:
    town = a_town_with_a_case()
    adopts(town, NORRBY, NOON)

    with pytest.raises(VersionTaken):
        adopts(town, NORRBY.replace("SiS 2026/117", "SiS 2026/118"), at(DAY, 13), dry_run=True)


@pytest.mark.parametrize("day", [date(2026, 9, 30), date(2026, 12, 1)])
def test_what_is_not_in_force_is_not_adopted(day: date) -> None:
    with pytest.raises(NotInForce):
        adopts(a_town_with_a_case(), NORRBY, at(day))


def test_who_is_named_must_be_in_the_register_and_whoever_is_covered_social_services() -> None:
    text = NORRBY.replace('"sis", "social"', '"sis", "socail"').replace(
        "valid_from", 'covers = ["oldschool"]\nvalid_from', 1
    )

    with pytest.raises(Invalid) as refused:
        adopts(a_town_with_a_case(), text, NOON)

    assert [
        ("signed_by", "Write 'social', or bring it in."),
        ("covers", "Name social services or districts of them."),
    ] == [(fault.key, fault.remedy) for fault in refused.value.faults]


def test_what_covers_somebody_else_moves_no_case() -> None:
    town = a_town_with_a_case()

    report = adopts(town, NORRBY.replace('"0380"', '"1880"'), NOON)

    assert ([], [("4", None)]) == (report.moved, versions(town))


def test_an_agreement_stays_when_the_workflow_changes() -> None:
    town = a_town_with_a_case()
    adopts(town, NORRBY, NOON)
    publishes(town, "5", at(DAY, 13))

    follows(town, at(DAY, 14))

    assert [("5", "1")] == versions(town)


def test_a_case_stays_where_its_agreement_does_not_fit_the_new_workflow() -> None:
    town = a_town_with_a_case()
    adopts(town, NORRBY, NOON)
    publishes(town, "5", at(DAY, 13), without=frozenset({"educational_handover"}))

    (refusal,) = follows(town, at(DAY, 14)).unfit.values()

    assert (AgreementMisfit, [("4", "1")]) == (type(refusal), versions(town))


def test_one_case_that_follows_the_rules_already_is_refused() -> None:
    with pytest.raises(RulesFollowedAlready):
        follows(a_town_with_a_case(), NOON, "SN-2026/1")


def test_a_case_that_nobody_knows_is_not_found() -> None:
    with pytest.raises(NotFound):
        follows(a_town_with_a_case(), NOON, "SN-2026/9")


@pytest.mark.parametrize(
    "email", [email_of(Role.COORDINATOR, "sis"), email_of(Role.MANAGER, "social"), "nobody@example.se"]
)
def test_nobody_but_an_administrator_of_the_agency_publishes(email: str) -> None:
    roster = a_town_with_a_case().roster

    with pytest.raises((NotAnAdministrator, NotFound)):
        administrator(roster, email, "cli:test", DAY)


def test_an_administrator_acts_for_the_agency_on_the_days_in_the_seat() -> None:
    town = a_town_with_a_case()
    email = email_of(Role.ADMINISTRATOR, "sis")

    actor = administrator(town.roster, email, "cli:test", DAY)

    assert (town.organisation("sis"), "cli:test") == (actor.organisation_id, actor.via)
    with pytest.raises(NotAnAdministrator):
        administrator(replace(town.roster), email, "cli:test", date(2025, 12, 31))
