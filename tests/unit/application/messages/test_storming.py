"""A storm raises every alert, tells each person one message, and has somebody look at the clock."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sisam.application.canary.keeping_canary import keep_canary
from sisam.application.cases.importing import import_placements
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import send_due
from sisam.application.messages.storming import is_storm, storm_ahead
from sisam.application.ports.outbox import MessageStatus, OutboxMessage
from sisam.application.register.seating import add_seat
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.anchor import Anchor
from sisam.domain.canary import ORGANISATION
from sisam.domain.identity import Identity
from sisam.domain.ids import PersonId
from sisam.domain.message import ItemKind, Template
from sisam.domain.office_hours import OfficeHours
from sisam.domain.seat import Role
from sisam.engine.releasing import GROUPING
from sisam.wording.mails import render
from tests.aviary import ROAD, canary_part
from tests.builders import SOCIAL_SERVICES, a_person
from tests.fakes import FakeChannel
from tests.sites import AGENCY, IMPORTER, a_placement_row, a_site, case_at, outbox_at

TEXTS = read_notifications(shipped("notifications"))
FILE = IMPORTER
OFFICER = f"person-of-{SOCIAL_SERVICES}"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Stockholm")).astimezone(UTC)


MONDAY = at("2026-11-02 09:00")
#: Office hours, long after everything that an admission asks for was due.
LATER = at("2026-11-30 10:00")


def a_site_that_slept(placements: int) -> Site:
    """A site into which placements came on a Monday, and whose daemon then stood still."""
    site = a_site(office_hours=OfficeHours.read("08:00-17:00"), grouping=GROUPING)
    rows = [
        a_placement_row(
            f"SN-{number}", identity=Identity(f"P{number}"), anchors={Anchor.ADMITTED: MONDAY.date()}
        )
        for number in range(placements)
    ]
    import_placements(site, rows, FILE, MONDAY)
    while send_due(site, FakeChannel(), TEXTS, MONDAY + GROUPING.notices):
        pass
    return site


def since(site: Site, first: datetime = LATER) -> list[OutboxMessage]:
    return [each for each in outbox_at(site) if each.created_at >= first]


def live_alerts(site: Site) -> set[str]:
    with site.store.read() as work:
        ids = work.cases.ids(open_only=True)
    return {alert.id for each in ids for alert in case_at(site, each).alerts.values() if alert.live}


def test_every_alert_is_raised_and_told_and_each_person_gets_one_message() -> None:
    site = a_site_that_slept(25)

    report = sweep(site, LATER, batch=5)

    messages = since(site)
    told = {item.alert_id for each in messages for item in each.items if item.alert_id}
    assert report.missed == len(told) > 50
    assert live_alerts(site) == told
    # Some steps are opened by the sweep itself, too late already; nobody could count them before.
    assert 50 < report.storm <= report.missed
    assert {1} == set(Counter(each.person_id for each in messages).values())
    assert report.messages == len(messages)
    assert {LATER + GROUPING.crowds} == {each.next_at for each in messages}


def test_whoever_is_late_hears_of_the_storm_first_and_then_what_it_is() -> None:
    site = a_site_that_slept(25)
    sweep(site, LATER, batch=5)

    (message,) = (each for each in since(site) if each.person_id == OFFICER)

    storms = [item for item in message.items if item.template is Template.STORM]
    late = {
        item.alert_id
        for item in message.items
        if item.template in (Template.OVERDUE, Template.OVERDUE_ANSWER)
    }
    assert (1, ItemKind.SUMMARY, str(len(late))) == (len(storms), storms[0].kind, storms[0].fields["count"])
    mail = render(message.items, TEXTS, message.language)
    assert "Många larm på en gång hos The org-social" in mail.body
    assert mail.body.index("Många larm på en gång") < mail.body.index("Försenat:")


def test_each_late_organisations_coordinator_is_told_how_many_and_operations_are_told_once() -> None:
    site = a_site_that_slept(25)
    add_seat(site, AGENCY, Role.OPERATIONS, a_person("drift"), deputy=False, since=MONDAY.date())

    report = sweep(site, LATER, batch=5)

    told = [(each.person_id, item) for each in since(site) for item in each.items]
    operations = [(person, item) for person, item in told if item.template is Template.STORM_OPERATIONS]
    (drift, item) = operations[0]
    assert (1, "drift@example.se") == (len(operations), person_email(site, drift))
    assert (ItemKind.TECHNICAL, str(report.storm)) == (item.kind, item.fields["count"])
    coordinators = {person for person, item in told if item.template is Template.STORM}
    assert {f"coordinator-of-{SOCIAL_SERVICES}", OFFICER} <= coordinators


def person_email(site: Site, person_id: PersonId) -> str:
    with site.store.read() as work:
        return work.register.roster().persons[person_id].email


def test_at_night_the_storm_is_held_and_what_operations_must_hear_is_not() -> None:
    site = a_site_that_slept(25)
    add_seat(site, AGENCY, Role.OPERATIONS, a_person("drift"), deputy=False, since=MONDAY.date())
    night = at("2026-11-29 03:00")

    sweep(site, night)

    held = {each.person_id: each.status for each in since(site, night)}
    by_email = {person_email(site, person): status for person, status in held.items()}
    assert MessageStatus.QUEUED is by_email.pop("drift@example.se")
    assert {MessageStatus.HELD} == set(by_email.values())
    assert {at("2026-11-30 08:00"), night + GROUPING.crowds} == {each.next_at for each in since(site, night)}


@pytest.mark.parametrize(("placements", "is_storm"), [(1, False), (8, False), (9, True)])
def test_a_storm_is_more_than_fifty_alerts(placements: int, is_storm: bool) -> None:
    site = a_site_that_slept(placements)
    storm = storm_ahead(site, LATER)

    report = sweep(site, LATER)

    assert (storm.alerts if storm else 0) == report.storm
    assert is_storm is (report.storm > 50)
    templates = {item.template for each in since(site) for item in each.items}
    assert is_storm is (Template.STORM in templates)
    assert is_storm is (Template.STORM_OPERATIONS in templates)


@pytest.mark.parametrize(
    ("alerts", "open_cases", "storm"),
    [
        (50, 10, False),
        (51, 10, True),
        (51, 1000, True),
        (51, 1020, False),
        (500, 10_000, False),
        (501, 10_000, True),
    ],
)
def test_a_large_site_has_larger_days(alerts: int, open_cases: int, storm: bool) -> None:
    assert storm is is_storm(alerts, open_cases)


def test_nothing_storms_before_anything_is_due_or_after_it_was_raised() -> None:
    site = a_site_that_slept(25)
    before = storm_ahead(site, MONDAY + timedelta(hours=1))
    sweep(site, LATER)

    assert [None, None] == [before, storm_ahead(site, LATER)]


def test_a_sweep_that_dies_in_a_storm_goes_on_without_telling_it_again() -> None:
    site = a_site_that_slept(40)
    batches = iter((False, True))
    cut = sweep(site, LATER, batch=10, stopped=lambda: next(batches))
    rest = sweep(site, LATER, batch=10)

    told = Counter(
        each.person_id for each in since(site) for item in each.items if item.template is Template.STORM
    )

    assert cut.cut_short
    assert rest.missed > 50
    assert {1} == set(told.values())
    assert {1} == set(Counter(each.person_id for each in since(site)).values())


def test_the_canary_is_nobodys_storm() -> None:
    site = a_site_that_slept(25)
    with site.store.write() as work:
        work.rule_parts.publish(canary_part())
        work.commit()
    keep_canary(site, ROAD, MONDAY)

    storm = storm_ahead(site, LATER)

    with site.store.read() as work:
        due = work.cases.falling_due(LATER)
    assert storm is not None
    assert (1, sum(due.values()) - 1) == (due[ORGANISATION], storm.alerts)
    assert ORGANISATION not in storm.counts
