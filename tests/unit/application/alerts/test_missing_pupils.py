"""Pupils who go to no school, found over all open cases of a real store, and told to those who see to it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.application.alerts.looking_after_site import WatchReport, look_after
from sisam.application.alerts.missing_pupils import missing_pupils
from sisam.application.site import Site
from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.anchor import Anchor
from sisam.domain.command import Close, EndSpell, RecordSpell, SetDate
from sisam.domain.ids import CaseId, PersonId
from sisam.domain.message import Template
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import SiteAlert
from sisam.domain.site_fact import Unschooled
from tests.builders import NOW, PARTIES, SOCIAL_SERVICES, TODAY, YOUTH_HOME_SCHOOL
from tests.fakes import BrokenRules
from tests.sites import a_case_at, a_site, case_at, does, kept_rules, outbox_at

OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)
NO_HOME_SCHOOL = {name: each for name, each in PARTIES.items() if name != "home_school"}
CASE = CaseId("case-N/1")
FRIDAY = datetime(2026, 11, 6, 8, tzinfo=UTC)
ONE_DAY = timedelta(days=1)
SATURDAY = datetime(2026, 11, 7, 8, tzinfo=UTC)


def without_school(**fields: Any) -> Site:  # noqa: ANN401
    site = a_site()
    a_case_at(site, parties=NO_HOME_SCHOOL, **fields)
    return site


def alerts(site: Site) -> list[SiteAlert]:
    found = (line.alert for line in list_site_alerts(site))
    return [each for each in found if each.cause is AlertCause.NO_SCHOOL]


def found_at(site: Site, now: datetime = NOW) -> list[Unschooled]:
    with site.store.read() as work:
        return missing_pupils(site, work, now.date()).unschooled


def test_a_pupil_of_whom_no_school_is_known_is_missing_from_the_day_of_opening() -> None:
    [pupil] = found_at(without_school())

    assert (TODAY, 1, (OFFICER,)) == (pupil.since, pupil.days, pupil.seats)


def test_a_pupil_with_a_school_is_not_missing() -> None:
    site = a_site()
    a_case_at(site)

    assert [] == found_at(site)


def test_an_alert_is_raised_once_told_and_ends_when_the_pupil_goes_to_school() -> None:
    site = without_school()

    assert 1 == look_after(site, NOW).raised
    assert WatchReport() == look_after(site, NOW)
    told = [item for each in outbox_at(site) for item in each.items if item.template is Template.NO_SCHOOL]
    assert ["2 november 2026", "1", "N/1"] == [
        told[0].fields[each] for each in ("on", "count", "case_number")
    ]
    does(site, CASE, RecordSpell(YOUTH_HOME_SCHOOL, TODAY))
    assert 1 == look_after(site, NOW + ONE_DAY).cleared
    assert [] == alerts(site)


def test_whose_schooling_ends_on_a_friday_is_missed_from_monday_on_and_every_day_after() -> None:
    site = a_site()
    a_case_at(site)
    does(site, CASE, EndSpell(date(2026, 11, 6)), now=FRIDAY)

    raised = [look_after(site, FRIDAY), look_after(site, SATURDAY), look_after(site, SATURDAY + 2 * ONE_DAY)]

    assert [0, 0, 1] == [each.raised for each in raised]
    look_after(site, SATURDAY + 7 * ONE_DAY)
    assert 1 == len(alerts(site))


def test_who_was_missed_while_nothing_ran_has_an_alert_on_a_saturday_too() -> None:
    site = without_school(now=FRIDAY)

    assert 1 == look_after(site, SATURDAY).raised
    (alert,) = alerts(site)
    assert ("2026-11-06", "1") == (alert.detail["on"], alert.detail["count"])


def test_past_compulsory_age_and_with_the_case_an_alert_ends() -> None:
    site = without_school()
    a_case_at(site, "N/2", parties=NO_HOME_SCHOOL)
    look_after(site, NOW)

    does(site, CASE, SetDate(Anchor.COMPULSORY_SCHOOLING_UNTIL, date(2026, 6, 30)))
    second = PersonId("second")
    does(site, CaseId("case-N/2"), Close("moved_abroad", second), words="They have left.")
    before = {alert.id: alert.about.as_case for alert in alerts(site)}
    look_after(site, NOW)

    with site.store.read() as work:
        ended = {case: work.site_alerts.find(each) for each, case in before.items()}
    reasons = {case: alert.cleared_reason for case, alert in ended.items() if alert}
    assert {CASE: Cleared.NOT_COMPULSORY, CaseId("case-N/2"): Cleared.CASE_CLOSED} == reasons


def test_an_alert_goes_on_while_the_rules_of_the_case_throw() -> None:
    rules = BrokenRules(kept_rules())
    site = a_site(rules=rules)
    a_case_at(site, parties=NO_HOME_SCHOOL)
    look_after(site, NOW)
    rules.broken.add(case_at(site, CASE).rules)

    later = look_after(site, NOW + 4 * ONE_DAY)

    assert (0, [1]) == (later.cleared, [alert.rung for alert in alerts(site)])


def test_many_pupils_without_school_become_one_message_for_each_person() -> None:
    site = a_site()
    for number in range(60):
        a_case_at(site, f"N/{number}", parties=NO_HOME_SCHOOL)
    before = len(outbox_at(site))

    report = look_after(site, NOW)

    assert (60, 1) == (report.raised, report.messages)
    assert 1 == len(outbox_at(site)) - before


def test_of_a_protected_pupil_no_organisation_is_told_or_listed() -> None:
    site = without_school(restricted=True)

    look_after(site, NOW)

    assert [None] == [line.organisation for line in list_site_alerts(site)]
    items = [item for each in outbox_at(site) for item in each.items if item.template is Template.NO_SCHOOL]
    assert {("", "")} == {(item.fields["organisation"], item.fields["phone"]) for item in items}
