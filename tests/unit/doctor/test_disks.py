"""The doctor tells of a disk that fills up, of a network file system and of backups that grow old."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.finding import Level
from sisam.doctor.machine import Machine
from tests.builders import NOW
from tests.unit.doctor.examined import BY_MAIL, LOCAL, Space, asked, ill, roomy


@pytest.mark.parametrize(
    ("blocks", "level"),
    [(24_000, {"disk": Level.BAD}), (240_000, {"disk": Level.WARN}), (250_000, {})],
)
def test_a_disk_that_fills_up_is_told_before_it_is_full(
    working: Path, blocks: int, level: dict[str, Level]
) -> None:
    assert level == ill(
        asked(working, machine=Machine(statvfs=lambda _: Space(blocks), mounts=lambda: LOCAL))
    )


def mounted(kind: str) -> Callable[[Path], Iterator[str]]:
    def lines(folder: Path) -> Iterator[str]:
        yield LOCAL
        yield f"23 22 0:40 / {str(folder).replace(' ', chr(92) + '040')} rw - {kind} server:/x rw\n"

    return lines


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuseblk", "9p", "ceph"])
def test_a_network_file_system_is_refused(working: Path, kind: str) -> None:
    machine = Machine(statvfs=roomy, mounts=lambda: "".join(mounted(kind)(working)))

    assert {"file system": Level.BAD} == ill(asked(working, machine=machine))


@pytest.mark.parametrize("mounts", ["", LOCAL, LOCAL + "23 22 0:40 / /other rw - nfs4 server:/x rw\n"])
def test_a_network_elsewhere_or_a_system_that_tells_nothing_does_no_harm(working: Path, mounts: str) -> None:
    assert {} == ill(asked(working, machine=Machine(statvfs=roomy, mounts=lambda: mounts)))


def test_a_disk_that_does_not_answer_hides_nothing_else(working: Path) -> None:
    def silent_disk(_: Path) -> Space:
        raise OSError(5, "Input/output error")

    findings = asked(working, machine=Machine(statvfs=silent_disk, mounts=lambda: LOCAL))
    assert {"disk": Level.UNKNOWN} == ill(findings)
    assert "audit" not in {each.name for each in findings}
    assert "seats" in {each.name for each in findings}


@pytest.mark.parametrize(
    ("hours", "level"),
    [(1, None), (26, None), (27, Level.WARN), (24 * 8, Level.BAD), (None, Level.BAD)],
)
def test_the_age_of_the_newest_backup_counts(working: Path, hours: int | None, level: Level | None) -> None:
    folder = working / "backups"
    folder.mkdir()
    for age in () if hours is None else (hours, hours + 500):
        path = folder / f"sisam-{age}.db"
        shutil.copyfile(working / "sisam.db", path)
        moment = (NOW - timedelta(hours=age)).timestamp()
        os.utime(path, (moment, moment))

    found = asked(working, settings=BY_MAIL.model_copy(update={"backup_folder": "backups"}))

    assert ({} if level is None else {"backups": level}) == ill(found)


def test_without_a_folder_for_backups_nobody_looks_for_them(working: Path) -> None:
    assert "backups" not in {each.name for each in asked(working)}
