"""Whoever looks after seats sees the organisations in their scope, in parts, and nobody else's people."""

import pytest

from sisam.application.register import showing_organisations
from sisam.application.register.showing_organisations import list_kept, show_organisation, show_person
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.errors import NotFound
from tests.builders import EDUCATION_ADMINISTRATION, HOME_SCHOOL, NEW_SCHOOL, OTHER_SCHOOL, SOCIAL_SERVICES
from tests.sites import AGENCY, ORGANISATIONS, a_site
from tests.unit.application.register.test_keeping import keeper


def test_an_administrator_sees_all_a_head_teacher_their_own() -> None:
    site = a_site()

    whole = list_kept(site, keeper(site, AGENCY, Role.ADMINISTRATOR))
    own = list_kept(site, keeper(site, HOME_SCHOOL, Role.HEAD_TEACHER))

    assert len(ORGANISATIONS) == whole.count
    assert [HOME_SCHOOL] == [each.organisation.code for each in own.lines]


def test_a_list_is_told_in_parts_and_by_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(showing_organisations, "PAGE", 4)
    site = a_site()
    by = keeper(site, AGENCY, Role.ADMINISTRATOR)
    found, after = [], ""
    while True:
        page = list_kept(site, by, after=after)
        found += [each.organisation.code for each in page.lines]
        if page.after is None:
            break
        after = page.after

    assert sorted(ORGANISATIONS) == sorted(found)
    assert [AGENCY] == [each.organisation.code for each in list_kept(site, by, "AGENCY").lines]


def test_empty_seats_are_told() -> None:
    site = a_site()

    page = list_kept(site, keeper(site, AGENCY, Role.ADMINISTRATOR))

    vacant = {each.organisation.code: each.vacant for each in page.lines}
    assert (Role.HEAD_TEACHER,) == vacant[OTHER_SCHOOL]
    assert () == vacant[NEW_SCHOOL]


def test_agreements_are_told_of_social_services_alone() -> None:
    site = a_site()
    by = keeper(site, AGENCY, Role.ADMINISTRATOR)

    agreed = {each: show_organisation(site, by, each).agreed for each in ORGANISATIONS}

    kinds = {ORGANISATIONS[each][0] for each, found in agreed.items() if found is not None}
    assert {OrganisationKind.SOCIAL_SERVICES} == kinds


def test_of_somebody_only_the_seats_in_scope_are_told() -> None:
    site = a_site()
    by = keeper(site, EDUCATION_ADMINISTRATION, Role.COORDINATOR)

    view = show_person(site, by, EDUCATION_ADMINISTRATION, str(by.caller.person_id))

    assert {EDUCATION_ADMINISTRATION} == {each.seat.organisation_id for each in view.holdings}
    with pytest.raises(NotFound):
        show_person(site, by, EDUCATION_ADMINISTRATION, f"person-of-{SOCIAL_SERVICES}")
