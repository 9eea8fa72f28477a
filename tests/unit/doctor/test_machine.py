"""The machine tells which file system holds a path: the one mounted nearest to it, and last."""

from pathlib import Path

import pytest

from sisam.doctor.examining import Examination
from sisam.doctor.machine import Machine
from sisam.settings import Settings
from tests.builders import NOW

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:40 / /srv rw - nfs4 server:/srv rw
24 23 8:2 / /srv/site rw master:2 propagate_from:3 - xfs /dev/sdb rw
25 22 0:41 / /with\040space rw - cifs //server/share rw
26 25 0:42 / /with\040space rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc", "ext4"),
        ("/srv", "nfs4"),
        ("/srv/other", "nfs4"),
        ("/srv/site/here", "xfs"),
        ("/srv/sites", "nfs4"),
        ("/with space/x", "tmpfs"),
    ],
)
def test_the_nearest_mount_counts(path: str, kind: str) -> None:
    assert kind == Machine(mounts=lambda: MOUNTS).file_system(Path(path))


def test_a_system_without_such_a_table_tells_nothing() -> None:
    assert "" == Machine(mounts=lambda: "").file_system(Path("/etc"))


def test_this_machine_can_be_asked(folder: Path) -> None:
    findings = Examination(folder, Settings(), NOW, environment={}).findings()
    told = {each.name: each.told for each in findings}

    assert "free" in told["disk"]
    assert told["file system"]
