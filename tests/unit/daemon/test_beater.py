"""The beater leaves a sign of life in the store."""

from datetime import timedelta
from threading import Event

from sisam.application.ports.beats import Beat
from sisam.application.site import Site
from sisam.clock import FixedClock
from sisam.daemon.beater import REMEMBERED, Beater
from sisam.daemon.sweeper import Sweeper
from tests.builders import NOW
from tests.sites import a_site
from tests.unit.daemon.heard import Heard


def a_beater(site: Site, clock: FixedClock, name: str = "daemon-1") -> Beater:
    return Beater(site.store, name, "anna", 17, Sweeper(site, clock, Heard(), Event()), clock)


def beats(site: Site) -> list[Beat]:
    with site.store.read() as work:
        return list(work.beats.listed())


def test_a_beat_says_when_the_daemon_was_alive_and_what_it_has_swept() -> None:
    site, clock = a_site(), FixedClock(NOW)
    beater = a_beater(site, clock)

    beater(lambda: None)
    before_a_sweep = beats(site)
    beater.sweeper(lambda: None)
    later = clock.advance(timedelta(seconds=10))
    beater(lambda: None)

    assert [Beat("daemon-1", "anna", 17, NOW)] == before_a_sweep
    assert [Beat("daemon-1", "anna", 17, later, NOW, NOW)] == beats(site)


def test_each_daemon_leaves_a_beat_of_its_own() -> None:
    site, clock = a_site(), FixedClock(NOW)

    for name in ("daemon-1", "daemon-2"):
        a_beater(site, clock, name)(lambda: None)

    assert ["daemon-1", "daemon-2"] == [beat.id for beat in beats(site)]


def test_a_daemon_that_has_been_silent_for_long_is_forgotten() -> None:
    site, clock = a_site(), FixedClock(NOW)
    a_beater(site, clock, "gone")(lambda: None)
    clock.advance(REMEMBERED)
    a_beater(site, clock, "silent")(lambda: None)
    clock.advance(timedelta(seconds=1))
    a_beater(site, clock)(lambda: None)

    assert ["daemon-1", "silent"] == [beat.id for beat in beats(site)]


def test_a_beat_from_before_the_clock_was_put_back_is_forgotten() -> None:
    site, clock = a_site(), FixedClock(NOW + timedelta(days=365))
    a_beater(site, clock, "ahead")(lambda: None)
    clock.move_to(NOW)
    a_beater(site, clock)(lambda: None)

    assert ["daemon-1"] == [beat.id for beat in beats(site)]
