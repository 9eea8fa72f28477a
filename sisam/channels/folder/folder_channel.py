"""Delivery into a folder: one file for each message, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from email.errors import MessageError
from pathlib import Path
from urllib.parse import quote

from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.channels.letter import letter
from sisam.channels.path_refusal import PathRefused, told_as

#: Where a site has named no sender.
NOBODY = "sisam@sisam.invalid"


class FolderUnwritable(PathRefused):
    """Messages cannot be laid into the folder: look at its rights, its path and the space left."""


class FolderChannel:
    """Lays each message into a folder, named by its Message-ID, so that sending it again changes nothing."""

    def __init__(self, folder: Path, sender: str = NOBODY, name: str = "folder") -> None:
        """Deliver into `folder`, which is made when the first message comes, from the address `sender`."""
        #: The name by which settings and the outbox know the channel.
        self.name = name
        self.folder = folder
        self.sender = sender

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        """Write the message to its file; the answer is given when it lies safe on the disk.

        Raises:
            FolderUnwritable: the folder cannot be written.
        """
        try:
            content = letter(envelope, self.sender, now)
        except (ValueError, IndexError, MessageError) as error:
            # An address that no mail can carry will not become one by waiting.
            return Reply(Outcome.NEVER, f"The address or a header is malformed: {type(error).__name__}.")
        file = self.folder / file_name(envelope.message_id)
        with told_as(FolderUnwritable, self.folder):
            self.folder.mkdir(exist_ok=True)
            _write(file, content)
        return Reply(Outcome.ACCEPTED, f"Written to {file.name}.")


def file_name(message_id: str) -> str:
    """Return the name of a message's file; no id can leave the folder."""
    return f"{quote(message_id.strip('<>'), safe='@')}.eml"


def _write(file: Path, content: bytes) -> None:
    """Write a file by way of a temporary one, so that nobody ever reads half a message."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(file.parent)


def _flush_folder(folder: Path) -> None:
    """Make the new name durable, not only what it names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
