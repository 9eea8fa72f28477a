"""What a row says of the school moves the end of compulsory schooling; what it says of it goes first."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.importing import Imported, import_placements
from sisam.application.cases.row_news import Standing
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.ids import CaseId
from tests.builders import NOW
from tests.sites import IMPORTER, a_placement_row, a_site, case_at

UNTIL = Anchor.COMPULSORY_SCHOOLING_UNTIL
BORN_2011 = {UNTIL: date(2027, 6, 30), Anchor.TURNS_18: date(2029, 3, 15)}


def brought(site: Site, row: PlacementRow, again: int = 1) -> Imported:
    return import_placements(site, [row], IMPORTER, NOW + timedelta(days=again))


def until_of(site: Site) -> date:
    with site.store.read() as work:
        found = work.cases.find("SN-1")
    return case_at(site, CaseId(found or "")).anchors[UNTIL]


def in_special_school(anchors: Mapping[Anchor, date], *, untold: bool) -> PlacementRow:
    derived = frozenset({UNTIL}) if untold else frozenset()
    return a_placement_row(school_form="specialskola", anchors={**BORN_2011, **anchors}, untold=derived)


@pytest.mark.parametrize(
    ("row", "until", "changes"),
    [
        (in_special_school({UNTIL: date(2028, 6, 30)}, untold=True), date(2028, 6, 30), 2),
        (in_special_school({UNTIL: date(2028, 6, 30)}, untold=False), date(2028, 6, 30), 2),
        (in_special_school({}, untold=False), date(2027, 6, 30), 1),
        (in_special_school({UNTIL: date(2027, 12, 20)}, untold=False), date(2027, 12, 20), 2),
    ],
)
def test_another_form_of_school_moves_the_end_of_compulsory_schooling_unless_the_row_tells_it(
    row: PlacementRow, until: date, changes: int
) -> None:
    site = a_site()
    first = a_placement_row(school_form="grundskola", anchors=BORN_2011, untold=frozenset({UNTIL}))
    brought(site, first, again=0)

    (report,) = brought(site, row).news.reports

    assert changes == len(report.changes)
    assert until == until_of(site)
    assert {Standing.UNCHANGED: 1} == brought(site, row, again=2).news.counts
