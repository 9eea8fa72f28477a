"""The audit finds a handover that was forced by one, by the wrong two, or for no reason."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from functools import cache

import pytest

from sisam.domain.command import Fire, ForceHandover, Offer
from sisam.domain.ids import OrganisationId, PersonId
from tests.unit.audit.lived import Lived
from tests.unit.audit.planting import cases_found, planted, report_of

FORCED = "case_id = {forced} AND type = 'handover_forced'"


@cache
def a_forced_site() -> Lived:
    """Return a site where social services and the agency's coordinator ended an unanswered handover."""
    site = Lived()
    site.open("forced")
    site.does("forced", "home", Fire("admit"))
    step = site.step("forced", "educational_handover")
    site.does("forced", "school", Offer(step, documents=("handover_dossier",)))
    site.pass_days(5)
    agency = OrganisationId("agency")
    act = ForceHandover(step, PersonId("person-agency"), agency, frozenset({agency}))
    site.does("forced", "social", act, words="Nobody answers.")
    return site


def second(**told: str) -> str:
    """Return what makes the event tell something else of the second person."""
    changes = ", ".join(f"'$.{key}', '{value}'" for key, value in told.items())
    return f"UPDATE event SET data = json_set(data, {changes}) WHERE {FORCED}"


def test_a_handover_that_two_people_forced_is_in_order() -> None:
    assert [] == list(report_of(of=a_forced_site()).violations)


@pytest.mark.parametrize(
    "corruption",
    [
        second(second_person="person-social"),
        second(second_organisation="social"),
        second(second_person="person-edu", second_organisation="edu"),
        # Another person of the agency is no coordinator.
        second(second_person="person-agency-manager"),
        f"UPDATE event SET words_hash = NULL WHERE {FORCED}",
        f"UPDATE event SET actor_organisation_id = NULL WHERE {FORCED}",
        f"UPDATE event SET type = 'step_offered' WHERE {FORCED}",
    ],
)
def test_accountability_that_two_people_could_not_move_is_found(corruption: str) -> None:
    assert {"N-forced"} == cases_found("I13", corruption, of=a_forced_site())


@pytest.mark.parametrize(
    "corruption",
    [
        second(second_organisation="newschool"),
        f"UPDATE event SET actor_organisation_id = 'otherschool' WHERE {FORCED}",
        f"UPDATE event SET via = 'daemon' WHERE {FORCED}",
    ],
)
def test_one_who_speaks_for_no_party_is_found(corruption: str) -> None:
    assert {"N-forced"} == cases_found("I18", corruption, of=a_forced_site())


def test_whoever_stands_above_the_receiver_speaks_for_it() -> None:
    above = "UPDATE organisation SET parent_id = 'home' WHERE id = 'homeschool'"
    by_home = second(second_person="person-home", second_organisation="home")

    assert set() == cases_found("I13", above, by_home, of=a_forced_site())
    assert {"N-forced"} == cases_found("I13", by_home, of=a_forced_site())


def test_a_step_that_was_confirmed_by_nothing_of_the_sort_is_found() -> None:
    corruption = f"UPDATE event SET type = 'alert_noted' WHERE {FORCED}"

    assert {"N-forced"} == cases_found("I18", corruption, of=a_forced_site())


def test_the_copy_is_another_site() -> None:
    assert planted(of=a_forced_site()).store is not a_forced_site().store
