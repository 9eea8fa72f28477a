"""That a site is silent is told once, and that it speaks again once; no job fails by it."""

from datetime import timedelta
from threading import Event

import pytest

from sisam.application.ports.site_state import SiteState
from sisam.application.silence import SiteSilent
from sisam.application.site import Site
from sisam.clock import FixedClock
from sisam.daemon.loop import Alive, Job
from sisam.daemon.sweeper import Sweeper
from sisam.daemon.voice import Voice
from sisam.errors import Unavailable
from tests.builders import NOW
from tests.sites import a_case_at, a_site
from tests.unit.daemon.heard import Heard, a_loop

LATER = NOW + timedelta(days=8)
SILENT = SiteSilent(NOW, "monday.db")


def failing_with(*errors: Exception | None) -> Job:
    left = list(errors)

    def job(_alive: Alive) -> None:
        error = left.pop(0)
        if error is not None:
            raise error

    return job


def silenced(site: Site, state: SiteState) -> None:
    with site.store.write() as work:
        work.site_states.put(state)
        work.commit()


def test_silence_is_told_when_it_is_noticed_and_when_it_ends_and_in_between_not() -> None:
    heard = Heard()
    job = Voice(heard).needed_by(failing_with(None, SILENT, SILENT, None, None, SILENT))

    for _ in range(6):
        job(lambda: None)

    assert [("site_silent", NOW), ("site_speaks",), ("site_silent", NOW)] == heard.told


def test_several_jobs_tell_it_once() -> None:
    heard = Heard()
    voice = Voice(heard)
    jobs = [voice.needed_by(failing_with(SILENT, None)) for _ in range(2)]

    for _ in range(2):
        for job in jobs:
            job(lambda: None)

    assert [("site_silent", NOW), ("site_speaks",)] == heard.told


def test_a_job_that_asked_before_the_site_was_adopted_says_nothing_afterwards() -> None:
    heard = Heard()
    voice = Voice(heard)
    quick = voice.needed_by(failing_with(SILENT, None, None))

    def asks_and_is_overtaken(_alive: Alive) -> None:
        quick(lambda: None)
        raise SILENT

    quick(lambda: None)
    voice.needed_by(asks_and_is_overtaken)(lambda: None)
    quick(lambda: None)

    assert [("site_silent", NOW), ("site_speaks",)] == heard.told


def test_what_else_fails_is_a_failure_and_says_nothing_of_the_silence() -> None:
    heard = Heard()
    job = Voice(heard).needed_by(failing_with(SILENT, Unavailable(), SILENT))

    job(lambda: None)
    with pytest.raises(Unavailable):
        job(lambda: None)
    job(lambda: None)

    assert [("site_silent", NOW)] == heard.told


def test_a_loop_at_a_silent_site_counts_no_failure_and_sweeps_once_somebody_has_adopted_it() -> None:
    site, heard = a_site(), Heard()
    a_case_at(site)
    silenced(site, SiteState(silent_since=NOW, restored_from="monday.db"))
    sweeper = Sweeper(site, FixedClock(LATER), heard, Event())
    loop = a_loop(Voice(heard).needed_by(sweeper), diary=heard)

    loop.turn()
    loop.turn()
    before = sweeper.completed
    silenced(site, SiteState(adopted_at=LATER))
    loop.turn()

    assert (None, LATER, 0) == (before, sweeper.completed, loop.failures)
    assert [("site_silent", NOW), ("swept", 1, 0.0, True), ("site_speaks",)] == heard.told
