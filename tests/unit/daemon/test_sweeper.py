"""The sweeper sweeps the real site, and remembers when."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event

from sisam.application.cases.sweeping import BATCH
from sisam.application.site import Site
from sisam.clock import FixedClock
from sisam.daemon.sweeper import Sweeper
from sisam.errors import Unavailable
from tests.builders import NOW
from tests.fakes import BrokenRules
from tests.sites import a_case_at, a_site, case_at, kept_rules
from tests.unit.daemon.heard import Heard

LATER = NOW + timedelta(days=8)


def a_sweeper(site: Site, heard: Heard, stopping: Event | None = None) -> Sweeper:
    return Sweeper(site, FixedClock(LATER), heard, stopping or Event())


def counting(signs: list[int]) -> Callable[[], None]:
    return lambda: signs.append(1)


def test_what_is_due_is_swept_and_told() -> None:
    site, heard, signs = a_site(), Heard(), list[int]()
    a_case_at(site)
    sweeper = a_sweeper(site, heard)

    sweeper(counting(signs))

    assert [("swept", 1, 0.0, True)] == heard.told
    assert (LATER, LATER, 1) == (sweeper.started, sweeper.completed, len(signs))


def test_only_the_first_sweep_is_told_as_the_first() -> None:
    heard = Heard()
    sweeper = a_sweeper(a_site(), heard)

    sweeper(lambda: None)
    sweeper(lambda: None)

    assert [True, False] == [told[-1] for told in heard.told]


def test_a_case_whose_rules_throw_is_told_once_a_sweep() -> None:
    book = BrokenRules(kept_rules())
    site, heard = a_site(rules=book), Heard()
    case_id = a_case_at(site)
    book.broken.add(case_at(site, case_id).rules)
    sweeper = a_sweeper(site, heard)

    sweeper(lambda: None)
    sweeper(lambda: None)

    assert [("case_failed", case_id, "a rule throws"), ("swept", 0, 0.0, True)] == heard.told[:2]
    assert 2 == sum(told[0] == "case_failed" for told in heard.told)


def test_a_daemon_that_is_asked_to_stop_finishes_the_batch_and_has_not_come_to_the_end() -> None:
    site, heard, stopping = a_site(), Heard(), Event()
    for number in range(BATCH + 1):
        a_case_at(site, f"N/{number}")
    sweeper = a_sweeper(site, heard, stopping)

    sweeper(stopping.set)

    (report,) = heard.reports
    assert (BATCH, True, None) == (report.cases, report.cut_short, sweeper.completed)


def test_a_sweep_that_fails_is_not_remembered_as_completed() -> None:
    sweeper = a_sweeper(a_site(store=NoStore()), Heard())

    try:
        sweeper(lambda: None)
    except Unavailable:
        failed = True

    assert (True, LATER, None) == (failed, sweeper.started, sweeper.completed)


class NoStore:
    """A store whose database is gone."""

    def read(self) -> object:
        raise Unavailable

    write = read
