"""A watched folder: mails that come in as files, a channel's or those of a maildir's ``new``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from email import policy
from email.errors import MessageError
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Final

from sisam.application.ports.watched_folder import Arrival
from sisam.channels.path_refusal import PathRefused, told_as

#: No headers of ours are longer; a file may be of any size.
_LOOKED_AT_BYTES: Final = 100_000


class WatchedFolderUnusable(PathRefused):
    """The canary's folder must be one that this user may read and write."""


@dataclass(slots=True)
class FolderOfMails:
    """A folder in which each mail is a file; while it is not there nothing has come in."""

    path: Path
    #: What was looked at and left.
    _left: set[str] = field(default_factory=set)

    def arrivals(self, limit: int) -> list[Arrival]:
        """Return mails that were not left before, the first name first."""
        with told_as(WatchedFolderUnusable, self.path):
            if not self.path.exists():
                return []
            # A name that begins with a dot is being written still.
            files = (each for each in self.path.iterdir() if each.is_file() and each.name[0] != ".")
            names = sorted(each.name for each in files)
            self._left &= set(names)
            fresh = [name for name in names if name not in self._left][:limit]
            found = ((name, _message_id(self.path / name)) for name in fresh)
            return [Arrival(name, message_id) for name, message_id in found if message_id is not None]

    def remove(self, keys: Sequence[str]) -> None:
        """Remove files; somebody else may have been faster."""
        with told_as(WatchedFolderUnusable, self.path):
            for key in keys:
                (self.path / key).unlink(missing_ok=True)

    def leave(self, keys: Sequence[str]) -> None:
        """Let files lie, for whoever else reads the folder."""
        self._left.update(keys)


def _message_id(file: Path) -> str | None:
    """Return a mail's Message-ID, empty where it has none; None where the file is gone."""
    try:
        with file.open("rb") as stream:
            beginning = stream.read(_LOOKED_AT_BYTES)
    except FileNotFoundError:
        return None
    try:
        # Unfolded by hand, for the library folds long ones on the way and refuses some that others send.
        headers = BytesHeaderParser(policy=policy.compat32).parsebytes(beginning)
        return "".join(str(headers.get("Message-ID", "")).split())
    except (MessageError, ValueError):
        return ""
