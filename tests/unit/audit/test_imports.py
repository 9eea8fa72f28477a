"""The audit finds what came from a file of somebody who might not bring one in."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found

IMPORTED = "case_id = {imported} AND via LIKE 'import:%'"
ADMITTED = f"{IMPORTED} AND type = 'state_changed'"
SEAT = "organisation_id = 'agency' AND role = 'administrator'"


def test_an_administrator_of_the_agency_may_bring_in_files() -> None:
    assert set() == cases_found("I23", "UPDATE event SET via = via")


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE event SET actor_id = 'person-social' WHERE {ADMITTED}",
        f"UPDATE event SET actor_organisation_id = 'social' WHERE {ADMITTED}",
        f"UPDATE event SET actor_id = 'import' WHERE {ADMITTED}",
        f"DELETE FROM holding WHERE {SEAT}",
        f"UPDATE holding SET active_until = '2026-08-31' WHERE {SEAT}",
        f"UPDATE holding SET active_from = '2026-09-02' WHERE {SEAT}",
        f"UPDATE holding SET role = 'operations' WHERE {SEAT}",
        "UPDATE organisation SET kind = 'school' WHERE id = 'agency'",
    ],
)
def test_a_file_of_somebody_else_is_found(corruption: str) -> None:
    assert {"N-imported"} == cases_found("I23", corruption)


def test_what_is_recorded_after_a_file_with_a_name_has_one_too() -> None:
    nobody = "UPDATE event SET actor_id = 'import', actor_organisation_id = NULL WHERE"
    assert {"N-imported"} == cases_found("I23", f"{nobody} {ADMITTED}")


def test_what_the_first_versions_brought_in_may_lack_it() -> None:
    nobody = "UPDATE event SET actor_id = 'import', actor_organisation_id = NULL WHERE"
    assert set() == cases_found("I23", f"{nobody} {IMPORTED}")


def test_a_handover_on_paper_is_no_file_of_its_confirmer() -> None:
    on_paper = (
        "UPDATE event SET via = 'import:steps.csv' WHERE command_id IN "
        "(SELECT command_id FROM event WHERE case_id = {moved} AND type = 'step_confirmed')"
    )
    assert set() == cases_found("I23", on_paper)
