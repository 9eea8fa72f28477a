"""A work list calls a pupil by name to those, and only those, whom the page of the case tells who it is."""

import pytest

from sisam.application.access.fields import Field
from sisam.application.access.finding import ById
from sisam.application.access.someone import Caller
from sisam.application.cases.showing_cases import show_case
from sisam.application.cases.sweeping import sweep
from sisam.application.worklist.choosing import WorkFilter
from sisam.application.worklist.listing_work import list_work
from sisam.application.worklist.pupils import knows_pupils
from sisam.errors import NotPermitted
from tests.builders import EDUCATION_ADMINISTRATION, NOW, SOCIAL_SERVICES
from tests.sites import a_case_at, a_site, seated
from tests.unit.application.access.asked import someone


@pytest.mark.parametrize("restricted", [False, True])
def test_a_name_stands_in_the_list_where_it_stands_on_the_page_of_the_case(restricted: bool) -> None:
    site = a_site()
    case_id = a_case_at(site, restricted=restricted)
    sweep(site, NOW)
    told = {}
    for person in seated()[0]:
        caller = Caller("web:test", person.id)
        try:
            found = list_work(site, caller, WorkFilter(), NOW)
        except NotPermitted:
            continue
        if any(line.case.id == case_id for line in found.lines):
            view = show_case(site, ById(case_id), caller, NOW)
            told[person.id] = case_id in found.pupils, Field.NAME in view.sheet.fields

    listed, shown = ({person: each[place] for person, each in told.items()} for place in (0, 1))
    assert shown == listed
    assert restricted is not any(shown.values())


def test_whom_it_must_be_disclosed_to_is_told_no_name_in_a_list() -> None:
    site = a_site()
    officers = (someone(site, f"person-of-{each}") for each in (SOCIAL_SERVICES, EDUCATION_ADMINISTRATION))

    known = [knows_pupils(each, next(iter(each.organisations))) for each in officers]

    assert [True, False] == known
