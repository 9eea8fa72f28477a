"""The audit finds whoever was shown a case without the right, and acts of pages that the read log misses."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import json
from functools import cache

import pytest

from sisam.domain.command import Close, Fire, LiftProtection, Protect
from sisam.domain.fact import Protection
from sisam.domain.ids import PersonId
from tests.unit.audit.lived import Lived
from tests.unit.audit.planting import cases_found, report_of

AT = "2026-09-02T08:00:00.000000Z"


def a_read(
    actor: str = "person-social",
    at: str | None = "social",
    what: str = "case",
    *,
    purpose: str = "work",
    broken: int = 0,
    decision: str = "allowed",
    when: str = AT,
) -> str:
    organisation = "NULL" if at is None else f"'{at}'"
    return (
        "INSERT INTO read_log (at, actor_id, actor_organisation_id, case_id, what, purpose, break_glass, "
        f"decision, via) VALUES ('{when}', '{actor}', {organisation}, {{moved}}, '{what}', '{purpose}', "
        f"{broken}, '{decision}', 'web:s')"
    )


@pytest.mark.parametrize(
    "read",
    [
        a_read(),
        a_read("person-school", "school"),
        a_read("person-homeschool", "homeschool"),
        a_read("person-home", "home"),
        # The agency's coordinator is told of what nobody hears below.
        a_read("person-agency", "agency"),
        a_read("owner", None),
        # Whoever is denied something may be anybody.
        a_read("person-otherschool", "otherschool", decision="denied"),
    ],
)
def test_a_party_may_be_shown_its_case(read: str) -> None:
    assert set() == cases_found("I23", read)


def test_a_head_may_be_shown_a_case_for_a_party_below_though_the_own_organisation_was_one_too() -> None:
    below = "UPDATE organisation SET parent_id = 'edu' WHERE id = 'school'"

    assert set() == cases_found("I23", below, a_read("person-edu-coordinator", "school"))
    assert {"N-moved"} == cases_found("I23", below, a_read("person-edu", "school"))
    assert {"N-moved"} == cases_found("I23", below, a_read("person-edu-coordinator", "social"))


@pytest.mark.parametrize(
    "read",
    [
        a_read("person-otherschool", "otherschool"),
        a_read("person-social", "school"),
        a_read("person-social", None),
        a_read("nobody", "social"),
        a_read(broken=1),
        a_read(what="read_log", purpose="review"),
        # Before they sat there.
        a_read(when="2025-01-01T08:00:00.000000Z"),
    ],
)
def test_whoever_might_not_see_a_case_is_found(read: str) -> None:
    assert {"N-moved"} == cases_found("I23", read)


@pytest.mark.parametrize("role", ["administrator", "operations", "log_reviewer"])
def test_a_seat_that_only_looks_after_something_shows_no_case(role: str) -> None:
    seat = f"UPDATE holding SET role = '{role}' WHERE person_id = 'person-social'"
    assert {"N-moved"} == cases_found("I23", seat, a_read())


def test_an_act_of_a_page_without_a_line_in_the_read_log_is_found() -> None:
    act = "UPDATE event SET via = 'web:s' WHERE case_id = {moved} AND via <> 'daemon'"
    assert {"N-moved"} == cases_found("I22", act)


def test_an_act_of_a_page_with_a_line_is_as_it_should_be() -> None:
    act = (
        "UPDATE event SET via = 'web:s', actor_id = 'person-social' "
        "WHERE case_id = {moved} AND via <> 'daemon'"
    )
    first = "2026-01-01T08:00:00.000000Z"
    assert set() == cases_found("I22", act, a_read(what="act", when=first))


def test_a_protected_pupil_shown_without_a_reason_is_found() -> None:
    protected = (
        "UPDATE event SET data = json_set(data, '$.restricted', json('true')) "
        "WHERE case_id = {moved} AND type = 'case_opened'"
    )
    late = "2027-01-01T08:00:00.000000Z"
    assert {"N-moved"} == cases_found("I26", protected, a_read(what="identity", when=late))
    assert set() == cases_found("I26", protected, a_read(what="identity", purpose="reason", when=late))
    assert set() == cases_found("I26", a_read(what="identity", when=late))


def test_a_pupil_whose_cases_disagree_is_found() -> None:
    same = 'UPDATE "case" SET subject_id = (SELECT subject_id FROM "case" WHERE id = {moved})'
    hidden = 'UPDATE "case" SET restricted = 1 WHERE id <> {moved}'

    assert set() == cases_found("I26", same)
    assert {"N-moved"} == cases_found("I26", same, hidden)
    assert set() == cases_found("I26", hidden)


def test_whoever_was_seen_after_their_protection_was_taken_back_needs_no_reason() -> None:
    events = "SELECT max(position) FROM event WHERE case_id = {moved}"
    changed = "UPDATE event SET type = 'fact_set', data = '{data}' WHERE case_id = {{moved}} AND position = "
    told = (
        json.dumps({"fact": "protected", "value": "yes", "was": "no"}).replace("{", "{{").replace("}", "}}")
    )
    lifted = told.replace('"yes"', '"now"').replace('"no"', '"yes"').replace('"now"', '"no"')
    first = changed.replace("{data}", told).replace("{{moved}}", "{moved}") + f"({events}) - 1"
    last = changed.replace("{data}", lifted).replace("{{moved}}", "{moved}") + f"({events})"
    late = "2027-01-01T08:00:00.000000Z"

    assert {"N-moved"} == cases_found("I26", first, a_read(what="identity", when=late))
    assert set() == cases_found("I26", first, last, a_read(what="identity", when=late))


@cache
def a_lifted_site() -> Lived:
    """Return a site where a protection was lifted."""
    site = Lived()
    site.open("hidden", restricted=True)
    site.does("hidden", "home", Fire("admit"))
    site.does("hidden", "social", LiftProtection(), words="The marking was removed.")
    return site


def test_a_protection_that_was_lifted_is_in_order() -> None:
    assert not a_lifted_site().case("hidden").restricted
    assert [] == list(report_of(of=a_lifted_site()).violations)


def test_a_protection_that_social_services_told_and_took_back_is_in_order() -> None:
    site = Lived()
    site.open("hidden")
    told = site.does("hidden", "social", Protect(Protection.FICTITIOUS))
    assert site.case("hidden").restricted
    assert [] == list(report_of(of=site).violations)

    site.annul("hidden", "social", told)

    assert not site.case("hidden").restricted
    assert [] == list(report_of(of=site).violations)


def test_a_protection_that_is_told_and_lifted_in_a_closed_case_is_in_order() -> None:
    site = Lived()
    site.open("hidden")
    site.does("hidden", "social", Close("not_admitted", PersonId("second")), words="Taken back.")

    site.does("hidden", "social", Protect(Protection.FICTITIOUS))
    assert [] == list(report_of(of=site).violations)
    site.does("hidden", "social", LiftProtection(), words="Another pupil.")

    assert not site.case("hidden").restricted
    assert [] == list(report_of(of=site).violations)


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("by", ["school", "newschool"])
def test_a_protection_that_others_told_is_found_in_a_closed_case_too(by: str, closed: bool) -> None:
    site = Lived()
    site.open("hidden")
    if closed:
        site.does("hidden", "social", Close("not_admitted", PersonId("second")), words="Taken back.")
    site.does("hidden", "social", Protect(Protection.FICTITIOUS))
    told = f"UPDATE event SET actor_organisation_id = '{by}' WHERE case_id = {{hidden}} AND type = 'fact_set'"

    assert {"N-hidden"} == cases_found("I18", told, of=site)


@pytest.mark.parametrize("corruption", ["actor_organisation_id = 'home'", "words_hash = NULL"])
def test_a_protection_that_was_lifted_by_others_or_without_a_reason_is_found(corruption: str) -> None:
    lifted = f"UPDATE event SET {corruption} WHERE case_id = {{hidden}} AND type = 'fact_set'"

    assert {"N-hidden"} == cases_found("I18", lifted, of=a_lifted_site())
