"""Twenty people read and act at once while the daemon sweeps and sends: nothing fails, is lost or doubled."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import send_due
from sisam.bootstrap import Program, open_program
from sisam.domain.reading import Ruling, Shown
from tests.browser.served_site import ServedSite, served_site
from tests.faults.crowd import LATER, Crowd, Member, found_crowd

pytestmark = pytest.mark.slow
#: By then many have pressed a button, and many more wait for an answer.
KILLED_AT = 80


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it was made, once for each worker."""
    folder = tmp_path_factory.mktemp("crowd") / "site"
    found_crowd(folder)
    return folder


@pytest.fixture
def program(founded: Path, tmp_path: Path) -> Iterator[Program]:
    """A copy of it, opened beside the process that serves it."""
    opened = open_program(Path(shutil.copytree(founded, tmp_path / "site")), {})
    with closing(opened.store):
        yield opened


@pytest.fixture
def served(program: Program) -> Iterator[ServedSite]:
    """The pages and the daemon, in one process."""
    with served_site(program.folder, LATER, "run") as running:
        yield running


def written_in_journals(program: Program) -> list[str]:
    """Return what people wrote on pages, in their order, as the journals have it."""
    with program.store.read() as work:
        journals = [work.cases.journal(each) for each in work.cases.ids(open_only=False)]
    events = (each.event for journal in journals for each in journal)
    return sorted(event.words for event in events if event.words and event.actor.via.startswith("web:"))


def shown_by_the_log(program: Program) -> Counter[tuple[str, str]]:
    """Return how often the read log says that somebody was shown the page of a case."""
    with program.store.engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT actor_id, case_id, count(*) FROM read_log WHERE what = ? AND decision = ? GROUP BY 1, 2",
            (Shown.CASE, Ruling.ALLOWED),
        )
        return Counter({(actor, case_id): count for actor, case_id, count in rows})


def faults_once_another_daemon_came(program: Program) -> list[str]:
    """Return what is wrong once somebody has done what a daemon that was stopped left undone."""
    now = datetime.fromisoformat(LATER)
    assert {} == sweep(program.site, now).failed
    program.look_after(now)
    while send_due(program.site, program.channel(), program.texts(), now):
        pass
    report = program.audit(now)
    return [*map(str, report.violations), *report.could_not]


def test_twenty_people_and_the_daemon_share_a_site_and_a_signal_ends_it_in_the_middle(
    program: Program, served: ServedSite
) -> None:
    crowd = Crowd.of(program, served.port)

    crowd.at_once(Member.works)
    assert 0 == sum(member.cut for member in crowd.members)
    readers = Thread(target=crowd.at_once, args=(Member.reads_until_nobody_answers,))
    readers.start()
    process = served.process
    ended = served.stop()
    readers.join()

    assert 0 == sum(member.halves for member in crowd.members)
    events = Counter(event["event"] for event in process.events())
    assert 0 == ended
    assert {200, 303} <= crowd.statuses <= {200, 303, 409, 422}
    assert {"request_failed", "job_failed", "job_stuck"}.isdisjoint(events)
    assert crowd.accepted == written_in_journals(program)
    assert crowd.shown == shown_by_the_log(program)
    assert [] == faults_once_another_daemon_came(program)


def test_what_was_answered_outlives_a_kill_and_what_was_not_is_pressed_again(
    program: Program, served: ServedSite
) -> None:
    crowd = Crowd.of(program, served.port)
    answers = count(1)
    for member in crowd.members:
        member.heard = lambda: served.kill() if next(answers) == KILLED_AT else None

    crowd.at_once(Member.works)
    assert len(crowd.members) <= sum(member.cut for member in crowd.members)
    assert set(crowd.accepted) <= set(written_in_journals(program))
    served.start()
    crowd.at_once(Member.presses_again)

    assert 0 == served.stop()
    assert crowd.statuses <= {200, 303, 409, 422}
    assert crowd.accepted == written_in_journals(program)
    assert crowd.shown <= shown_by_the_log(program)
    assert [] == faults_once_another_daemon_came(program)
