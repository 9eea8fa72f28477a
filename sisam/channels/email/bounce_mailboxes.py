"""The mailboxes that bounces are read from: a maildir or an mbox, as a mail server writes them."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from sisam.application.ports.bounces import BounceMailbox, Letter
from sisam.channels.email.bounces import LOOKED_AT_BYTES, read_bounce
from sisam.channels.path_refusal import PathRefused, told_as

#: A file of more than this is not read every minute.
MBOX_LIMIT_BYTES: Final = 100_000_000


class MailboxUnusable(PathRefused):
    """The mailbox for bounces must be a maildir or an mbox that this user may read and write."""


def mailbox_at(path: Path) -> BounceMailbox:
    """Return the mailbox at a path: a folder is a maildir, a file an mbox.

    Raises:
        MailboxUnusable: nothing is there, or another kind of folder.
    """
    if path.is_dir():
        if not all((path / each).is_dir() for each in ("new", "cur", "tmp")):
            raise MailboxUnusable(str(path), "a maildir has the folders new, cur and tmp")
        return Maildir(path)
    if not path.is_file():
        raise MailboxUnusable(str(path), "nothing is there")
    return Mbox(path)


@dataclass(slots=True)
class Maildir:
    """A folder in which each new letter is a file below ``new``."""

    path: Path
    #: What was looked at and left.
    _left: set[str] = field(default_factory=set)

    def letters(self, limit: int) -> list[Letter]:
        """Return new letters, the oldest name first."""
        with _told_as_ours(self.path):
            names = sorted(each.name for each in (self.path / "new").iterdir() if each.is_file())
            self._left &= set(names)
            fresh = [name for name in names if name not in self._left][:limit]
            return [Letter(name, read_bounce(_beginning(self.path / "new" / name))) for name in fresh]

    def put_away(self, keys: Sequence[str]) -> None:
        """Move letters to ``cur``, as seen."""
        with _told_as_ours(self.path):
            for key in keys:
                (self.path / "new" / key).rename(self.path / "cur" / f"{key.partition(':')[0]}:2,S")

    def leave(self, keys: Sequence[str]) -> None:
        """Let letters lie as new ones, for whoever else reads the mailbox."""
        self._left.update(keys)


@dataclass(slots=True)
class Mbox:
    """One file with all letters, locked by whoever writes; a letter is known by its content."""

    path: Path
    _left: set[str] = field(default_factory=set)
    #: The file's size and time when nothing new was found in it.
    _quiet: tuple[int, int] | None = None

    def letters(self, limit: int) -> list[Letter]:
        """Return letters that were not left before; an unchanged file is not read again."""
        with _told_as_ours(self.path):
            stamp = self._stamp()
            if stamp == self._quiet:
                return []
            with self._locked() as box:
                found = {_digest(content): content for _, content in _contents(box)}
        self._left &= set(found)
        fresh = [(key, content) for key, content in found.items() if key not in self._left][:limit]
        self._quiet = None if fresh else stamp
        return [Letter(key, read_bounce(content[:LOOKED_AT_BYTES])) for key, content in fresh]

    def put_away(self, keys: Sequence[str]) -> None:
        """Remove letters from the file."""
        gone = set(keys)
        with _told_as_ours(self.path), self._locked() as box:
            for number in [number for number, content in _contents(box) if _digest(content) in gone]:
                box.remove(number)
            box.flush()

    def leave(self, keys: Sequence[str]) -> None:
        """Let letters stand in the file."""
        self._left.update(keys)

    def _stamp(self) -> tuple[int, int]:
        status = self.path.stat()
        if status.st_size > MBOX_LIMIT_BYTES:
            raise MailboxUnusable(
                str(self.path), f"it has {status.st_size} bytes; empty it, or use a maildir"
            )
        return status.st_size, status.st_mtime_ns

    @contextmanager
    def _locked(self) -> Iterator[mailbox.mbox]:
        with closing(mailbox.mbox(self.path, create=False)) as box:
            box.lock()
            try:
                yield box
            finally:
                box.unlock()


def _contents(box: mailbox.mbox) -> Iterator[tuple[str, bytes]]:
    for number in box.iterkeys():
        yield number, box.get_bytes(number)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _beginning(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(LOOKED_AT_BYTES)


@contextmanager
def _told_as_ours(path: Path) -> Iterator[None]:
    try:
        with told_as(MailboxUnusable, path):
            yield
    except mailbox.Error as error:
        raise MailboxUnusable(str(path), f"somebody else holds it: {type(error).__name__}") from error
