"""When a message goes out: for company, for office hours, for a digest, and never held for ever."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sisam.domain.message import ItemKind
from sisam.domain.office_hours import ALWAYS, OfficeHours
from sisam.domain.seat import Person
from sisam.engine.releasing import GROUPING, Grouping, Release, Urgency, hours_of, release, urgency_of
from tests.builders import a_person, shipped_rules

STOCKHOLM = ZoneInfo("Europe/Stockholm")
SITE_HOURS = OfficeHours.read("08:00-17:00")
#: What must be sent within a minute has the delivery loop's wait still before it (L2).
DELIVERY_LOOP = timedelta(seconds=20)
KIM = a_person("kim")
EARLY = a_person("early", office_hours="06:00-15:00")
ANY_TIME = a_person("any time", office_hours="always")
DIGEST = a_person("digest", digest=True)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def released(
    urgency: Urgency,
    person: Person = KIM,
    now: str = "2026-11-02 10:00",
    hours: OfficeHours = SITE_HOURS,
    grouping: Grouping | None = GROUPING,
    *,
    crowd: bool = False,
) -> Release:
    calendar = shipped_rules().calendar
    return release(urgency, person, calendar, hours, at(now), grouping, in_a_crowd=crowd)


@pytest.mark.parametrize(
    ("urgency", "crowd", "goes"),
    [
        (Urgency.NOTICE, False, "2026-11-02 10:05"),
        (Urgency.ALERT, False, "2026-11-02 10:00:30"),
        (Urgency.PRESSING, False, "2026-11-02 10:00:30"),
        (Urgency.TECHNICAL, False, "2026-11-02 10:00:30"),
        (Urgency.STATEMENT, False, "2026-11-02 10:00"),
        (Urgency.STATEMENT, True, "2026-11-02 10:00"),
        (Urgency.NOTICE, True, "2026-11-02 10:02"),
        (Urgency.ALERT, True, "2026-11-02 10:02"),
    ],
)
def test_in_office_hours_it_waits_for_company(urgency: Urgency, crowd: bool, goes: str) -> None:
    assert Release(at(goes)) == released(urgency, crowd=crowd)


@pytest.mark.parametrize("urgency", [Urgency.ALERT, Urgency.PRESSING, Urgency.TECHNICAL])
def test_an_alert_is_tried_within_a_minute_with_the_loop_of_the_delivery(urgency: Urgency) -> None:
    assert GROUPING.wait(urgency, in_a_crowd=False) + DELIVERY_LOOP <= timedelta(seconds=60)


def test_where_nothing_is_grouped_it_goes_at_once() -> None:
    assert Release(at("2026-11-02 10:00")) == released(Urgency.NOTICE, grouping=None)


def test_company_is_not_waited_for_beyond_office_hours() -> None:
    assert Release(at("2026-11-02 17:00")) == released(Urgency.NOTICE, now="2026-11-02 16:58")


@pytest.mark.parametrize("urgency", [Urgency.NOTICE, Urgency.ALERT, Urgency.PRESSING])
def test_outside_of_office_hours_it_is_held_until_they_begin(urgency: Urgency) -> None:
    assert Release(at("2026-11-03 08:00"), held=True) == released(urgency, now="2026-11-03 00:00")
    assert Release(at("2026-12-28 08:00"), held=True) == released(urgency, now="2026-12-23 17:00")


def test_what_ails_the_site_is_held_neither_at_night_nor_for_a_digest() -> None:
    for person in (KIM, DIGEST):
        told = released(Urgency.TECHNICAL, person, "2026-12-25 03:00")
        assert Release(at("2026-12-25 03:00:30")) == told


def test_a_persons_own_hours_come_before_the_sites() -> None:
    assert Release(at("2026-11-02 06:00"), held=True) == released(Urgency.ALERT, EARLY, "2026-11-02 05:00")
    assert Release(at("2026-11-03 06:00"), held=True) == released(Urgency.ALERT, EARLY, "2026-11-02 15:00")
    assert Release(at("2026-11-07 03:00:30")) == released(Urgency.ALERT, ANY_TIME, "2026-11-07 03:00")
    assert [SITE_HOURS, ALWAYS] == [hours_of(each, SITE_HOURS) for each in (KIM, ANY_TIME)]


@pytest.mark.parametrize("urgency", [Urgency.NOTICE, Urgency.ALERT])
@pytest.mark.parametrize("hours", [SITE_HOURS, ALWAYS])
@pytest.mark.parametrize(
    ("now", "morning"),
    [("2026-11-02 07:00", "2026-11-02 08:00"), ("2026-11-06 10:00", "2026-11-09 08:00")],
)
def test_a_digest_comes_on_the_next_working_morning(
    urgency: Urgency, hours: OfficeHours, now: str, morning: str
) -> None:
    assert Release(at(morning), held=True) == released(urgency, DIGEST, now, hours)


def test_no_hours_and_no_digest_hold_a_days_statement() -> None:
    for person in (KIM, EARLY, DIGEST):
        assert Release(at("2026-11-02 06:00")) == released(Urgency.STATEMENT, person, "2026-11-02 06:00")


@pytest.mark.parametrize("kind", [ItemKind.NOTICE, ItemKind.OVERDUE])
def test_what_one_person_alone_is_told_waits_for_no_digest(kind: ItemKind) -> None:
    urgency = urgency_of(kind, on_last_rung=False, to_one_alone=True)

    assert Release(at("2026-11-02 10:00:30")) == released(urgency, DIGEST)
    assert Release(at("2026-11-03 08:00"), held=True) == released(urgency, DIGEST, "2026-11-02 18:00")


def test_no_digest_holds_a_last_rung() -> None:
    assert Release(at("2026-11-02 10:00:30")) == released(Urgency.PRESSING, DIGEST)


def test_what_the_calendar_knows_nothing_about_is_not_held() -> None:
    assert Release(at("2060-01-01 03:00:30")) == released(Urgency.ALERT, DIGEST, "2060-01-01 03:00")
    assert Release(at("2060-01-01 03:00:30")) == released(Urgency.ALERT, KIM, "2060-01-01 03:00")


@given(
    urgency=st.sampled_from(Urgency),
    person=st.sampled_from([KIM, EARLY, ANY_TIME, DIGEST]),
    hours=st.sampled_from([SITE_HOURS, ALWAYS]),
    minutes=st.integers(0, 60 * 24 * 11_300),
)
def test_whatever_it_is_it_goes_out_on_the_next_working_day_at_the_latest(
    urgency: Urgency, person: Person, hours: OfficeHours, minutes: int
) -> None:
    calendar = shipped_rules().calendar
    now = at("2020-01-01 00:00") + timedelta(minutes=minutes)

    goes = release(urgency, person, calendar, hours, now, GROUPING)

    today = now.astimezone(STOCKHOLM).date()
    next_day = calendar.working_day_after(today, 1)
    assert now <= goes.at
    assert goes.at.astimezone(STOCKHOLM).date() <= next_day
    assert goes.held or goes.at - now <= GROUPING.notices


@pytest.mark.parametrize(
    ("kind", "on_last_rung", "urgency"),
    [
        (ItemKind.NOTICE, False, Urgency.NOTICE),
        (ItemKind.REMINDER, False, Urgency.NOTICE),
        (ItemKind.SUMMARY, False, Urgency.NOTICE),
        (ItemKind.STATEMENT, False, Urgency.STATEMENT),
        (ItemKind.OVERDUE, False, Urgency.ALERT),
        (ItemKind.OVERDUE, True, Urgency.PRESSING),
        (ItemKind.VACANCY, False, Urgency.ALERT),
        (ItemKind.UNDELIVERABLE, True, Urgency.PRESSING),
        (ItemKind.TECHNICAL, False, Urgency.TECHNICAL),
        (ItemKind.TECHNICAL, True, Urgency.TECHNICAL),
    ],
)
def test_urgent_is_what_somebody_must_act_on(kind: ItemKind, on_last_rung: bool, urgency: Urgency) -> None:
    assert urgency is urgency_of(kind, on_last_rung=on_last_rung)
