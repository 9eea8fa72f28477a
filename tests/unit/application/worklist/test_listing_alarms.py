"""The list of alerts is written down case by case, and shown to those who answer alerts or watch the site."""

from datetime import timedelta

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.worklist.listing_alarms import AlarmList, list_alarms
from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Fire, Offer, SetDate
from sisam.domain.refusal_of_access import RightMissing
from sisam.domain.seat import Role
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES, TODAY, YOUTH_HOME, YOUTH_HOME_SCHOOL
from tests.sites import AGENCY, a_case_at, a_site, case_at, does
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


def test_what_the_law_of_the_care_sets_is_listed_for_nobody_who_may_not_know_of_it() -> None:
    site = a_site()
    case_id = a_case_at(site, "N/1")
    does(site, case_id, Fire("admit"), YOUTH_HOME)
    does(site, case_id, SetDate(Anchor.CARE_EXECUTED, TODAY - timedelta(days=10)))
    (step,) = [
        each for each in case_at(site, case_id).live_steps() if each.definition == "educational_handover"
    ]
    does(site, case_id, Offer(step.id), HOME_SCHOOL)
    does(site, case_id, Confirm(step.id), YOUTH_HOME_SCHOOL)
    late = NOW + timedelta(days=200)
    sweep(site, late)

    lead, officer = (
        list_alarms(site, caller(f"person-of-{each}"), late) for each in (YOUTH_HOME_SCHOOL, SOCIAL_SERVICES)
    )

    assert "review_of_care" in definitions(officer)
    assert definitions(lead)
    assert "review_of_care" not in definitions(lead)


def definitions(found: AlarmList) -> set[str]:
    """Return what all alerts of a page are about."""
    return {each.step.definition for each in (*(alert.line for alert in found.alerts), *found.others)}
