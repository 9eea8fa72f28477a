"""A review that is owed is an alert to its reviewer, or a vacancy where there is none, until it is signed."""

from dataclasses import replace

from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.application.alerts.looking_after_site import look_after
from sisam.application.reviews.signing_reviews import sign_review
from sisam.application.site import Site
from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.message import Template
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.sites import AGENCY, outbox_at
from tests.unit.application.access.asked import caller, found, seat
from tests.unit.application.access.test_reviewing import a_read_site
from tests.unit.application.reviews.waiting import DECEMBER, LATE, NOTHING


def reviews(site: Site) -> set[str]:
    lines = list_site_alerts(site)
    return {line.alert.about.key for line in lines if line.alert.cause is AlertCause.LOG_REVIEW}


def told(site: Site, template: Template) -> set[str]:
    return {
        str(each.person_id)
        for each in outbox_at(site)
        for item in each.items
        if item.template is template and item.fields["month"] == "november 2026"
    }


def test_each_controller_in_whose_name_somebody_read_has_an_alert() -> None:
    site = a_read_site()

    look_after(site, DECEMBER)

    logs = {f"log:{each}:2026-11" for each in (SOCIAL_SERVICES, HOME_SCHOOL, AGENCY)}
    assert logs <= reviews(site)
    assert {"reviewer", "site-reviewer"} <= told(site, Template.LOG_REVIEW)


def test_nobody_is_told_while_the_month_goes_on() -> None:
    site = a_read_site()

    look_after(site, NOW)

    assert set() == reviews(site)


def test_an_empty_seat_is_a_vacancy_like_any_other() -> None:
    site = a_read_site()

    look_after(site, DECEMBER)

    vacancies = {
        line.alert.about.key for line in list_site_alerts(site) if line.alert.cause is AlertCause.VACANCY
    }
    assert f"seat:{HOME_SCHOOL}:{Role.LOG_REVIEWER}" in vacancies
    assert f"seat:{SOCIAL_SERVICES}:{Role.LOG_REVIEWER}" not in vacancies


def test_a_signature_ends_the_alert_with_its_reason() -> None:
    site = a_read_site()
    look_after(site, DECEMBER)
    alert = next(
        line.alert for line in list_site_alerts(site) if SOCIAL_SERVICES in line.alert.about.key.split(":")
    )

    sign_review(site, caller("reviewer"), NOTHING, DECEMBER)
    look_after(site, DECEMBER)

    with site.store.read() as work:
        ended = work.site_alerts.find(alert.id)
    assert ended is not None
    assert Cleared.REVIEWED is ended.cleared_reason


def test_after_the_deadline_it_is_told_as_late() -> None:
    site = a_read_site()

    look_after(site, LATE)

    assert "reviewer" in told(site, Template.LOG_REVIEW_LATE)


def test_what_nobody_signed_goes_along_with_an_organisation_to_its_new_controller() -> None:
    site = a_read_site()
    board = found(site, "board", OrganisationKind.SOCIAL_SERVICES)
    seat(site, "new-reviewer", (board, Role.LOG_REVIEWER))
    with site.store.write() as work:
        social = work.register.roster().organisations[SOCIAL_SERVICES]
        work.register.put_organisations([replace(social, controller_id=board)])
        work.commit()

    look_after(site, DECEMBER)

    assert "log:board:2026-11" in reviews(site)
    assert f"log:{SOCIAL_SERVICES}:2026-11" not in reviews(site)
