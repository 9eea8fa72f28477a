"""The machine below a site: how full its disks are, and what kind of file system lies where."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL_SPACE = "\\040"


class Space(Protocol):
    """What the system says of a file system's space."""

    @property
    def f_bavail(self) -> int:
        """Return how many blocks are free."""
        ...

    @property
    def f_frsize(self) -> int:
        """Return how many bytes a block has."""
        ...


def _read_mounts() -> str:
    """Return the table of what is mounted where; empty on a system that has none."""
    return _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked of the machine; tests ask another one."""

    statvfs: Callable[[Path], Space] = os.statvfs
    mounts: Callable[[], str] = _read_mounts

    def free_bytes(self, path: Path) -> int:
        """Return how many bytes may still be written there."""
        space = self.statvfs(path)
        return space.f_bavail * space.f_frsize

    def file_system(self, path: Path) -> str:
        """Return the kind of the file system that holds a path; empty where the system does not tell."""
        found, longest = "", -1
        for line in self.mounts().splitlines():
            left, _, right = line.partition(" - ")
            mounted = Path(left.split()[4].replace(_OCTAL_SPACE, " "))
            # The last one counts where several lie upon each other.
            if path.resolve().is_relative_to(mounted) and len(mounted.parts) >= longest:
                found, longest = right.split()[0], len(mounted.parts)
        return found
