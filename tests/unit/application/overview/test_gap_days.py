"""Days without school add up to what is told of each case, and tell of no few pupils."""

from datetime import timedelta

from sisam.application.access.someone import Caller
from sisam.application.cases.listing_gaps import GapFilter, by_phase, list_gaps
from sisam.application.overview.giving_overview import KeptSums, give_overview
from sisam.application.overview.tables import Asked, Table, TableKey
from sisam.application.site import Site
from sisam.domain.command import Fire
from sisam.domain.ids import PersonId
from tests.builders import NOW, SOCIAL_SERVICES, TODAY, YOUTH_HOME
from tests.sites import a_case_at, a_site, does

LATER = NOW + timedelta(days=20)
MANAGER = Caller("web:test", PersonId(f"manager-of-{SOCIAL_SERVICES}"))


def a_site_without_school(pupils: int) -> Site:
    """Pupils who were admitted, and of whom nobody has recorded a lesson."""
    site = a_site()
    for number in range(pupils):
        does(site, a_case_at(site, f"N/{number}"), Fire("admit"), YOUTH_HOME)
    return site


def table(site: Site, first_day: int = -100, last_day: int = 100) -> Table:
    days = TODAY + timedelta(days=first_day), TODAY + timedelta(days=last_day)
    found = give_overview(site, MANAGER, Asked(), *days, LATER, KeptSums())
    return next(each for each in found.tables if each.key is TableKey.DAYS_WITHOUT_SCHOOL)


def test_the_days_are_those_that_are_listed_case_by_case() -> None:
    site = a_site_without_school(6)
    listed = by_phase(list_gaps(site, GapFilter(), MANAGER, LATER))

    assert sum(listed.values()) > 0
    assert tuple(listed.values()) == table(site).sums.cells
    assert sum(listed.values()) == table(site).sums.total


def test_fewer_than_five_pupils_are_told_of_however_many_their_days_are() -> None:
    found = table(a_site_without_school(4))

    assert (0, None, 0) == found.sums.cells
    assert found.sums.total is None


def test_only_days_of_the_period_count() -> None:
    site = a_site_without_school(6)

    assert () == table(site, first_day=-100, last_day=-50).rows
    assert 0 < (table(site, first_day=10).sums.total or 0) < (table(site).sums.total or 0)


def test_a_day_that_has_not_come_counts_for_nobody() -> None:
    site = a_site_without_school(6)

    assert table(site, last_day=20) == table(site, last_day=1000)
