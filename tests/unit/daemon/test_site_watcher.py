"""The site watcher looks after the real site, and remembers since when it has looked."""

from datetime import UTC, date, datetime, timedelta

from sisam.application.alerts.looking_after_site import WatchReport, look_after
from sisam.application.ports.audit_findings import AuditFindings
from sisam.clock import FixedClock
from sisam.daemon.site_watcher import SiteWatcher
from sisam.domain.seat import Role, Seat
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import a_case_at, a_site
from tests.unit.daemon.heard import Heard


def test_an_empty_seat_is_found_and_told() -> None:
    site, heard = a_site(), Heard()
    a_case_at(site)
    with site.store.write() as work:
        (holding,) = work.register.roster().holdings[Seat(SOCIAL_SERVICES, Role.OFFICER)]
        work.register.end_holding(holding, date(2026, 11, 1))
        work.commit()
    watcher = SiteWatcher(lambda now, since: look_after(site, now, None, since), FixedClock(NOW), heard)

    watcher(lambda: None)
    watcher(lambda: None)

    assert [("watched", WatchReport(raised=1, messages=1)), ("watched", WatchReport())] == heard.told


def test_an_auditor_is_given_its_time_after_the_watcher_began() -> None:
    site, heard, clock = a_site(), Heard(), FixedClock(NOW)
    word = AuditFindings(datetime(2026, 10, 1, tzinfo=UTC))
    watcher = SiteWatcher(lambda now, since: look_after(site, now, word, since), clock, heard)

    for minutes in (0, 15, 1):
        clock.advance(timedelta(minutes=minutes))
        watcher(lambda: None)

    assert [0, 0, 1] == [report.raised for _, report in heard.told]  # type: ignore[attr-defined]
    assert NOW == watcher.since
