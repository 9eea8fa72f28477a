"""The table of what is overdue has a column for each party that can be late."""

from sisam.simulation.report.lateness import PARTIES
from tests.builders import shipped_rules


def test_each_party_that_is_ever_late_has_a_column() -> None:
    workflow = shipped_rules().workflow
    late = {
        party
        for step in workflow.steps.values()
        for party in (step.owner, step.owner_in_later_rounds, step.owner_towards_stand_in, step.confirmed_by)
        if party in workflow.parties
    }

    assert "previous_youth_home_school" in late
    assert set() == late - set(PARTIES)


def test_no_two_columns_have_one_head() -> None:
    assert len(PARTIES) == len({short for short, _ in PARTIES.values()})
