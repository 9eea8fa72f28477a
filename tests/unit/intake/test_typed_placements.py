"""One placement that was typed, read by the rules of a file."""

from datetime import date

import pytest

from sisam.application.cases.arrivals import PlacementRow
from sisam.domain.roster import Roster
from sisam.errors import Invalid
from sisam.intake.typed_placements import CellsOfPlacements
from tests.builders import HOME_SCHOOL, SOCIAL_SERVICES
from tests.sites import a_site

TODAY = date(2026, 11, 2)
GOOD = {
    "case_number": "SN-77",
    "pupil_name": "Kim Ek",
    "personal_number": "20110315-2383",
    "home_municipality": "0380",
    "placement_type": "acute",
    "legal_basis": "lvu_6",
}


def read(cells: dict[str, str], taken: frozenset[str] = frozenset()) -> PlacementRow:
    site = a_site()
    with site.store.read() as work:
        roster: Roster = work.register.roster()
        calendar = site.rules.calendar(work.rule_parts)
    return CellsOfPlacements().read({**GOOD, **cells}, roster, taken, TODAY, calendar)


def test_what_was_typed_becomes_a_placement_with_its_parties() -> None:
    row = read({"home_school_code": HOME_SCHOOL, "pupil_name": "  Kim Ek "})

    assert ("SN-77", "Kim Ek", "201103152383") == (row.case_number, row.identity.name, row.identity.number)
    assert {HOME_SCHOOL, SOCIAL_SERVICES} <= set(row.parties.values())


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"case_number": ""}, {"case_number"}),
        (
            {"personal_number": "20110315-2384", "home_municipality": "9999"},
            {"personal_number", "home_municipality"},
        ),
        ({"admitted_on": "2026-11-02"}, {"youth_home_code"}),
        ({"pupil_name": "Kim\u200bEk"}, {"pupil_name"}),
    ],
)
def test_every_fault_names_its_column(cells: dict[str, str], columns: set[str]) -> None:
    with pytest.raises(Invalid) as caught:
        read(cells)

    assert columns == {fault.column for fault in caught.value.faults}


def test_a_number_that_is_used_is_told_so() -> None:
    with pytest.raises(Invalid) as caught:
        read({}, frozenset({"SN-77"}))

    assert ["case_number"] == [fault.column for fault in caught.value.faults]
