"""Which agreement the new cases of social services come under."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.domain.agreement import Agreement, covering
from sisam.domain.organisation import Organisation, OrganisationKind
from tests.builders import TODAY, an_agreement, an_organisation

CITY = an_organisation("city", municipality_code="1480")
NORTH = an_organisation("north", municipality_code="1480")
WHOLE = an_agreement(code="whole", municipality="1480")
OF_NORTH = an_agreement(code="of-north", municipality="1480", covers=("north",))


@pytest.mark.parametrize(
    ("agreements", "organisation", "expected"),
    [
        ((), CITY, None),
        ((WHOLE,), CITY, WHOLE),
        ((WHOLE,), NORTH, WHOLE),
        ((OF_NORTH,), CITY, None),
        ((OF_NORTH, WHOLE), NORTH, OF_NORTH),
        ((WHOLE, OF_NORTH), NORTH, OF_NORTH),
        ((WHOLE, replace(WHOLE, code="later")), CITY, replace(WHOLE, code="later")),
        ((WHOLE,), an_organisation("else", municipality_code="0180"), None),
        ((WHOLE,), an_organisation("school", kind=OrganisationKind.SCHOOL, municipality_code="1480"), None),
    ],
)
def test_what_names_a_district_goes_before_what_is_for_the_city(
    agreements: tuple[Agreement, ...], organisation: Organisation, expected: Agreement | None
) -> None:
    assert expected == covering(agreements, organisation, TODAY)


@pytest.mark.parametrize(
    ("day", "valid", "expired"),
    [
        (date(2026, 9, 30), False, False),
        (date(2026, 10, 1), True, False),
        (date(2026, 11, 30), True, False),
        (date(2026, 12, 1), False, True),
    ],
)
def test_its_first_and_its_last_day_belong_to_it(day: date, valid: bool, expired: bool) -> None:
    agreement = an_agreement(valid_from=date(2026, 10, 1), valid_until=date(2026, 11, 30))

    assert (valid, expired) == (agreement.is_valid(day), agreement.has_expired(day))


def test_without_a_last_day_it_holds_until_it_is_ended() -> None:
    agreement = an_agreement(valid_from=date(2026, 10, 1), valid_until=None)

    assert (True, False) == (agreement.is_valid(date(2049, 1, 1)), agreement.has_expired(date(2049, 1, 1)))
