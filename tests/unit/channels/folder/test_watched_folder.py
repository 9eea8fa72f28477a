"""A watched folder: what comes in, what is removed, and what is left."""

import os
from pathlib import Path

import pytest

from sisam.application.ports.watched_folder import Arrival
from sisam.channels.folder import FolderChannel
from sisam.channels.folder.watched_folder import FolderOfMails, WatchedFolderUnusable

MAIL = b"From: a@example.se\r\nMessage-ID: <one@example.se>\r\n\r\nHello\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    return tmp_path / "new"


def test_each_mail_is_known_by_its_file_and_its_message_id(folder: Path) -> None:
    (folder / "b").write_bytes(MAIL.replace(b"one", b"two"))
    (folder / "a").write_bytes(MAIL)

    assert [Arrival("a", "<one@example.se>"), Arrival("b", "<two@example.se>")] == FolderOfMails(
        folder
    ).arrivals(10)
    assert ["a"] == [each.key for each in FolderOfMails(folder).arrivals(1)]


@pytest.mark.parametrize(
    ("content", "message_id"),
    [
        (b"", ""),
        (b"\xff\xfe\x00", ""),
        (b"Subject: none\r\n\r\n", ""),
        (b"message-id:\r\n <folded@example.se>\r\n\r\n", "<folded@example.se>"),
        (b"Message-ID: <a@b.se>\r\n\r\nMessage-ID: <c@d.se>\r\n", "<a@b.se>"),
    ],
)
def test_whatever_lies_there_is_read_without_harm(folder: Path, content: bytes, message_id: str) -> None:
    (folder / "a").write_bytes(content)

    assert [Arrival("a", message_id)] == FolderOfMails(folder).arrivals(10)


def test_what_is_being_written_still_and_what_is_no_file_is_not_there(folder: Path) -> None:
    (folder / ".a.part").write_bytes(MAIL)
    (folder / "sub").mkdir()
    (folder / "gone").symlink_to(folder / "nowhere")

    assert [] == FolderOfMails(folder).arrivals(10)


def test_a_folder_that_is_not_there_yet_is_empty(folder: Path) -> None:
    assert [] == FolderOfMails(folder / "missing").arrivals(10)


def test_what_is_removed_is_gone_whoever_was_faster(folder: Path) -> None:
    (folder / "a").write_bytes(MAIL)
    watched = FolderOfMails(folder)

    watched.remove(["a", "a", "b"])

    assert ([], []) == (watched.arrivals(10), list(folder.iterdir()))


def test_what_is_left_does_not_come_again_before_a_new_start(folder: Path) -> None:
    (folder / "a").write_bytes(MAIL)
    watched = FolderOfMails(folder)

    watched.leave(["a"])

    assert ([], 1) == (watched.arrivals(10), len(FolderOfMails(folder).arrivals(10)))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(folder: Path) -> None:
    folder.chmod(0)
    try:
        with pytest.raises(WatchedFolderUnusable):
            FolderOfMails(folder).arrivals(10)
    finally:
        folder.chmod(0o700)


def test_a_file_in_its_place_is_told(folder: Path) -> None:
    (folder / "file").write_bytes(MAIL)

    with pytest.raises(WatchedFolderUnusable) as refused:
        FolderOfMails(folder / "file").arrivals(10)

    assert "Not a directory" == refused.value.why


def test_a_folder_channel_has_the_name_that_it_is_given(folder: Path) -> None:
    assert ("folder", "canary") == (FolderChannel(folder).name, FolderChannel(folder, name="canary").name)
