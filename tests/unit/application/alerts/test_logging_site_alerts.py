"""The read log tells of a pupil for the organisation whose alert it is, and of a fault in no case at all."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from sisam.application.alerts.answering import Answer
from sisam.application.alerts.answering_site_alerts import acknowledge
from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.application.alerts.looking_after_site import look_after
from sisam.application.alerts.showing_site_alerts import show_site_alert
from sisam.application.cases.sweeping import sweep
from sisam.application.site import Site
from sisam.application.worklist.listing_alarms import list_alarms
from sisam.domain.alert import AlertCause
from sisam.domain.ids import AlertId, PersonId
from sisam.domain.seat import Role
from tests.builders import ACTIVITY_RESPONSIBILITY, NOW, PARTIES, SOCIAL_SERVICES
from tests.fakes import BrokenRules
from tests.sites import AGENCY, a_case_at, a_site, kept_rules
from tests.unit.application.access.asked import caller, logged, seat

WHO = "somebody"
NO_HOME_SCHOOL = {name: each for name, each in PARTIES.items() if name != "home_school"}
Look = Callable[[Site, AlertId], object]


def _listed(site: Site, _: AlertId) -> object:
    return list_alarms(site, caller(WHO), NOW)


def _shown(site: Site, alert_id: AlertId) -> object:
    return show_site_alert(site, alert_id, caller(WHO), NOW)


def _acknowledged(site: Site, alert_id: AlertId) -> object:
    return acknowledge(site, Answer(alert_id, PersonId(WHO), "Plan", "cli:x"), date(2026, 11, 5), NOW)


LOOKS = [_listed, _shown, _acknowledged]


def the_alert(site: Site, cause: AlertCause) -> AlertId:
    (found,) = [line.alert.id for line in list_site_alerts(site) if line.alert.cause is cause]
    return found


def lines_of(site: Site) -> set[tuple[str | None, str | None]]:
    """Return of which case and for which organisation anything was shown to them."""
    lines = (each.reading for each in logged(site) if each.reading.actor_id == WHO)
    return {(each.case_id, each.actor_organisation_id) for each in lines}


@pytest.mark.parametrize("look", LOOKS)
def test_whoever_sits_at_two_is_told_of_a_pupil_without_school_for_the_one_whose_it_is(look: Look) -> None:
    site = a_site()
    case_id = a_case_at(site, parties=NO_HOME_SCHOOL)
    # The other one comes first in the order of their seats.
    assert ACTIVITY_RESPONSIBILITY < SOCIAL_SERVICES
    seat(site, WHO, (ACTIVITY_RESPONSIBILITY, Role.OFFICER), (SOCIAL_SERVICES, Role.OFFICER))
    look_after(site, NOW)

    look(site, the_alert(site, AlertCause.NO_SCHOOL))

    assert {(case_id, SOCIAL_SERVICES)} == lines_of(site)


@pytest.mark.parametrize("look", LOOKS)
def test_whoever_runs_the_site_is_shown_no_case_by_a_fault_in_its_rules(look: Look) -> None:
    book = BrokenRules(kept_rules())
    site = a_site(rules=book)
    a_case_at(site)
    with site.store.read() as work:
        book.broken.update(row.rules for row in work.duties.all())
    seat(site, WHO, (AGENCY, Role.OPERATIONS))
    later = datetime(2026, 12, 15, 8, tzinfo=NOW.tzinfo)
    sweep(site, later)
    look_after(site, later)
    book.broken.clear()

    look(site, the_alert(site, AlertCause.TECHNICAL))

    assert {(None, AGENCY)} == lines_of(site)
