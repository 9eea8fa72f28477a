"""A row of a list beside the case of a pupil who has come to another home since."""

from datetime import date, timedelta

import pytest

from sisam.application.cases.importing import import_placements
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Transfer
from sisam.errors import Invalid
from tests.builders import NEW_SCHOOL, NOW, OTHER_SCHOOL, TODAY
from tests.sites import IMPORTER, a_placement_row, a_site, case_at, does

ADMITTED = date(2026, 10, 26)
CORRECTED = date(2026, 10, 28)


def transferred() -> tuple[Site, Case]:
    """A site whose only pupil came in by a list and has come to another home today."""
    site = a_site()
    import_placements(site, [a_placement_row(anchors={Anchor.ADMITTED: ADMITTED})], IMPORTER, NOW)
    with site.store.read() as work:
        case_id = work.cases.find("SN-1")
        assert case_id is not None
    does(site, case_id, Transfer(OTHER_SCHOOL, NEW_SCHOOL))
    return site, case_at(site, case_id)


def test_another_admission_to_the_home_before_is_a_fault_and_not_the_day_of_the_transfer() -> None:
    site, case = transferred()

    with pytest.raises(Invalid) as refusal:
        import_placements(
            site,
            [a_placement_row(anchors={Anchor.ADMITTED: CORRECTED})],
            IMPORTER,
            NOW + timedelta(days=1),
        )

    (fault,) = refusal.value.faults
    assert "`sisam case set-date SN-1 admitted DATE`" in fault.remedy
    assert TODAY == case_at(site, case.id).anchors[Anchor.ADMITTED]


def test_the_admission_as_the_list_has_always_had_it_is_no_fault() -> None:
    site, case = transferred()

    row = a_placement_row(anchors={Anchor.ADMITTED: ADMITTED})
    import_placements(site, [row], IMPORTER, NOW + timedelta(days=1))

    assert TODAY == case_at(site, case.id).anchors[Anchor.ADMITTED]
