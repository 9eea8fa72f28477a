"""Nothing is shown to anybody before the read log has it, and where it cannot have it nothing is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from sisam.application.access.someone import Caller
from sisam.application.alerts.listing_alerts import list_alerts
from sisam.application.cases.doing import Wish, do
from sisam.application.cases.listing_cases import CaseFilter, list_cases
from sisam.application.cases.listing_gaps import GapFilter, list_gaps
from sisam.application.cases.listing_steps import StepFilter, list_steps
from sisam.application.cases.showing_cases import show_case
from sisam.application.ports.unit_of_work import Store, UnitOfWork
from sisam.application.site import Site
from sisam.domain.command import Fire
from sisam.domain.reading import OWNER, Purpose, Reading
from sisam.errors import Unavailable
from tests.builders import NOW, SOCIAL_SERVICES, YOUTH_HOME
from tests.sites import a_case_at, a_site, everything_at
from tests.unit.application.access.asked import caller, logged, told

SOCIAL = f"person-of-{SOCIAL_SERVICES}"
HOME = Wish(f"person-of-{YOUTH_HOME}@example.se", "cli:kim")


@dataclass(frozen=True, slots=True)
class FullLog:
    """A read log on a disk that is full."""

    def write(self, readings: Sequence[Reading]) -> None:  # noqa: ARG002
        raise Unavailable


class FullWork:
    """A transaction in which everything works but the read log."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self.read_log = FullLog()

    def __getattr__(self, name: str) -> object:
        return getattr(self._work, name)


@dataclass(frozen=True, slots=True)
class FullStore:
    """A store whose read log takes nothing."""

    store: Store

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        with self.store.read() as work:
            yield work

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        with self.store.write() as work:
            yield FullWork(work)  # type: ignore[misc]


def full(site: Site) -> Site:
    return replace(site, store=FullStore(site.store))


def test_a_look_at_a_case_is_one_line_and_who_the_pupil_is_another() -> None:
    site = a_site()
    case_id = a_case_at(site)

    show_case(site, "N/1", caller(SOCIAL), NOW)

    assert [
        (SOCIAL, "case", case_id, "allowed"),
        (SOCIAL, "identity", case_id, "allowed"),
    ] == told(site)
    (line, _) = logged(site)
    assert (SOCIAL_SERVICES, "cli:kim", Purpose.WORK, NOW) == (
        line.reading.actor_organisation_id,
        line.reading.via,
        line.reading.purpose,
        line.reading.at,
    )


def test_a_list_is_a_line_for_each_case_that_it_shows() -> None:
    site = a_site()
    ids = [a_case_at(site, number) for number in ("N/1", "N/2")]

    list_cases(site, CaseFilter(), caller(SOCIAL), NOW)

    assert [(SOCIAL, "case_list", each, "allowed") for each in ids] == told(site)


def test_an_empty_list_is_a_line_too() -> None:
    site = a_site()

    list_steps(site, StepFilter(), caller(SOCIAL), NOW)
    list_gaps(site, GapFilter(), caller(SOCIAL), NOW)
    list_alerts(site, caller(SOCIAL), NOW)

    assert [(SOCIAL, what, None, "allowed") for what in ("step", "gaps", "alerts")] == told(site)


def test_the_owner_who_looks_over_the_site_leaves_one_line() -> None:
    site = a_site()
    for number in ("N/1", "N/2"):
        a_case_at(site, number)

    list_cases(site, CaseFilter(), Caller("cli:root"), NOW)

    assert [(OWNER, "case_list", None, "allowed")] == told(site)


def test_an_act_is_written_down_in_its_own_transaction_and_a_preview_before_it_is_shown() -> None:
    site = a_site()
    case_id = a_case_at(site)

    do(site, "N/1", lambda _: [Fire("admit")], HOME, NOW, only_try=True)
    do(site, "N/1", lambda _: [Fire("admit")], HOME, NOW)

    person = f"person-of-{YOUTH_HOME}"
    assert [(person, "preview", case_id, "allowed"), (person, "act", case_id, "allowed")] == told(site)


def test_where_the_read_log_takes_nothing_nothing_is_shown() -> None:
    site = a_site()
    a_case_at(site)
    looks = (
        lambda: show_case(full(site), "N/1", caller(SOCIAL), NOW),
        lambda: list_cases(full(site), CaseFilter(), caller(SOCIAL), NOW),
        lambda: list_steps(full(site), StepFilter(), caller(SOCIAL), NOW),
        lambda: list_alerts(full(site), caller(SOCIAL), NOW),
        lambda: list_gaps(full(site), GapFilter(), caller(SOCIAL), NOW),
        lambda: do(full(site), "N/1", lambda _: [Fire("admit")], HOME, NOW, only_try=True),
        # A denial that cannot be written down is no answer either.
        lambda: show_case(full(site), "N/9", caller(SOCIAL), NOW),
    )
    for look in looks:
        with pytest.raises(Unavailable):
            look()
    assert [] == told(site)


def test_where_the_read_log_takes_nothing_nothing_is_done() -> None:
    site = a_site()
    case_id = a_case_at(site)
    before = everything_at(site, [case_id])

    with pytest.raises(Unavailable):
        do(full(site), "N/1", lambda _: [Fire("admit")], HOME, NOW)

    assert before == everything_at(site, [case_id])
