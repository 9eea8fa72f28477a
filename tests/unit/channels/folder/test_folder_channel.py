"""A message lies in the folder as one whole file, or the channel says why not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sisam.application.ports.channel import Channel, Envelope
from sisam.channels.folder import FolderChannel
from sisam.channels.folder.folder_channel import FolderUnwritable, file_name
from sisam.domain.language import Language

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
ENVELOPE = Envelope(
    message_id="<m1@sisam.example.se>",
    to_name="Åsa Öberg",
    to_address="asa@example.se",
    subject="Försenat: Pedagogisk överlämning (ärende N/1)",
    body="Ett steg är försenat hos er.\n",
    language=Language.SV,
    thread="case-1",
)


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    return tmp_path / "outbox"


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """A folder that cannot be one, even for root: a file stands in its place."""
    place = tmp_path / "outbox"
    place.write_text("a file")
    yield place
    assert "a file" == place.read_text()


def test_a_message_is_one_file_named_by_its_id(outbox: Path) -> None:
    reply = FolderChannel(outbox).send(ENVELOPE, NOW)

    assert reply.ok
    assert "Written to m1@sisam.example.se.eml." == reply.text
    assert [outbox / "m1@sisam.example.se.eml"] == list(outbox.iterdir())


def test_the_file_reads_as_a_mail(outbox: Path) -> None:
    FolderChannel(outbox).send(ENVELOPE, NOW)
    mail = message_from_bytes(next(outbox.iterdir()).read_bytes(), policy=default)

    assert ENVELOPE.subject == mail["Subject"]
    assert "Åsa Öberg <asa@example.se>" == mail["To"]
    assert ENVELOPE.body == mail.get_content().replace("\r\n", "\n")


def test_sending_again_leaves_one_file_with_the_last_content(outbox: Path) -> None:
    channel = FolderChannel(outbox)
    channel.send(ENVELOPE, NOW)
    channel.send(replace(ENVELOPE, body="Nytt.\n"), NOW)

    [file] = outbox.iterdir()
    assert b"Nytt." in file.read_bytes()


def test_different_messages_lie_side_by_side(outbox: Path) -> None:
    channel = FolderChannel(outbox)
    for number in range(3):
        channel.send(replace(ENVELOPE, message_id=f"<m{number}@sisam.example.se>"), NOW)

    assert 3 == len(list(outbox.iterdir()))


def test_only_its_owner_may_read_a_message(outbox: Path) -> None:
    FolderChannel(outbox).send(ENVELOPE, NOW)

    assert 0o600 == next(outbox.iterdir()).stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("message_id", "expected"),
    [
        ("<m1@sisam.example.se>", "m1@sisam.example.se.eml"),
        ("<../../etc/passwd@x>", "..%2F..%2Fetc%2Fpasswd@x.eml"),
        ("..", "...eml"),
        ("<a b\n@x>", "a%20b%0A@x.eml"),
    ],
)
def test_no_id_can_leave_the_folder(message_id: str, expected: str) -> None:
    assert expected == file_name(message_id)


def test_a_folder_that_cannot_be_is_told_with_the_reason(locked: Path) -> None:
    with pytest.raises(FolderUnwritable) as refusal:
        FolderChannel(locked).send(ENVELOPE, NOW)

    assert str(locked) == refusal.value.path
    assert "File exists" == refusal.value.why
    assert str(refusal.value).startswith("Messages cannot be laid into the folder:")


def test_a_folder_in_a_missing_place_is_not_invented(tmp_path: Path) -> None:
    with pytest.raises(FolderUnwritable):
        FolderChannel(tmp_path / "unmounted" / "outbox").send(ENVELOPE, NOW)

    assert [] == list(tmp_path.iterdir())


def test_what_fails_half_way_leaves_nothing_behind(outbox: Path) -> None:
    blocked = outbox / file_name(ENVELOPE.message_id)
    # A folder with the file's name: everything works until the last step.
    blocked.mkdir(parents=True)

    with pytest.raises(FolderUnwritable):
        FolderChannel(outbox).send(ENVELOPE, NOW)

    assert [blocked] == list(outbox.iterdir())


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b@c", "two words@example.se", "å@example.se", "a\r\nBcc: x@y.se"]
)
def test_an_address_that_is_none_is_answered_with_no(outbox: Path, address: str) -> None:
    reply = FolderChannel(outbox).send(replace(ENVELOPE, to_address=address), NOW)

    assert not reply.ok
    assert reply.text.startswith("The address or a header is malformed")
    assert not outbox.exists()


def test_a_line_break_in_a_subject_is_answered_with_no(outbox: Path) -> None:
    reply = FolderChannel(outbox).send(replace(ENVELOPE, subject="One\nBcc: x@y.se"), NOW)

    assert not reply.ok


def test_it_is_a_channel_called_folder(outbox: Path) -> None:
    channel: Channel = FolderChannel(outbox)

    assert "folder" == channel.name
