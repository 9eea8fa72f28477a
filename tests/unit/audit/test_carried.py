"""The audit finds debts that were lost, doubled or invented between two cases of one pupil."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from functools import cache

import pytest

from sisam.application.cases.carrying_out import carry_out
from sisam.domain.actor import Actor
from sisam.domain.command import Close, Command, Fire
from sisam.domain.ids import CommandId, OrganisationId, PersonId
from tests.unit.audit.lived import Lived
from tests.unit.audit.planting import cases_found, report_of

CARRIED = "status = 'taken_over' AND definition = 'contact'"
ACCEPTED = "case_id = {after} AND type = 'debt_accepted'"


@cache
def two_placements() -> Lived:
    """Return a site where a case was settled by carrying its handovers to the one that follows."""
    site = Lived()
    site.open("before")
    site.does("before", "home", Fire("admit"))
    site.open("after", previous_case_id=site.cases["before"])
    site.does("after", "home", Fire("admit"))
    site.open("stranger")
    owed = [step for step in site.case("before").live_steps() if step.confirmer is not None]
    act = Close("new_placement", PersonId("second"), tuple(step.id for step in owed))
    actor = Actor(PersonId("person-social"), OrganisationId("social"), "cli:kim")
    command = Command(CommandId("settling"), actor, act, "settling", words="Placed anew.")
    carry_out(site.site, site.cases["before"], command, site.now)
    return site


def test_debts_that_go_on_once_are_in_order() -> None:
    assert [] == list(report_of(of=two_placements()).violations)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE step SET successor_step_id = NULL WHERE {CARRIED}",
        f"UPDATE step SET successor_step_id = 'nothing' WHERE {CARRIED}",
        f"UPDATE step SET status = 'waived' WHERE {CARRIED}",
        (
            "UPDATE step SET successor_step_id = (SELECT id FROM step WHERE case_id = {after} "
            f"AND definition = 'school_information') WHERE {CARRIED}"
        ),
        (
            "UPDATE step SET successor_step_id = (SELECT id FROM step WHERE case_id = {stranger} "
            f"AND definition = 'contact') WHERE {CARRIED}"
        ),
        "UPDATE event SET type = 'step_waived' WHERE case_id = {before} AND type = 'step_carried'",
        f"DELETE FROM event WHERE {ACCEPTED}",
        f"UPDATE event SET command_id = 'another' WHERE {ACCEPTED}",
        'UPDATE "case" SET previous_case_id = NULL WHERE id = {after}',
    ],
)
def test_a_debt_that_does_not_go_on_in_the_case_that_follows_is_found(corruption: str) -> None:
    assert "N-before" in cases_found("I12", corruption, of=two_placements())


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE step SET status = 'cancelled' WHERE {CARRIED}",
        (
            'UPDATE event SET data = replace(data, \'"predecessor":"\', \'"predecessor":"no-\') '
            f"WHERE {ACCEPTED}"
        ),
        'UPDATE "case" SET closed_at = {now}, closed_position = 3 WHERE id = {after}',
        (
            "UPDATE event SET data = (SELECT data FROM event WHERE case_id = {after} "
            f"AND type = 'debt_accepted' ORDER BY position LIMIT 1) WHERE {ACCEPTED}"
        ),
    ],
)
def test_a_debt_that_nobody_carried_or_that_was_accepted_twice_is_found(corruption: str) -> None:
    assert "N-after" in cases_found("I12", corruption, of=two_placements())
