"""The last sweep is that of any daemon, and is looked up now and then, not at every page."""

from datetime import datetime, timedelta

from sisam.application.last_sweep import LastSweep, leave_mark
from sisam.application.ports.beats import Beat
from sisam.application.site import Site
from tests.builders import NOW
from tests.sites import a_site

SECOND = timedelta(seconds=1)


def beat(site: Site, daemon: str, completed: datetime | None) -> None:
    with site.store.write() as work:
        work.beats.put(Beat(daemon, "host", 1, NOW, NOW, completed))
        work.commit()


def test_nothing_was_swept_where_no_daemon_ever_ended_a_sweep() -> None:
    site = a_site()
    beat(site, "one", None)

    assert LastSweep(site.store)(NOW) is None


def test_it_is_the_latest_of_all_daemons() -> None:
    site = a_site()
    for daemon, ago in (("one", 40), ("two", 10), ("three", 60)):
        beat(site, daemon, NOW - ago * SECOND)

    assert NOW - 10 * SECOND == LastSweep(site.store)(NOW)


def test_the_store_is_asked_again_once_the_answer_is_old() -> None:
    site = a_site()
    last = LastSweep(site.store)
    beat(site, "one", NOW)
    last(NOW)
    beat(site, "one", NOW + 14 * SECOND)

    assert NOW == last(NOW + 15 * SECOND)
    assert NOW + 14 * SECOND == last(NOW + 16 * SECOND)


def test_a_sweep_that_a_timer_asks_for_counts_like_that_of_a_daemon_and_leaves_one_mark() -> None:
    site = a_site()
    beat(site, "one", NOW - 600 * SECOND)
    for pid in (1, 2):
        leave_mark(site.store, "host", pid, NOW - (3 - pid) * SECOND)

    assert NOW - SECOND == LastSweep(site.store)(NOW)
    with site.store.read() as work:
        assert ["one", "sisam sweep"] == sorted(each.id for each in work.beats.listed())
