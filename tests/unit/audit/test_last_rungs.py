"""The audit finds an organisation for which nobody is there in the end."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

import pytest

from tests.unit.audit.planting import cases_found, site_alerts_found

ALL_BUT_CLOSED = {"N-early", "N-offered", "N-moved", "N-changed", "N-imported"}
AGENCY = "organisation_id = 'agency'"


def leaves(where: str) -> str:
    """Return the statement by which whoever coordinates left long ago."""
    return f"UPDATE holding SET active_until = '2026-08-01' WHERE role = 'coordinator' AND {where}"


@pytest.mark.parametrize(
    "corruption",
    [
        f"DELETE FROM holding WHERE role = 'coordinator' AND {AGENCY}",
        leaves(AGENCY),
        f"UPDATE holding SET active_from = '2026-12-01' WHERE role = 'coordinator' AND {AGENCY}",
        "UPDATE organisation SET active = 0 WHERE id = 'agency'",
        "INSERT INTO absence VALUES ('person-agency', '2026-09-10', '2026-09-30')",
    ],
)
def test_a_party_without_coordinator_is_found_where_nobody_is_at_the_agency_either(corruption: str) -> None:
    # The organisation that looks after those past school age has no coordinator of its own.
    assert ALL_BUT_CLOSED == cases_found("I08", corruption)
    assert ["w-coordinator"] == site_alerts_found("I08", corruption)


def test_a_party_without_coordinator_is_caught_by_the_agency() -> None:
    assert set() == cases_found("I08", leaves("organisation_id = 'social'"))


def test_a_party_without_coordinator_is_caught_by_the_one_above_it() -> None:
    below = "UPDATE organisation SET parent_id = 'edu' WHERE id = 'kaa'"
    assert set() == cases_found("I08", leaves(AGENCY), below)


def test_organisations_that_lie_below_each_other_have_no_end() -> None:
    circle = "UPDATE organisation SET parent_id = 'kaa' WHERE id = 'kaa'"
    assert ALL_BUT_CLOSED == cases_found("I08", leaves(AGENCY), circle)


def test_a_coordinator_who_is_away_does_not_count_and_their_deputy_does() -> None:
    away = "INSERT INTO absence VALUES ('person-agency', '2026-09-10', '2026-09-30')"
    deputy = "INSERT INTO holding VALUES ('agency', 'coordinator', 'second', 1, '2026-09-01', NULL)"
    assert set() == cases_found("I08", away, deputy)


def test_a_closed_case_needs_nobody() -> None:
    closed = 'UPDATE "case" SET closed_at = {now}'
    assert set() == cases_found("I08", leaves(AGENCY), closed)
