"""The audit finds an alert that fell silent though nothing had ended."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from datetime import timedelta

import pytest

from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Done, Fire, Offer, Return, SetDate, Withdraw
from tests.unit.audit.lived import Lived
from tests.unit.audit.planting import cases_found, report_of

LIVE = "case_id = {moved} AND cleared_at IS NULL"
#: What was done too late, so that its alert ended with the step.
ENDED = "id = 'c0009.a3'"


def silent(reason: str, where: str = LIVE) -> str:
    """Return the statement that makes alerts fall silent."""
    return f"UPDATE alert SET cleared_at = {{now}}, cleared_reason = '{reason}', next_at = NULL WHERE {where}"


def test_every_alert_that_ended_in_a_site_that_was_only_lived_in_ended_with_its_cause() -> None:
    assert [] == [each for each in report_of().violations if each.invariant == "I27"]


@pytest.mark.parametrize(
    "reason",
    ["step_ended", "offered", "answered", "anchor_moved", "reassigned", "annulled", "case_closed", "mended"],
)
def test_an_alert_that_fell_silent_by_itself_is_found_whatever_it_says(reason: str) -> None:
    assert {"N-moved"} == cases_found("I27", silent(reason))


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE alert SET cleared_reason = 'offered' WHERE {ENDED}",
        f"UPDATE alert SET cleared_at = {{now}} WHERE {ENDED}",
        "DELETE FROM event WHERE case_id = {changed} AND type = 'alert_cleared'",
        "UPDATE event SET type = 'alert_noted' WHERE case_id = {changed} AND type = 'alert_cleared'",
        (
            "UPDATE event SET type = 'step_opened' WHERE case_id = {changed} AND type = 'step_confirmed' "
            "AND command_id = (SELECT command_id FROM event WHERE case_id = {changed} "
            "AND type = 'alert_cleared')"
        ),
        (
            "UPDATE event SET command_id = 'other' WHERE case_id = {changed} AND type = 'step_confirmed' "
            "AND command_id = (SELECT command_id FROM event WHERE case_id = {changed} "
            "AND type = 'alert_cleared')"
        ),
    ],
)
def test_an_alert_that_ended_otherwise_than_the_journal_tells_is_found(corruption: str) -> None:
    assert {"N-changed"} == cases_found("I27", corruption)


def test_every_way_in_which_a_cause_ends_is_known() -> None:
    site = Lived()
    site.open("late")
    site.pass_days(12)
    _end_in_every_way(site)
    site.send()
    with site.store.engine.connect() as connection:
        query = "SELECT DISTINCT cleared_reason FROM alert WHERE cleared_at IS NOT NULL"
        reasons = set(connection.exec_driver_sql(query).scalars())
    assert {"offered", "answered", "reassigned", "step_ended", "anchor_moved", "annulled"} == reasons
    assert () == site.audit().violations


def _end_in_every_way(site: Lived) -> None:
    contact = site.step("late", "contact")
    site.does("late", "social", Offer(contact))
    site.pass_days(6)
    site.does("late", "school", Return(contact), words="Not our pupil.")
    offer = site.does("late", "social", Offer(contact))
    site.pass_days(6)
    site.annul("late", "social", offer)
    site.does("late", "social", Offer(contact))
    site.pass_days(6)
    site.does("late", "social", Withdraw(contact))
    site.does("late", "social", Offer(contact))
    site.does("late", "school", Confirm(contact))
    site.pass_days(10)
    site.does("late", "home", Fire("admit"), happened_on=site.now.date() - timedelta(days=20))
    site.sweep()
    site.does("late", "homeschool", Done(site.step("late", "mapping")))
    site.does("late", "home", SetDate(Anchor.ADMITTED, site.now.date()))


def test_a_clock_that_is_set_to_the_day_that_was_missed_has_not_moved() -> None:
    site_says = (
        "UPDATE deadline SET due_at = (SELECT d.due_at FROM deadline AS d JOIN alert AS a "
        f"ON a.deadline_id = d.id WHERE a.{ENDED}) WHERE case_id = {{changed}}"
    )
    as_moved = f"UPDATE alert SET cleared_reason = 'anchor_moved' WHERE {ENDED}"
    assert {"N-changed"} == cases_found("I27", site_says, as_moved)


@pytest.mark.parametrize(("set_to", "found"), [("=", {"N-changed"}), ("!=", set())], ids=["same", "other"])
def test_an_anchor_has_moved_only_where_the_clock_is_set_to_another_day(set_to: str, found: set[str]) -> None:
    clearing = "(SELECT command_id FROM event WHERE case_id = {changed} AND type = 'alert_cleared')"
    missed = "(SELECT due_at FROM deadline WHERE id = 'c0009.d4')"
    clock = f"(SELECT id FROM deadline WHERE case_id = {{changed}} AND due_at {set_to} {missed} LIMIT 1)"
    as_moved = f"UPDATE alert SET cleared_reason = 'anchor_moved' WHERE {ENDED}"
    so_told = (
        "UPDATE event SET data = json_set(data, '$.reason', 'anchor_moved') "
        "WHERE case_id = {changed} AND type = 'alert_cleared'"
    )
    was_set = (
        f"UPDATE event SET type = 'deadline_set', data = json_set(data, '$.deadline', {clock}) "
        f"WHERE case_id = {{changed}} AND type = 'step_confirmed' AND command_id = {clearing}"
    )
    assert found == cases_found("I27", as_moved, so_told, was_set)
