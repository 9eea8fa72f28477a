"""An overview tells of the cases in somebody's reach, in figures that tell of no single pupil."""

from datetime import timedelta

import pytest

from sisam.application.access.someone import Caller
from sisam.application.cases.lateness import is_overdue
from sisam.application.cases.sweeping import sweep
from sisam.application.overview.giving_overview import KeptSums, Overview, give_overview
from sisam.application.overview.tables import Asked, ColumnKey, Table, TableKey
from sisam.application.overview.whole_periods import WholePeriod
from sisam.application.site import Site
from sisam.domain.command import Offer
from sisam.domain.ids import OrganisationId, PersonId
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.workflow import Phase
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.sites import AGENCY, a_case_at, a_site, case_at, does

LATER = NOW + timedelta(days=20)
CASES, STEPS = 7, 14
#: The same, to the nearest five.
TOLD, TOLD_STEPS = 5, 15
PERIOD = WholePeriod(2026, 1, 24)


def given(site: Site, who: str, asked: Asked | None = None, kept: KeptSums | None = None) -> Overview:
    caller = Caller("web:test", PersonId(who))
    return give_overview(site, caller, asked or Asked(), PERIOD, LATER, kept or KeptSums())


def manager_of(organisation: OrganisationId) -> str:
    return f"manager-of-{organisation}"


def table(found: Overview, key: TableKey) -> Table:
    return next(each for each in found.tables if each.key is key)


def a_busy_site(**fields: bool) -> Site:
    site = a_site()
    for number in range(CASES):
        case_id = a_case_at(site, f"N/{number}", NOW, **fields)
        contact = next(each for each in case_at(site, case_id).live_steps() if each.definition == "contact")
        does(site, case_id, Offer(contact.id))
    sweep(site, LATER)
    return site


def test_the_cases_stand_by_county_and_phase() -> None:
    found = table(given(a_busy_site(), manager_of(SOCIAL_SERVICES)), TableKey.CASES_BY_PLACE)

    assert (ColumnKey.BEFORE, ColumnKey.DURING, ColumnKey.AFTER) == found.columns
    assert [("03", (TOLD, 0, 0), TOLD)] == [(row.key, row.cells, row.total) for row in found.rows]


def test_what_is_late_is_what_a_look_through_the_cases_finds() -> None:
    site = a_busy_site()
    expected: dict[str, list[int]] = {}
    with site.store.read() as work:
        for case in work.cases.load_many(work.cases.ids(open_only=True)):
            for step in case.live_steps():
                late = is_overdue(case.live_deadline(step.id), LATER)
                row = expected.setdefault(str(step.routine or 0), [0, 0])
                row[not late] += 1

    found = table(given(site, manager_of(SOCIAL_SERVICES)), TableKey.LATE_BY_ROUTINE)

    assert {"0": [0, CASES], "1": [CASES, 0]} == expected
    assert {"0": (0, TOLD), "1": (TOLD, 0)} == {row.key: row.cells for row in found.rows}
    assert (TOLD, TOLD, TOLD_STEPS) == (*found.sums.cells, found.sums.total)
    assert not found.hides


def test_what_was_met_and_missed_stands_by_whose_it_was() -> None:
    found = table(given(a_busy_site(), manager_of(SOCIAL_SERVICES)), TableKey.KEPT_BY_SIDE)
    rows = {row.key: row.cells for row in found.rows}

    # Offered in time with days to go; and the school has not answered.
    assert TOLD == rows["social_services:0"][0]
    assert (0, 0, TOLD) == rows["home_school:1"]


def test_fewer_than_five_are_not_told() -> None:
    site = a_site()
    for number in range(4):
        a_case_at(site, f"N/{number}")

    found = given(site, manager_of(SOCIAL_SERVICES))
    cases = table(found, TableKey.CASES_BY_PLACE)

    assert [None] == [row.total for row in cases.rows]
    assert cases.sums.total is None
    # Nor that they have eight steps.
    assert table(found, TableKey.LATE_BY_ROUTINE).sums.total is None


def test_a_restricted_case_is_in_no_county() -> None:
    site = a_busy_site(restricted=True)

    found = given(site, manager_of(SOCIAL_SERVICES))

    assert [""] == [row.key for row in table(found, TableKey.CASES_BY_PLACE).rows]
    nowhere = given(site, manager_of(SOCIAL_SERVICES), Asked(county="03"))
    assert () == table(nowhere, TableKey.CASES_BY_PLACE).rows


def test_the_agency_sees_the_whole_and_another_municipality_nothing() -> None:
    site = a_busy_site()

    assert TOLD == table(given(site, f"person-of-{AGENCY}"), TableKey.CASES_BY_PLACE).sums.total
    assert given(site, f"person-of-{AGENCY}").whole


def test_whoever_has_no_statistics_is_refused() -> None:
    with pytest.raises(RightMissing):
        given(a_site(), f"person-of-{HOME_SCHOOL}")


def test_a_filter_leaves_out_what_was_not_asked_for() -> None:
    site = a_busy_site()

    after = given(site, manager_of(SOCIAL_SERVICES), Asked(phase=Phase.AFTER))
    first = given(site, manager_of(SOCIAL_SERVICES), Asked(routine=1, county="03"))

    assert () == table(after, TableKey.CASES_BY_PLACE).rows
    assert ["1"] == [row.key for row in table(first, TableKey.LATE_BY_ROUTINE).rows]
    assert ["0380"] == [row.key for row in table(first, TableKey.LATE_BY_PLACE).rows]


def test_sums_are_kept_until_something_happens() -> None:
    site, kept = a_busy_site(), KeptSums()
    before = given(site, manager_of(SOCIAL_SERVICES), kept=kept)
    again = given(site, manager_of(SOCIAL_SERVICES), kept=kept)
    a_case_at(site, "N/new")

    assert before == again
    found = given(site, manager_of(SOCIAL_SERVICES), kept=kept)
    assert TOLD + 5 == table(found, TableKey.CASES_BY_PLACE).sums.total
