"""A process that dies at any moment of a sweep or a delivery has lost nothing and doubled nothing."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.messages.sending import send_due
from sisam.application.ports.outbox import MessageStatus
from sisam.application.ports.unit_of_work import Store
from sisam.bootstrap import Program
from tests.fakes import FakeChannel
from tests.faults.crashing import Crash, Fate, MortalStore
from tests.faults.site_on_disk import open_site, populate
from tests.journeys.town import at

BEGINS = date(2026, 9, 1)
#: Deadlines have passed that nobody was told of.
FLAGS_AT = at(BEGINS + timedelta(days=7))
#: Nobody has acted on what was told then.
CLIMBS_AT = FLAGS_AT + timedelta(days=5)
#: No message waits longer for company.
A_WHILE = timedelta(minutes=5)
#: Whoever had claimed a message is taken for dead by then.
RESUMES_AFTER = timedelta(minutes=15)

#: After so many deaths the audit is asked as well.
AUDITED_EACH = 4

#: Does one thing at a site, at a moment, over a channel.
Work = Callable[[Program, datetime, FakeChannel], None]


def sweeping(program: Program, now: datetime, _channel: FakeChannel) -> None:
    assert {} == sweep(program.site, now, batch=2).failed


def sending(program: Program, now: datetime, channel: FakeChannel) -> None:
    while send_due(program.site, channel, program.texts(), now, limit=2):
        pass


@contextmanager
def opened(folder: Path, fate: Fate | None = None) -> Iterator[Program]:
    program = open_site(folder)
    mortal = MortalStore(program.store, fate or Fate())
    try:
        yield replace(program, site=replace(program.site, store=cast("Store", mortal)))
    finally:
        program.store.close()


@dataclass(frozen=True)
class Scene:
    """A site at which there is something to do at a moment."""

    folder: Path
    work: Work
    now: datetime
    #: When whoever comes after the crash does it.
    again_at: datetime


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    """What is late and not flagged, what is to climb, and what lies in the outbox."""
    folder = tmp_path_factory.mktemp("scenes")
    populate(folder / "late", 4, BEGINS, seed=5)
    with opened(folder / "late") as program:
        sending(program, at(BEGINS) + A_WHILE, FakeChannel())
    shutil.copytree(folder / "late", folder / "flagged")
    with opened(folder / "flagged") as program:
        sweeping(program, FLAGS_AT, FakeChannel())
    shutil.copytree(folder / "flagged", folder / "told")
    with opened(folder / "told") as program:
        sending(program, FLAGS_AT + A_WHILE, FakeChannel())
    sends_at = FLAGS_AT + A_WHILE
    return {
        "flag": Scene(folder / "late", sweeping, FLAGS_AT, FLAGS_AT),
        "climb": Scene(folder / "told", sweeping, CLIMBS_AT, CLIMBS_AT),
        "send": Scene(folder / "flagged", sending, sends_at, sends_at + RESUMES_AFTER),
    }


def picture(program: Program) -> object:
    """All that can be seen, but for ids drawn by chance and how often a message was tried."""
    with program.store.read() as work:
        ids = work.cases.ids(open_only=False)
        cases = [work.cases.load_whole(case_id) for case_id in ids]
        journals = [[(e.event.type, e.event.data) for e in work.cases.journal(case_id)] for case_id in ids]
        messages = work.outbox.listed(None, 10_000)
    told = Counter((item.dedup_key, message.status) for message in messages for item in message.items)
    letters = Counter(tuple(sorted(item.dedup_key for item in message.items)) for message in messages)
    return (
        [(case.state, case.steps, case.deadlines.keys(), case.alerts.keys()) for case in cases],
        journals,
        told,
        letters,
    )


def faults(program: Program, now: datetime) -> list[str]:
    """Return what the audit finds once the site's own alerts are looked after, as the daemon does."""
    program.look_after(now)
    report = program.audit(now)
    return [*map(str, report.violations), *report.could_not]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["flag", "climb", "send"])
def test_wherever_it_dies_it_goes_on_as_if_it_had_not(
    name: str, scenes: dict[str, Scene], tmp_path: Path
) -> None:
    scene, fate = scenes[name], Fate()
    before, expected = lived(scene, tmp_path / "whole", fate)

    wrong = []
    for moment, what in enumerate(fate.moments):
        after = died(scene, tmp_path / f"dies-{moment}", moment)
        if after != (expected, [], True):
            wrong.append((moment, what, after))

    assert [] == wrong
    assert before != expected
    kinds = Counter(fate.moments)
    assert kinds["before a statement"] > 30
    assert kinds["after a commit"] == kinds["before a commit"] > 1


def lived(scene: Scene, folder: Path, fate: Fate) -> tuple[object, object]:
    """Do the work without dying, and return the picture before and after it."""
    shutil.copytree(scene.folder, folder)
    with opened(folder) as program:
        before = picture(program)
    with opened(folder, fate) as program:
        scene.work(program, scene.now, FakeChannel())
        return before, picture_of_another(folder)


def picture_of_another(folder: Path) -> object:
    """Return the picture that another process sees."""
    with opened(folder) as program:
        return picture(program)


def sent_from(program: Program) -> set[str]:
    """Return the Message-IDs of all that was ever sent."""
    with program.store.read() as work:
        return {each.message_id for each in work.outbox.listed(MessageStatus.SENT, 10_000)}


def died(scene: Scene, folder: Path, moment: int) -> tuple[object, list[str], bool]:
    """Die at a moment, go on in another process, and return the picture, faults and whether all were told."""
    shutil.copytree(scene.folder, folder)
    channel = FakeChannel()
    with opened(folder) as program:
        before = sent_from(program)
    with opened(folder, Fate(ends_after=moment)) as program, pytest.raises(Crash):
        scene.work(program, scene.now, channel)
    with opened(folder) as program:
        scene.work(program, scene.again_at, channel)
        sent = sent_from(program) - before
        came = {each.message_id for each in channel.sent}
        seen = picture(program)
        # Where the picture is as expected the audit says the same each time; it takes longer than all else.
        asked = faults(program, scene.again_at) if moment % AUDITED_EACH == 0 else []
        found = seen, asked, sent == came
    shutil.rmtree(folder)
    return found
