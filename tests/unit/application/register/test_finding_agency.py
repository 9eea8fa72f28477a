"""The agency of the register is found, or nobody is."""

from sisam.application.register.finding_agency import find_agency
from sisam.storage.unit_of_work import SqlStore
from tests.sites import AGENCY, a_site


def test_the_agency_is_found() -> None:
    agency = find_agency(a_site())

    assert agency is not None
    assert AGENCY == agency.id


def test_before_anybody_has_entered_it_there_is_none() -> None:
    assert find_agency(a_site(store=SqlStore("sqlite://"))) is None
