"""The site's own alerts on a real store: raised once, told, climbing, and ended when their cause is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.application.access.someone import Caller
from sisam.application.alerts.answering import Answer
from sisam.application.alerts.answering_site_alerts import acknowledge, is_of_site, note, snooze
from sisam.application.alerts.listing_site_alerts import list_site_alerts, site_alert_story
from sisam.application.alerts.looking_after_site import WatchReport, look_after
from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import send_due
from sisam.application.ports.audit_findings import AuditFindings
from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
from sisam.application.ports.site_state import SiteState
from sisam.application.register.seating import add_seat, end_seat
from sisam.application.silence import SiteSilent
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.alert import AlertCause, Cleared
from sisam.domain.ids import AlertId, PersonId
from sisam.domain.message import Template
from sisam.domain.refusal import ReasonMissing
from sisam.domain.refusal_of_alert import AlertMissing, SnoozedAlready, SnoozedTooLong, TooLong
from sisam.domain.seat import Role, Seat
from sisam.domain.site_alert import ActKind, SiteAlert
from sisam.errors import NotFound
from tests.builders import HOME_SCHOOL, NOW, OTHER_SCHOOL, SOCIAL_SERVICES, a_holding, a_person
from tests.fakes import BrokenRules
from tests.sites import AGENCY, a_case_at, a_site, case_at, kept_rules, outbox_at

TEXTS = read_notifications(shipped("notifications"))
YESTERDAY = date(2026, 11, 1)
OFFICER = Seat(SOCIAL_SERVICES, Role.OFFICER)
COORDINATOR = PersonId(f"coordinator-of-{SOCIAL_SERVICES}")
ONE_DAY = timedelta(days=1)


def end(site: Site, seat: Seat, last_day: date = YESTERDAY) -> None:
    with site.store.write() as work:
        for holding in work.register.roster().holdings[seat]:
            work.register.end_holding(holding, last_day)
        work.commit()


def live(site: Site) -> list[SiteAlert]:
    return [line.alert for line in list_site_alerts(site)]


def told(site: Site, template: Template) -> list[str]:
    return [
        str(each.person_id) for each in outbox_at(site) for item in each.items if item.template is template
    ]


def a_vacant_site() -> Site:
    site = a_site()
    a_case_at(site)
    end(site, OFFICER)
    look_after(site, NOW)
    return site


def an_answer(alert_id: AlertId, person_id: PersonId = COORDINATOR, words: str = "Plan") -> Answer:
    return Answer(alert_id, person_id, words, "cli:x")


def test_nothing_is_written_where_nothing_has_changed() -> None:
    site = a_site()
    a_case_at(site)
    before = outbox_at(site)

    assert (WatchReport(), before) == (look_after(site, NOW), outbox_at(site))


def test_an_empty_seat_is_told_once_and_climbs_when_nobody_acts() -> None:
    site = a_vacant_site()

    reports = [
        look_after(site, NOW),
        look_after(site, NOW + 2 * ONE_DAY),
        look_after(site, NOW + 4 * ONE_DAY),
    ]

    assert [WatchReport(), *[WatchReport(climbed=1, messages=1)] * 2] == reports
    assert [COORDINATOR, *[f"person-of-{AGENCY}"] * 2] == told(site, Template.VACANCY)


def test_a_seat_is_empty_ahead_once_whoever_was_to_begin_is_taken_back() -> None:
    site = a_site()
    a_case_at(site)
    last_day = NOW.date() + 3 * ONE_DAY
    end(site, OFFICER, last_day)
    successor, since = a_person("robin"), last_day + ONE_DAY
    add_seat(site, SOCIAL_SERVICES, Role.OFFICER, successor, deputy=False, since=since)
    assert WatchReport() == look_after(site, NOW)

    end_seat(site, SOCIAL_SERVICES, Role.OFFICER, successor.email, NOW.date(), today=NOW.date())

    assert 1 == look_after(site, NOW).raised
    assert [COORDINATOR] == told(site, Template.VACANCY_AHEAD)


def test_what_nobody_can_be_told_is_counted_and_keeps_no_other_alert_back() -> None:
    site = a_site()
    a_case_at(site)
    end(site, OFFICER)
    end(site, Seat(AGENCY, Role.COORDINATOR))
    # An organisation in which nobody sits, and nobody above it.
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        sql = "UPDATE step SET confirmer_party = owner_party, confirmer_organisation_id = ?"
        connection.exec_driver_sql(sql, (OTHER_SCHOOL,))
    with site.store.write() as work:
        work.channel_states.put(ChannelState("folder", DOWN_AFTER, NOW, "no connection"))
        work.commit()

    reports = [look_after(site, NOW), look_after(site, NOW), look_after(site, NOW + 2 * ONE_DAY)]

    assert [
        "channel:folder",
        f"seat:{OTHER_SCHOOL}:officer",
        f"seat:{SOCIAL_SERVICES}:officer",
    ] == sorted(alert.about.key for alert in live(site))
    assert [COORDINATOR] == told(site, Template.VACANCY)
    assert [
        WatchReport(raised=3, messages=2, untold=1),
        WatchReport(),
        WatchReport(climbed=3, messages=1, untold=2),
    ] == reports


def test_a_seat_that_is_filled_ends_its_alert_with_no_further_word() -> None:
    site = a_vacant_site()
    with site.store.write() as work:
        work.register.put_persons([a_person("successor")])
        work.register.add_holdings([a_holding("successor", seat=OFFICER)])
        work.commit()

    assert WatchReport(cleared=1) == look_after(site, NOW + timedelta(hours=1))
    assert [] == live(site)


def test_whoever_has_to_confirm_has_a_duty_before_it_is_offered_too() -> None:
    site = a_site()
    a_case_at(site)
    end(site, Seat(HOME_SCHOOL, Role.HEAD_TEACHER))

    look_after(site, NOW)

    assert [f"seat:{HOME_SCHOOL}:head_teacher"] == [alert.about.key for alert in live(site)]


def test_a_case_whose_rules_throw_is_one_alert_while_the_others_go_on_and_ends_when_it_passes() -> None:
    book = BrokenRules(kept_rules())
    site = a_site(rules=book)
    broken, sound = a_case_at(site, "N/1"), a_case_at(site, "N/2")
    key = case_at(site, broken).rules
    with site.store.write() as work:
        law = next(part for part in work.rule_parts.parts() if part.kind == "law")
        work.rule_parts.publish(replace(law, version="other", hash="other"))
        work.commit()
    other = replace(key, law=replace(key.law, version="other", hash="other"))
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql(
            "UPDATE \"case\" SET law_version = 'other', law_hash = 'other' WHERE id = ?", (broken,)
        )
    book.broken.add(other)
    later = NOW + timedelta(days=40)

    for minute in range(3):
        report = sweep(site, later + timedelta(minutes=minute))
        look_after(site, later + timedelta(minutes=minute))

    assert [broken] == list(report.failed)
    assert case_at(site, sound).alerts
    (alert,) = [each for each in live(site) if each.cause is AlertCause.TECHNICAL]
    assert (f"case:{broken}", "RuntimeError", "N/1") == (
        alert.about.key,
        alert.detail["reason"],
        alert.detail["case_number"],
    )
    assert [f"administrator-of-{AGENCY}"] == told(site, Template.CASE_FAILS)

    book.broken.clear()
    sweep(site, later + timedelta(minutes=5))
    look_after(site, later + timedelta(minutes=5))

    assert [] == [each for each in live(site) if each.cause is AlertCause.TECHNICAL]


def test_duties_that_rules_throw_for_do_not_end_the_alert_of_an_empty_seat_nor_its_climb() -> None:
    site = a_vacant_site()
    book = BrokenRules(kept_rules())
    with site.store.read() as work:
        book.broken.update(row.rules for row in work.duties.all())
    broken = replace(site, rules=book)

    assert WatchReport() == look_after(broken, NOW + timedelta(hours=1))
    assert [WatchReport(climbed=1, messages=1)] * 2 == [
        look_after(broken, NOW + days * ONE_DAY) for days in (2, 4)
    ]
    assert [COORDINATOR, *[f"person-of-{AGENCY}"] * 2] == told(site, Template.VACANCY)


@pytest.mark.parametrize("day", ["garbage", "2026-13-40", "2026"])
def test_a_day_that_is_none_keeps_no_alert_of_the_site_back(day: str) -> None:
    site = a_site()
    rotten = a_case_at(site, "N/1")
    a_case_at(site, "N/2")
    end(site, OFFICER)
    with site.store.engine.begin() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql("UPDATE deadline SET due_on = ? WHERE case_id = ?", (day, rotten))
    sweep(site, NOW + 8 * ONE_DAY)

    look_after(site, NOW + 8 * ONE_DAY)

    expected = {f"case:{rotten}", f"seat:{SOCIAL_SERVICES}:officer"}
    assert expected == {alert.about.key for alert in live(site)}


class Refusing:
    """A mail server that knows some addresses not."""

    name = "folder"

    def __init__(self, *unknown: str) -> None:
        self.unknown = set(unknown)

    def send(self, envelope: Envelope, now: datetime) -> Reply:  # noqa: ARG002
        refused = envelope.to_address in self.unknown
        return Reply(Outcome.NEVER, "550 5.1.1") if refused else Reply(Outcome.ACCEPTED, "250")


def test_a_refused_person_is_told_to_who_can_mend_it_until_the_address_is_another() -> None:
    site, later = a_site(), NOW + 8 * ONE_DAY
    a_case_at(site)
    sweep(site, later)
    officer = f"person-of-{SOCIAL_SERVICES}"
    channel = Refusing(f"{officer}@example.se")
    while send_due(site, channel, TEXTS, later):
        pass

    look_after(site, later)
    assert [COORDINATOR] == told(site, Template.UNDELIVERABLE)
    assert [f"person:{officer}:folder"] == [alert.about.key for alert in live(site)]

    with site.store.write() as work:
        person = work.register.roster().persons[PersonId(officer)]
        work.register.put_persons([replace(person, email="new@example.se")])
        work.commit()
    look_after(site, later + timedelta(minutes=2))

    assert [] == live(site)
    story = site_alert_story(site, AlertId(_only_id(site)), Caller("cli:test"), NOW)
    assert story is not None
    assert (ActKind.CLEARED, Cleared.ADDRESS_CHANGED) == (
        story.acts[-1].kind,
        story.line.alert.cleared_reason,
    )


def _only_id(site: Site) -> str:
    (found,) = {item.site_alert_id for each in outbox_at(site) for item in each.items if item.site_alert_id}
    return str(found)


def test_a_channel_that_is_down_and_what_the_auditor_found_are_told_and_end() -> None:
    site = a_site()
    down = ChannelState("folder", DOWN_AFTER, NOW, "no connection")
    with site.store.write() as work:
        work.channel_states.put(down)
        work.commit()

    look_after(site, NOW, AuditFindings(NOW, {"I05": 2}))
    assert ["audit:I05", "channel:folder"] == sorted(alert.about.key for alert in live(site))

    with site.store.write() as work:
        work.channel_states.put(down.worked())
        work.commit()
    look_after(site, NOW + timedelta(minutes=5), AuditFindings(NOW + timedelta(minutes=5)))
    assert [] == live(site)


@pytest.mark.parametrize(
    ("minutes", "since", "silent"), [(15, None, False), (16, None, True), (16, 10, False), (40, 10, True)]
)
def test_an_auditor_is_silent_after_a_quarter_of_an_hour_in_which_somebody_waited_for_it(
    minutes: int, since: int | None, silent: bool
) -> None:
    site = a_site()
    began = None if since is None else NOW + timedelta(minutes=since)

    look_after(site, NOW + timedelta(minutes=minutes), AuditFindings(NOW), began)

    assert (["auditor"] if silent else []) == [alert.about.key for alert in live(site)]


@pytest.mark.parametrize("written_at", [NOW, None])
def test_an_auditor_whose_word_cannot_be_read_is_silent_and_nothing_that_it_found_is_mended(
    written_at: datetime | None,
) -> None:
    site = a_site()
    look_after(site, NOW, AuditFindings(NOW, {"I05": 2}))
    minute = NOW + timedelta(minutes=1)

    look_after(site, minute, AuditFindings(written_at, unreadable=True), minute)

    assert ["audit:I05", "auditor"] == sorted(alert.about.key for alert in live(site))


def test_a_restored_site_raises_nothing() -> None:
    site = a_site()
    with site.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW, restored_at=NOW, restored_from="x"))
        work.commit()

    with pytest.raises(SiteSilent):
        look_after(site, NOW)


def test_whoever_is_told_may_acknowledge_and_it_is_quiet_until_then() -> None:
    site = a_vacant_site()
    (alert,) = live(site)

    acknowledge(site, an_answer(alert.id, words="Vi utser någon."), date(2026, 11, 6), NOW)
    note(site, an_answer(alert.id, PersonId(f"person-of-{AGENCY}"), "Ringde."), NOW)

    assert WatchReport() == look_after(site, datetime(2026, 11, 6, 22, 59, tzinfo=UTC))
    story = site_alert_story(site, alert.id, Caller("cli:test"), NOW)
    assert story is not None
    assert [None, "Vi utser någon.", "Ringde."] == [act.words for act in story.acts]
    assert WatchReport(climbed=1, messages=1) == look_after(site, datetime(2026, 11, 6, 23, tzinfo=UTC))


def test_nobody_else_may_and_it_takes_a_plan_and_a_day_within_a_week() -> None:
    site = a_vacant_site()
    (alert,) = live(site)
    head = PersonId(f"person-of-{HOME_SCHOOL}")

    with pytest.raises(NotFound):
        acknowledge(site, an_answer(alert.id, head), date(2026, 11, 5), NOW)
    for last in (date(2026, 11, 10), YESTERDAY):
        with pytest.raises(TooLong):
            acknowledge(site, an_answer(alert.id), last, NOW)
    with pytest.raises(ReasonMissing):
        acknowledge(site, an_answer(alert.id, words=" "), date(2026, 11, 5), NOW)
    with pytest.raises(NotFound):
        acknowledge(site, an_answer(AlertId("none")), date(2026, 11, 5), NOW)
    assert (True, False) == (is_of_site(site, alert.id), is_of_site(site, AlertId("none")))


def test_what_has_ended_cannot_be_acknowledged() -> None:
    site = a_vacant_site()
    (alert,) = live(site)
    with site.store.write() as work:
        work.register.put_persons([a_person("successor")])
        work.register.add_holdings([a_holding("successor", seat=OFFICER)])
        work.commit()
    look_after(site, NOW)

    with pytest.raises(AlertMissing):
        acknowledge(site, an_answer(alert.id), date(2026, 11, 5), NOW)


def test_a_rung_may_be_postponed_once_and_no_longer_than_it_waits() -> None:
    site = a_vacant_site()
    (alert,) = live(site)
    later = NOW + ONE_DAY

    with pytest.raises(SnoozedTooLong):
        snooze(site, an_answer(alert.id), date(2026, 11, 6), later)
    snoozed = snooze(site, an_answer(alert.id, words="Han börjar i morgon."), date(2026, 11, 4), later)
    with pytest.raises(SnoozedAlready):
        snooze(site, an_answer(alert.id), date(2026, 11, 5), later)

    assert datetime(2026, 11, 4, 23, tzinfo=UTC) == snoozed.next_at
    assert WatchReport() == look_after(site, NOW + 2 * ONE_DAY)
    assert WatchReport(climbed=1, messages=1) == look_after(site, datetime(2026, 11, 4, 23, tzinfo=UTC))
    assert [(1, None)] == [(each.rung, each.snoozed_until) for each in live(site)]
