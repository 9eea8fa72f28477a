"""The audit finds what was disclosed by somebody whose it was not, to a stranger, or on no basis."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from functools import cache

import pytest

from sisam.domain.command import Disclose, EndDisclosure, Fire, SetParty
from sisam.domain.disclosure import DisclosedMatter, DisclosureBasis
from sisam.domain.ids import OrganisationId, PartyName
from tests.unit.audit.lived import Lived
from tests.unit.audit.planting import cases_found, report_of

HOME_SCHOOL, HOMES_SCHOOL = PartyName("home_school"), PartyName("youth_home_school")
IDENTITY = "case_id = {shown} AND type = 'disclosed' AND json_extract(data, '$.matter') = 'identity'"
GRADES = "case_id = {shown} AND type = 'disclosed' AND json_extract(data, '$.matter') = 'grades'"
TAKEN_BACK = "case_id = {shown} AND type = 'disclosure_ended' AND via <> 'daemon'"


@cache
def a_shown_site() -> Lived:
    """Return a site where something was disclosed by its owners, taken back, ended by itself and undone."""
    site = Lived()
    site.open("shown")
    site.does("shown", "home", Fire("admit"))
    consent, need = DisclosureBasis.CONSENT, DisclosureBasis.OWN_NEED
    site.does("shown", "social", Disclose(HOME_SCHOOL, DisclosedMatter.IDENTITY, consent))
    site.does("shown", "social", Disclose(HOME_SCHOOL, DisclosedMatter.CARE, need), words="To plan.")
    site.does("shown", "school", Disclose(HOMES_SCHOOL, "grades", DisclosureBasis.STATUTORY_DUTY))
    mistake = site.does("shown", "school", Disclose(HOMES_SCHOOL, "attendance", consent))
    site.annul("shown", "homeschool", mistake)
    site.does("shown", "social", EndDisclosure(HOMES_SCHOOL, "grades"))
    site.does("shown", "social", SetParty(HOME_SCHOOL, OrganisationId("otherschool")))
    return site


def test_what_was_disclosed_by_its_owners_is_in_order() -> None:
    assert [] == list(report_of(of=a_shown_site()).violations)


@pytest.mark.parametrize(
    "corruption",
    [
        f"UPDATE event SET actor_organisation_id = 'homeschool' WHERE {IDENTITY}",
        f"UPDATE event SET actor_organisation_id = 'newschool' WHERE {IDENTITY}",
        f"UPDATE event SET actor_organisation_id = 'homeschool' WHERE {GRADES}",
        f"UPDATE event SET actor_organisation_id = 'social' WHERE {GRADES}",
        f"UPDATE event SET via = 'import:steps.csv' WHERE {IDENTITY}",
        f"UPDATE event SET via = 'daemon' WHERE {IDENTITY}",
        f"UPDATE event SET data = json_set(data, '$.to', 'newschool') WHERE {IDENTITY}",
        f"UPDATE event SET data = json_set(data, '$.matter', 'diary') WHERE {IDENTITY}",
        f"UPDATE event SET data = json_set(data, '$.basis', 'habit') WHERE {IDENTITY}",
        f"UPDATE event SET data = json_set(data, '$.basis', 'needed_for_care') WHERE {IDENTITY}",
        f"UPDATE event SET actor_organisation_id = 'homeschool' WHERE {TAKEN_BACK}",
    ],
)
def test_what_could_not_be_disclosed_or_taken_back_like_that_is_found(corruption: str) -> None:
    assert {"N-shown"} == cases_found("I18", corruption, of=a_shown_site())


def test_a_disclosure_that_the_journal_does_not_tell_is_found() -> None:
    corruption = "UPDATE \"case\" SET disclosures = '[]' WHERE id = {shown}"

    assert {"N-shown"} == cases_found("I17", corruption, of=a_shown_site())


def test_whoever_owns_a_document_takes_it_back_too() -> None:
    by_owner = f"UPDATE event SET actor_organisation_id = 'school' WHERE {TAKEN_BACK}"

    assert set() == cases_found("I18", by_owner, of=a_shown_site())
