"""The audit judges by the rules that held then, and finds what was changed of them behind its back."""

import tomllib
from dataclasses import replace
from functools import cache

import pytest

from sisam.application.ports.rule_book import StoredPart
from sisam.audit.eras import eras_of
from sisam.catalogue.bodies import body_of, hash_of
from sisam.domain.command import FollowRules, Offer
from sisam.domain.rules import RulePart
from tests.journeys.agreements import NORRBY
from tests.unit.audit.lived import START, Lived
from tests.unit.audit.planting import cases_found, report_of


@cache
def agreed_site() -> Lived:
    """A site with a case that came under an agreement, with a clock missed before, and one under none."""
    site = Lived()
    body = body_of(tomllib.loads(NORRBY))
    part = StoredPart("agreement", "norrby", "1", hash_of(body), body, "accepted", START)
    with site.store.write() as work:
        work.rule_parts.publish(part)
        work.commit()
    site.parts.append(part)
    site.open("agreed")
    site.open("without")
    site.pass_days(9)
    key = replace(site.case("agreed").rules, agreement=RulePart(part.version, part.hash))
    site.does("agreed", "agency", FollowRules(site.rules(key)))
    site.does("agreed", "social", Offer(site.step("agreed", "contact")))
    site.send()
    return site


def test_what_came_under_an_agreement_holds_before_it_and_after_it() -> None:
    site = agreed_site()

    rules = [deadline.rule for deadline in site.case("agreed").deadlines.values()]

    assert [] == list(report_of(of=site).violations)
    assert "contact.answer" in rules


@pytest.mark.parametrize(
    "corruption",
    [
        "DELETE FROM rule_part WHERE kind = 'agreement'",
        "UPDATE rule_part SET body = body || ' ' WHERE kind = 'agreement'",
        "UPDATE rule_part SET verdict = 'refused' WHERE kind = 'agreement'",
        "UPDATE \"case\" SET agreement_version = '2' WHERE id = {agreed}",
        'UPDATE "case" SET agreement_version = NULL, agreement_hash = NULL WHERE id = {agreed}',
    ],
)
def test_an_agreement_that_is_not_the_one_recorded_is_found(corruption: str) -> None:
    assert {"N-agreed"} == cases_found("I19", corruption, of=agreed_site())


def test_a_case_that_slipped_under_an_agreement_without_an_event_is_found() -> None:
    corruption = (
        "UPDATE \"case\" SET agreement_version = '1', "
        "agreement_hash = (SELECT hash FROM rule_part WHERE kind = 'agreement') WHERE id = {without}"
    )

    assert {"N-without"} == cases_found("I19", corruption, of=agreed_site())


@pytest.mark.parametrize(
    "corruption",
    [
        # The clock of the answer goes by the agreement, the one before it by the workflow.
        "UPDATE deadline SET source = 'policy' WHERE case_id = {agreed} AND rule = 'contact.answer'",
        (
            "UPDATE deadline SET source = 'agreement' WHERE case_id = {agreed} AND source = 'policy' "
            "AND rule = 'contact.due.2'"
        ),
        (
            "UPDATE deadline SET source = 'policy' WHERE case_id = {agreed} AND source = 'agreement' "
            "AND rule = 'contact.due.2'"
        ),
        (
            "UPDATE deadline SET due_at = '2026-11-30T23:00:00.000000Z', due_on = '2026-11-30' "
            "WHERE case_id = {agreed} AND rule = 'contact.answer'"
        ),
    ],
)
def test_a_clock_that_goes_by_the_rules_of_another_time_is_found(corruption: str) -> None:
    assert {"N-agreed"} == cases_found("I21", corruption, of=agreed_site())


@pytest.mark.parametrize(
    "set_",
    [
        "actor_organisation_id = 'social'",
        "actor_organisation_id = 'school'",
        "actor_organisation_id = NULL",
        "actor_id = 'person-social'",
        "actor_id = 'person-agency-coordinator'",
    ],
)
def test_whoever_is_no_administrator_of_the_agency_and_changed_the_rules_is_found(set_: str) -> None:
    corruption = f"UPDATE event SET {set_} WHERE case_id = {{agreed}} AND type = 'rules_changed'"  # noqa: S608

    assert {"N-agreed"} == cases_found("I18", corruption, of=agreed_site())


def test_a_change_of_rules_that_is_taken_out_of_the_journal_is_found() -> None:
    corruption = (
        "UPDATE event SET type = 'alert_noted', data = '{{\"alert\":\"x\"}}' WHERE type = 'rules_changed'"
    )

    assert {"N-agreed"} == cases_found("I19", corruption, of=agreed_site())


def test_a_journal_without_an_opening_has_no_eras() -> None:
    assert [] == list(eras_of(()))
