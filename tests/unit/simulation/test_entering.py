"""A placement is entered by social services, else by the placement unit, unless that may not tell of it."""

from __future__ import annotations

import pytest

from sisam.domain.ids import OrganisationId
from sisam.domain.roster import Roster
from sisam.simulation.country import Country
from sisam.simulation.drawing import Arrival
from sisam.simulation.entering import Entering
from sisam.simulation.life import Life
from sisam.simulation.parameters import Parameters
from tests.builders import HOME_SCHOOL, NOW, PLACEMENT_UNIT, SOCIAL_SERVICES, TODAY, YOUTH_HOME, shipped_rules
from tests.sites import a_site, organisations, seated

CALENDAR = shipped_rules().calendar
ORDINARY = {"placement_type": "treatment", "legal_basis": "lvu_3", "applied_on": TODAY.isoformat()}
ACUTE = {"placement_type": "acute", "legal_basis": "lvu_6", "custody_decided_on": TODAY.isoformat()}
_ROW = {
    "case_number": "N/1",
    "pupil_name": "Kim Sjö",
    "personal_number": "unknown",
    "home_municipality": "0380",
    "social_services_code": SOCIAL_SERVICES,
    "home_school_code": HOME_SCHOOL,
}
LIFE = Life(
    applies_on=TODAY,
    admitted_on=None,
    days_to_lesson=1,
    seen_from=TODAY,
    discharged_on=None,
    believed_on=None,
    home=YOUTH_HOME,
    home_school=HOME_SCHOOL,
    receiving_school=None,
    days_late_at_start=0,
    birth=TODAY,
)


def opened_by(cells: dict[str, str], *, vacant: bool) -> OrganisationId | None:
    """Let a placement be entered, and return who did it; `vacant`: nobody sits at social services."""
    persons, holdings = seated()
    there = [each for each in holdings if not vacant or each.seat.organisation_id != SOCIAL_SERVICES]
    roster = Roster.of(organisations(), persons, there)
    country = Country.of(roster, CALENDAR, Parameters.shipped(), seed=1)
    site = a_site()

    case = Entering(site, CALENDAR).enter(Arrival(TODAY, "N/1", _ROW | cells, LIFE), country, TODAY, NOW)

    if case is None:
        return None
    with site.store.read() as work:
        return work.cases.journal(case.id)[0].event.actor.organisation_id


@pytest.mark.parametrize("cells", [ORDINARY, ACUTE])
def test_social_services_enter_their_placements(cells: dict[str, str]) -> None:
    assert SOCIAL_SERVICES == opened_by(cells, vacant=False)


def test_where_nobody_sits_there_the_placement_unit_does_it() -> None:
    assert PLACEMENT_UNIT == opened_by(ORDINARY, vacant=True)


def test_that_a_pupil_was_taken_into_custody_waits_for_somebody_who_may_tell_of_it() -> None:
    assert opened_by(ACUTE, vacant=True) is None
