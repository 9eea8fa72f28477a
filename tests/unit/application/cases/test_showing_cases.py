"""Whoever looks at a case is told of the pupil's other cases if they are a party of both, and nobody else."""

from dataclasses import replace

import pytest

from sisam.application.access.someone import Caller
from sisam.application.cases.importing import import_placements
from sisam.application.cases.showing_cases import CaseView, show_case
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.reading import OWNER
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, PARTIES, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import IMPORTER, a_placement_row, a_site


def placed_twice() -> Site:
    """A pupil who goes to another school in the second placement."""
    site = a_site()
    parties = {**PARTIES, PartyName("home_school"): NEW_SCHOOL}
    first = a_placement_row()
    second = replace(a_placement_row("SN-2", parties=parties), row=3, previous_case_number="SN-1")
    import_placements(site, [first, second], IMPORTER, NOW)
    return site


def shown(number: str, *organisations: OrganisationId) -> CaseView:
    site = placed_twice()
    person = PersonId(f"person-of-{organisations[0]}") if organisations else OWNER
    return show_case(site, number, Caller("cli:test", person), NOW)


def numbers(view: CaseView) -> tuple[str, ...]:
    return tuple(each.number for each in view.followed_by)


@pytest.mark.parametrize("organisations", [(), (SOCIAL_SERVICES,), (YOUTH_HOME,)])
def test_a_party_of_both_cases_and_the_owner_of_the_site_see_the_link(
    organisations: tuple[OrganisationId, ...],
) -> None:
    first, second = shown("SN-1", *organisations), shown("SN-2", *organisations)

    assert (None, ("SN-2",)) == (first.follows, numbers(first))
    assert second.follows is not None
    assert ("SN-1", ()) == (second.follows.number, numbers(second))
    assert second.case.id == first.followed_by[0].id
    assert first.case.id == second.follows.id


@pytest.mark.parametrize(("number", "school"), [("SN-1", HOME_SCHOOL), ("SN-2", NEW_SCHOOL)])
def test_a_party_of_one_case_does_not_hear_of_the_other(number: str, school: OrganisationId) -> None:
    view = shown(number, school)

    assert (None, ()) == (view.follows, view.followed_by)


def test_a_party_of_the_other_case_alone_is_told_that_there_is_none() -> None:
    with pytest.raises(NotFound) as refused:
        shown("SN-1", NEW_SCHOOL)

    assert ("case", "SN-1", ("SN-2",)) == (refused.value.kind, refused.value.name, refused.value.near)
