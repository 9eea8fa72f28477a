"""Days without school add up to what is told of each case, and tell of no few pupils."""

from datetime import timedelta

from sisam.application.access.someone import Caller
from sisam.application.cases.listing_gaps import GapFilter, by_phase, list_gaps
from sisam.application.overview.giving_overview import KeptSums, give_overview
from sisam.application.overview.rounding import STEP_OF_DAYS, rounded
from sisam.application.overview.tables import Asked, Table, TableKey
from sisam.application.overview.whole_periods import WholePeriod
from sisam.application.site import Site
from sisam.domain.command import Close, Fire
from sisam.domain.ids import PersonId
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import a_case_at, a_site, does

LATER = NOW + timedelta(days=40)
YEAR, DECEMBER = WholePeriod(2026, 1), WholePeriod(2026, 12, 1)
MANAGER = Caller("web:test", PersonId(f"manager-of-{SOCIAL_SERVICES}"))


def a_site_without_school(pupils: int) -> Site:
    """Pupils who were admitted, and of whom nobody has recorded a lesson."""
    site = a_site()
    for number in range(pupils):
        does(site, a_case_at(site, f"N/{number}"), Fire("admit"), YOUTH_HOME)
    return site


def table(site: Site, period: WholePeriod = YEAR) -> Table:
    found = give_overview(site, MANAGER, Asked(), period, LATER, KeptSums())
    return next(each for each in found.tables if each.key is TableKey.DAYS_WITHOUT_SCHOOL)


def test_the_days_are_those_that_are_listed_case_by_case() -> None:
    site = a_site_without_school(6)
    listed = by_phase(list_gaps(site, GapFilter(), MANAGER, LATER))

    days = sum(listed.values())
    assert [0, days, 0] == list(listed.values())
    assert (0, rounded(days, STEP_OF_DAYS), 0) == table(site).sums.cells
    assert 0 < abs(days - (table(site).sums.total or 0)) <= STEP_OF_DAYS // 2


def test_fewer_than_five_pupils_are_told_of_however_many_their_days_are() -> None:
    found = table(a_site_without_school(4))

    assert (0, None, 0) == found.sums.cells
    assert found.sums.total is None


def test_only_days_of_the_period_count() -> None:
    site = a_site_without_school(6)

    assert () == table(site, WholePeriod(2026, 7, 3)).rows
    assert 0 < (table(site, DECEMBER).sums.total or 0) < (table(site).sums.total or 0)


def test_a_day_that_has_not_come_counts_for_nobody() -> None:
    site = a_site_without_school(6)

    assert table(site, DECEMBER) == table(site, WholePeriod(2026, 12, 24))


def test_no_day_after_a_case_was_closed_counts() -> None:
    site, closed = a_site(), NOW + timedelta(days=20)
    ids = [a_case_at(site, f"N/{number}") for number in range(6)]
    for case_id in ids:
        does(site, case_id, Fire("admit"), YOUTH_HOME)
        does(site, case_id, Close("deceased", MANAGER.person_id), now=closed, words="Av en sjukdom.")

    days = sum(by_phase(list_gaps(site, GapFilter(), MANAGER, LATER)).values())

    assert 6 * 15 == days
    assert rounded(days, STEP_OF_DAYS) == table(site).sums.total
