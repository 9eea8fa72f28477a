"""Figures are what the database holds, counted; they name nobody."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from sisam.application.cases.sweeping import sweep
from sisam.application.ports.beats import Beat
from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
from sisam.application.ports.figures import Figures
from sisam.application.ports.outbox import MessageStatus
from sisam.application.ports.site_state import SiteState
from sisam.application.site import Site
from sisam.domain.command import Fire
from sisam.storage.gauges import SqlGauges
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, YOUTH_HOME
from tests.sites import a_case_at, a_site, case_at, does, outbox_at

LONG_AFTER = NOW + timedelta(days=60)


def gauges_of(site: Site) -> SqlGauges:
    assert isinstance(site.store, SqlStore)
    return SqlGauges(site.store.engine)


def test_an_empty_site_has_nothing_to_count() -> None:
    assert Figures() == gauges_of(a_site()).figures(NOW)


def test_what_is_counted_is_what_is_there() -> None:
    site = a_site()
    ids = [a_case_at(site, number) for number in ("N/1", "N/2")]
    does(site, ids[0], Fire("admit"), YOUTH_HOME)
    first, second = (case_at(site, case_id) for case_id in ids)
    written = outbox_at(site)
    assert written

    figures = gauges_of(site).figures(LONG_AFTER)

    due = [case.next_at for case in (first, second) if case.next_at is not None]
    assert (2, 0, 2, min(due)) == (
        figures.open_cases,
        figures.closed_cases,
        figures.due_cases,
        figures.due_since,
    )
    assert len([*first.live_steps(), *second.live_steps()]) == figures.live_steps
    statuses = Counter(each.status for case in (first, second) for each in case.deadlines.values())
    assert statuses == figures.deadlines
    assert ({}, 0) == (figures.alerts, figures.unanswered_alerts)
    assert ({"queued": len(written)}, NOW) == (figures.messages, figures.waiting_since)


def test_what_waits_for_a_later_moment_is_not_due() -> None:
    site = a_site()
    a_case_at(site)

    figures = gauges_of(site).figures(NOW - timedelta(hours=1))

    assert (0, None, None) == (figures.due_cases, figures.due_since, figures.waiting_since)


def test_alerts_count_until_they_are_cleared() -> None:
    site = a_site()
    case_id = a_case_at(site)
    sweep(site, LONG_AFTER)

    figures = gauges_of(site).figures(LONG_AFTER)

    going_on = [each for each in case_at(site, case_id).alerts.values() if each.cleared_at is None]
    assert going_on
    assert ({"overdue": len(going_on)}, len(going_on)) == (figures.alerts, figures.unanswered_alerts)


def test_the_youngest_beat_and_sweep_of_all_daemons_count() -> None:
    site = a_site()
    minute = timedelta(minutes=1)
    with site.store.write() as work:
        work.beats.put(Beat("one", "anna", 1, NOW, NOW - 3 * minute, NOW - 2 * minute))
        work.beats.put(Beat("two", "bo", 2, NOW - minute, NOW - minute, NOW - minute))
        work.commit()

    figures = gauges_of(site).figures(NOW)

    assert (2, NOW, NOW - minute) == (figures.daemons, figures.last_beat, figures.last_sweep_completed)


def test_silence_is_among_the_figures() -> None:
    site = a_site()
    with site.store.write() as work:
        work.site_states.put(SiteState(silent_since=NOW))
        work.commit()

    assert NOW == gauges_of(site).figures(LONG_AFTER).silent_since


def test_duties_are_the_sides_whose_move_it_is() -> None:
    site = a_site()
    case = case_at(site, a_case_at(site))

    assert {(step.owner.party, step.owner.organisation_id) for step in case.live_steps()} == set(
        gauges_of(site).duties()
    )


def test_a_sent_message_waits_no_longer() -> None:
    site = a_site()
    does(site, a_case_at(site), Fire("admit"), YOUTH_HOME)
    with site.store.write() as work:
        for message in work.outbox.listed(MessageStatus.QUEUED, 100):
            work.outbox.mark(replace(message, status=MessageStatus.SENT, sent_at=NOW, last_reply="250"))
        work.commit()

    figures = gauges_of(site).figures(LONG_AFTER)

    assert (None, ["sent"]) == (figures.waiting_since, list(figures.messages))


def test_what_waits_unsent_counts_from_when_it_fell_due_or_was_refused_first() -> None:
    site = a_site()
    does(site, a_case_at(site), Fire("admit"), YOUTH_HOME)
    first, *others = outbox_at(site)
    hour = timedelta(hours=1)
    with site.store.write() as work:
        for other in others:
            work.outbox.mark(replace(other, status=MessageStatus.HELD, next_at=NOW + 9 * hour))
        work.outbox.mark(replace(first, next_at=NOW + hour))
        work.commit()
    early, due = (gauges_of(site).figures(NOW + hours * hour) for hours in (0, 2))
    with site.store.write() as work:
        later = NOW + 3 * hour
        work.outbox.mark(replace(first, attempts=2, next_at=NOW + 5 * hour, last_reply="451"))
        work.failing_addresses.failed(first.person_id, first.channel, "x@example.se", later)
        work.commit()

    refused = gauges_of(site).figures(NOW + 4 * hour)

    assert (None, None) == (early.unsent_since, early.refused_since)
    assert (NOW + hour, None) == (due.unsent_since, due.refused_since)
    assert (later, later) == (refused.unsent_since, refused.refused_since)


def test_channels_that_are_down_and_the_first_case_are_among_the_figures() -> None:
    site = a_site()
    a_case_at(site)
    with site.store.write() as work:
        work.channel_states.put(ChannelState("email", DOWN_AFTER, NOW, "no connection"))
        work.channel_states.put(ChannelState("webhook", DOWN_AFTER - 1, NOW, "no connection"))
        work.commit()

    figures = gauges_of(site).figures(LONG_AFTER)

    assert ({"email": NOW}, NOW) == (figures.channels_down, figures.first_case_opened)
