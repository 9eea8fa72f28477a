"""The audit finds whatever is wrong with accountability, and names the case."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found, report_of, the_site

FIRST = "case_id = {moved} AND ordinal = 0"
SECOND = "case_id = {moved} AND ordinal = 1"
LAST = "case_id = {closed} AND ordinal = 2"
NOW_ACCOUNTABLE = "until_position IS NULL"
#: The event that a party became accountable by, and the step whose confirmation it was.
MOVED_AT = "(SELECT max(since_position) FROM accountability WHERE case_id = {moved})"
CONFIRMED = f"case_id = {{moved}} AND ended_position = {MOVED_AT}"
CHANGED_AT = "(SELECT max(since_position) FROM accountability WHERE case_id = {changed})"


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE accountability SET until_position = 30 WHERE case_id = {{moved}} AND {NOW_ACCOUNTABLE}",
        f"DELETE FROM accountability WHERE case_id = {{moved}} AND {NOW_ACCOUNTABLE}",
        "UPDATE accountability SET until_position = NULL WHERE case_id = {moved}",
        "UPDATE accountability SET organisation_id = 'nowhere' WHERE case_id = {moved}",
        'UPDATE "case" SET closed_at = NULL WHERE id = {closed}',
    ],
)
def test_an_open_case_without_exactly_one_accountable_party_is_found(corruption: str) -> None:
    expected = "N-closed" if "{closed}" in corruption else "N-moved"
    assert {expected} == cases_found("I01", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE accountability SET since_position = since_position + 1 WHERE {SECOND}",
        f"UPDATE accountability SET until_position = until_position + 3 WHERE {FIRST}",
        f"UPDATE accountability SET until_position = 1 WHERE {FIRST}",
        f"DELETE FROM accountability WHERE {FIRST}",
        f"UPDATE accountability SET since_position = 2 WHERE {FIRST}",
        f"UPDATE accountability SET until_position = 4000 WHERE {FIRST}",
    ],
)
def test_a_gap_or_an_overlap_is_found(corruption: str) -> None:
    assert {"N-moved"} == cases_found("I02", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE accountability SET until_position = until_position - 1 WHERE {LAST}",
        f"UPDATE accountability SET until_position = NULL WHERE {LAST}",
        "DELETE FROM accountability WHERE case_id = {closed}",
    ],
)
def test_accountability_that_does_not_end_with_the_case_is_found(corruption: str) -> None:
    assert {"N-closed"} == cases_found("I02", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        "UPDATE deadline SET status = 'pending' WHERE case_id = {closed} AND ordinal = 3",
        f"UPDATE accountability SET until_position = NULL WHERE {LAST}",
        "UPDATE step SET status = 'open' WHERE case_id = {closed} AND ordinal = 2",
        "UPDATE step SET status = 'offered' WHERE case_id = {closed} AND ordinal = 2",
        (
            "INSERT INTO alert (case_id, ordinal, id, cause, ladder, rung, round, raised_at, next_at) "
            "VALUES ({closed}, 9, 'x.a9', 'technical', 'standard', 0, 0, {now}, {in_two_days})"
        ),
    ],
)
def test_what_is_left_over_in_a_closed_case_is_found(corruption: str) -> None:
    assert {"N-closed"} == cases_found("I12", corruption)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE step SET passes_accountability = 0 WHERE {CONFIRMED}",
        f"UPDATE step SET status = 'waived' WHERE {CONFIRMED}",
        f"UPDATE step SET definition = 'contact' WHERE {CONFIRMED}",
        f"UPDATE event SET actor_organisation_id = 'edu' WHERE case_id = {{moved}} AND position = {MOVED_AT}",
        f"UPDATE event SET type = 'step_offered' WHERE case_id = {{moved}} AND position = {MOVED_AT}",
        f"UPDATE accountability SET organisation_id = 'edu' WHERE {SECOND}",
        f"UPDATE accountability SET party = 'home_school' WHERE {SECOND}",
        f"UPDATE accountability SET round = 0 WHERE {SECOND}",
        f"UPDATE accountability SET party = 'youth_home' WHERE {FIRST}",
        f"UPDATE accountability SET since_position = since_position + 1 WHERE {FIRST}",
    ],
)
def test_accountability_that_moved_otherwise_than_by_its_receivers_confirmation_is_found(
    corruption: str,
) -> None:
    assert {"N-moved"} == cases_found("I13", corruption)


def test_a_change_of_party_that_stays_with_the_same_organisation_is_found() -> None:
    same = (
        (
            f"UPDATE event SET actor_organisation_id = 'newschool' WHERE case_id = {{changed}} "
            f"AND position = {CHANGED_AT}"
        ),
        (
            f"UPDATE step SET confirmer_organisation_id = 'newschool' WHERE case_id = {{changed}} "
            f"AND ended_position = {CHANGED_AT}"
        ),
        "UPDATE accountability SET organisation_id = 'newschool' WHERE case_id = {changed} AND ordinal = 2",
    )
    assert {"N-changed"} == cases_found("I13", *same)


def test_an_import_tells_of_a_confirmation_by_the_receiver_and_by_nobody_else() -> None:
    where = f"WHERE case_id = {{moved}} AND position = {MOVED_AT}"
    by_the_receiver = f"UPDATE event SET via = 'import:steps.csv' {where}"
    by_another = f"UPDATE event SET actor_organisation_id = 'social', via = 'import:steps.csv' {where}"

    assert (set(), {"N-moved"}) == (cases_found("I13", by_the_receiver), cases_found("I13", by_another))


OFFERED = "(SELECT id FROM step WHERE case_id = {offered} AND status = 'offered')"


@pytest.mark.parametrize(
    "corruption",
    [
        f"DELETE FROM deadline WHERE step_id = {OFFERED} AND kind = 'answer'",
        f"UPDATE deadline SET status = 'cancelled' WHERE step_id = {OFFERED} AND kind = 'answer'",
        f"UPDATE deadline SET kind = 'do' WHERE step_id = {OFFERED} AND kind = 'answer'",
        (
            "UPDATE alert SET cleared_at = {now}, cleared_reason = 'answered', next_at = NULL "
            f"WHERE step_id = {OFFERED} AND cleared_at IS NULL"
        ),
    ],
)
def test_an_offer_without_a_clock_for_its_answer_is_found(corruption: str) -> None:
    assert {"N-offered"} == cases_found("I14", corruption)


def test_accountability_that_moved_by_an_offer_is_found() -> None:
    offered_at = "(SELECT max(position) FROM event WHERE case_id = {moved} AND type = 'step_offered')"
    corruption = (
        f"UPDATE accountability SET until_position = {offered_at} WHERE case_id = {{moved}} AND ordinal = 0",
        f"UPDATE accountability SET since_position = {offered_at} WHERE case_id = {{moved}} AND ordinal = 1",
    )
    assert {"N-moved"} == cases_found("I13", *corruption) == cases_found("I14", *corruption)
    assert set() == cases_found("I02", *corruption)


def test_a_violation_names_the_step_that_it_is_about() -> None:
    expected = the_site().step("offered", "contact")
    report = report_of(f"DELETE FROM deadline WHERE step_id = {OFFERED} AND kind = 'answer'")
    assert {expected} == {each.step_id for each in report.violations if each.invariant == "I14"}
