"""What every channel promises to the outbox."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from sisam.application.ports.channel import Channel, Envelope
from sisam.channels.email import EmailChannel, MailServer, Security
from sisam.channels.folder import FolderChannel
from sisam.domain.language import Language
from sisam.errors import Unavailable
from tests.builders import NOW
from tests.fakes import FakeChannel
from tests.faults.smtp_theatre import Theatre, theatre

ENVELOPE = Envelope(
    message_id="<m1@sisam.example.se>",
    to_name="Åsa Öberg",
    to_address="asa@example.se",
    subject="Försenat: Pedagogisk överlämning (ärende N/1)",
    body="Ett steg är försenat hos er.\n",
    language=Language.SV,
)
DELIVERED = (ENVELOPE.message_id, ENVELOPE.subject, ENVELOPE.body)


@dataclass(frozen=True)
class Trial:
    """A channel, what came out at its other end, and how to put it out of order."""

    channel: Channel
    #: Message-ID, subject and body of each message.
    delivered: Callable[[], list[tuple[str, str, str]]]
    fail: Callable[[], object]
    mend: Callable[[], object]


def in_memory(_: Path) -> Trial:
    channel = FakeChannel()
    works = channel.replies
    return Trial(
        channel,
        lambda: [(each.message_id, each.subject, each.body) for each in channel.sent],
        lambda: setattr(channel, "replies", [None]),
        lambda: setattr(channel, "replies", works),
    )


def in_a_folder(tmp_path: Path) -> Trial:
    outbox = tmp_path / "outbox"
    return Trial(
        FolderChannel(outbox),
        lambda: [read(file) for file in outbox.glob("*")] if outbox.is_dir() else [],
        # A file where the folder should be stops even root.
        outbox.touch,
        outbox.unlink,
    )


def read(file: Path) -> tuple[str, str, str]:
    mail = message_from_bytes(file.read_bytes(), policy=default)
    return mail["Message-ID"], mail["Subject"], mail.get_content().replace("\r\n", "\n")


def by_email(_: Path, house: Theatre) -> Trial:
    """Over a server that throws away what it has already, as the mailbox of a person would."""
    working = MailServer("127.0.0.1", house.port, Security.PLAIN)
    channel = EmailChannel(working, "sisam@example.se")
    return Trial(
        channel,
        lambda: list({mail["Message-ID"]: _parts(mail) for mail in house.mails()}.values()),
        # Nobody listens there: the port is one that only privileged programs open.
        lambda: setattr(channel, "server", replace(working, port=1)),
        lambda: setattr(channel, "server", working),
    )


def _parts(mail: EmailMessage) -> tuple[str, str, str]:
    return mail["Message-ID"], mail["Subject"], mail.get_content().replace("\r\n", "\n")


@pytest.fixture(params=[in_memory, in_a_folder, by_email], ids=lambda make: make.__name__)
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Trial]:
    if request.param is not by_email:
        yield request.param(tmp_path)
        return
    with theatre() as house:
        yield by_email(tmp_path, house)


def test_an_accepted_message_comes_out_as_it_was(trial: Trial) -> None:
    reply = trial.channel.send(ENVELOPE, NOW)

    assert reply.ok
    assert [DELIVERED] == trial.delivered()


def test_a_message_that_is_sent_again_is_delivered_once(trial: Trial) -> None:
    replies = [trial.channel.send(ENVELOPE, NOW + timedelta(minutes=each)) for each in range(3)]

    assert [True] * 3 == [reply.ok for reply in replies]
    assert [DELIVERED] == trial.delivered()


def test_messages_of_the_same_content_are_delivered_each(trial: Trial) -> None:
    for number in range(3):
        trial.channel.send(replace(ENVELOPE, message_id=f"<m{number}@sisam.example.se>"), NOW)

    assert 3 == len(trial.delivered())


@pytest.mark.parametrize(
    "wrong",
    [
        {"to_address": ""},
        {"to_address": "nobody"},
        {"to_address": "two words@example.se"},
        {"to_address": "asa@example.se\r\nBcc: x@example.se"},
        {"subject": "One\nBcc: x@example.se"},
    ],
    ids=str,
)
def test_a_message_that_no_attempt_could_deliver_is_answered_with_no(
    trial: Trial, wrong: dict[str, str]
) -> None:
    reply = trial.channel.send(replace(ENVELOPE, **wrong), NOW)  # type: ignore[arg-type]

    assert not reply.ok
    assert [] == trial.delivered()


@pytest.mark.parametrize("address", [ENVELOPE.to_address, "nobody"])
def test_the_reply_says_something_and_never_the_address(trial: Trial, address: str) -> None:
    reply = trial.channel.send(replace(ENVELOPE, to_address=address), NOW)

    assert reply.text
    assert address not in reply.text


def test_a_channel_that_is_out_of_order_says_so_and_delivers_once_it_is_mended(trial: Trial) -> None:
    trial.fail()
    with pytest.raises(Unavailable):
        trial.channel.send(ENVELOPE, NOW)
    while_failing = trial.delivered()
    trial.mend()
    trial.channel.send(ENVELOPE, NOW)

    assert ([], [DELIVERED]) == (while_failing, trial.delivered())


def test_a_channel_has_a_name_that_the_outbox_can_keep(trial: Trial) -> None:
    assert trial.channel.name.isidentifier()
