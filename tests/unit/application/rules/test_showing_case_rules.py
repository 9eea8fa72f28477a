"""Whoever may open a case sees the rules that it follows; that they looked is written down."""

import pytest

from sisam.application.rules.showing_case_rules import rules_of_case
from sisam.domain.ids import CaseId
from sisam.domain.reading import Ruling, Shown
from sisam.domain.seat import Role
from sisam.errors import NotFound
from tests.builders import NOW, OTHER_SCHOOL, SOCIAL_SERVICES, shipped_rules
from tests.sites import a_case_at, a_site, case_at
from tests.unit.application.access.asked import caller, seat, told

OFFICER = f"person-of-{SOCIAL_SERVICES}"


def test_the_rules_of_a_case_come_with_the_state_that_it_is_in() -> None:
    site = a_site()
    case_id = a_case_at(site)

    found = rules_of_case(site, caller(OFFICER), case_id, NOW)

    assert case_at(site, case_id).state == found.state
    assert shipped_rules().workflow == found.rules.workflow
    assert found.rules.agreement is None


def test_whoever_looks_is_written_down() -> None:
    site = a_site()
    case_id = a_case_at(site)

    rules_of_case(site, caller(OFFICER), case_id, NOW)

    assert [(OFFICER, Shown.CASE, case_id, Ruling.ALLOWED)] == told(site)


@pytest.mark.parametrize("asked_for", ["case-N/1", "case-nowhere"])
def test_a_foreign_case_is_told_as_an_unknown_one(asked_for: str) -> None:
    site = a_site()
    a_case_at(site)
    seat(site, "stranger", (OTHER_SCHOOL, Role.HEAD_TEACHER))

    with pytest.raises(NotFound):
        rules_of_case(site, caller("stranger"), CaseId(asked_for), NOW)
