"""The list of alerts is written down case by case, and shown to those who answer alerts or watch the site."""

from datetime import timedelta

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.worklist.listing_alarms import list_alarms
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.seat import Role
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import AGENCY, a_case_at, a_site
from tests.unit.application.access.asked import caller, seat, told

OFFICER = f"person-of-{SOCIAL_SERVICES}"


def test_every_case_of_an_alert_that_is_listed_is_in_the_read_log() -> None:
    site = a_site()
    cases = {a_case_at(site, f"N/{number}") for number in range(2)}
    for day in range(1, 11):
        sweep(site, NOW + timedelta(days=day))

    found = list_alarms(site, caller(OFFICER), NOW + timedelta(days=10))

    assert cases == {each.line.case.id for each in found.alerts}
    assert {(OFFICER, "alerts", each, "allowed") for each in cases} == set(told(site))


def test_whoever_neither_answers_alerts_nor_watches_the_site_is_refused_and_written_down() -> None:
    site = a_site()
    seat(site, "beside", (AGENCY, Role.OFFICER))

    with pytest.raises(RightMissing):
        list_alarms(site, caller("beside"), NOW)

    assert [("beside", "alerts", None, "denied")] == told(site)
