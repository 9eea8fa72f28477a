"""Of a protected pupil's case a list names the own organisation, to social services others, and no home."""

import pytest

from sisam.application.ports.work_lists import CaseMark
from sisam.application.worklist.work_line import Onlooker
from sisam.domain.ids import CaseId, OrganisationId, PartyName, PersonId, SubjectId
from sisam.domain.step import Side
from sisam.domain.workflow import Phase
from tests.builders import (
    HOME_SCHOOL,
    SOCIAL_SERVICES,
    TODAY,
    YOUTH_HOME_SCHOOL,
    a_rules_key,
    shipped_rules,
)
from tests.sites import a_site

AT_HOME = Side(PartyName("youth_home_school"), YOUTH_HOME_SCHOOL)
AT_SCHOOL = Side(PartyName("home_school"), HOME_SCHOOL)


@pytest.mark.parametrize(
    ("organisation", "named"),
    [
        (SOCIAL_SERVICES, {HOME_SCHOOL}),
        (YOUTH_HOME_SCHOOL, {YOUTH_HOME_SCHOOL}),
        (HOME_SCHOOL, {HOME_SCHOOL}),
    ],
)
def test_who_is_named_in_a_list(organisation: OrganisationId, named: set[OrganisationId]) -> None:
    with a_site().store.read() as work:
        roster = work.register.roster()
    rules, known = a_rules_key(), shipped_rules()
    onlooker = Onlooker(PersonId("x"), roster, frozenset({organisation}), TODAY, lambda _key: known)
    state = ("custody", Phase.BEFORE)
    case = CaseMark(CaseId("c"), "N/1", SubjectId("s"), True, *state, rules, SOCIAL_SERVICES)

    told = (onlooker.named(case, side) for side in (AT_HOME, AT_SCHOOL, None))

    assert named == {each.id for each in told if each is not None}
