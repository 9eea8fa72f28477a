"""What every channel promises to the outbox."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from sisam.application.ports.channel import Channel, Envelope, Outcome
from sisam.channels.apprise import AppriseChannel
from sisam.channels.email import EmailChannel, MailServer, Security
from sisam.channels.folder import FolderChannel
from sisam.channels.webhook import WebhookChannel
from sisam.domain.language import Language
from sisam.errors import Unavailable
from tests.builders import NOW
from tests.fakes import FakeChannel
from tests.faults.smtp_theatre import theatre
from tests.web_receiver import Posted, Receiver, receiver

#: Apprise looks for a module that Python 3.13 has no more.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

ENVELOPE = Envelope(
    message_id="<m1@sisam.example.se>",
    to_name="Åsa Öberg",
    to_address="asa@example.se",
    subject="Försenat: Pedagogisk överlämning (ärende N/1)",
    body="Ett steg är försenat hos er.\n",
    language=Language.SV,
)
DELIVERED = (ENVELOPE.message_id, ENVELOPE.subject, ENVELOPE.body)
#: What no mailbox is called.
NO_MAILBOXES = ("", "nobody", "two words@example.se", "asa@example.se\r\nBcc: x@example.se")


@dataclass(frozen=True)
class Trial:
    """A channel, what came out at its other end, and how to put it out of order."""

    channel: Channel
    #: Message-ID, subject and body of each message, as far as the channel carries them.
    delivered: Callable[[], list[tuple[str, str, str]]]
    fail: Callable[[], object]
    mend: Callable[[], object]
    address: str = ENVELOPE.to_address
    malformed: tuple[str, ...] = NO_MAILBOXES
    expected: tuple[str, str, str] = DELIVERED
    #: Whether the other end knows a message again; a telephone does not.
    knows_again: bool = True

    @property
    def envelope(self) -> Envelope:
        return replace(ENVELOPE, to_address=self.address)


def in_memory(_: Path) -> Iterator[Trial]:
    channel = FakeChannel()
    works = channel.replies
    yield Trial(
        channel,
        lambda: [(each.message_id, each.subject, each.body) for each in channel.sent],
        lambda: setattr(channel, "replies", [None]),
        lambda: setattr(channel, "replies", works),
    )


def in_a_folder(tmp_path: Path) -> Iterator[Trial]:
    outbox = tmp_path / "outbox"
    yield Trial(
        FolderChannel(outbox),
        lambda: [read(file) for file in outbox.glob("*")] if outbox.is_dir() else [],
        # A file where the folder should be stops even root.
        outbox.touch,
        outbox.unlink,
    )


def read(file: Path) -> tuple[str, str, str]:
    return _parts(message_from_bytes(file.read_bytes(), policy=default))


def by_email(_: Path) -> Iterator[Trial]:
    """Over a server that throws away what it has already, as the mailbox of a person would."""
    with theatre() as house:
        working = MailServer("127.0.0.1", house.port, Security.PLAIN)
        channel = EmailChannel(working, "sisam@example.se")
        yield Trial(
            channel,
            lambda: list({mail["Message-ID"]: _parts(mail) for mail in house.mails()}.values()),
            # Nobody listens there: the port is one that only privileged programs open.
            lambda: setattr(channel, "server", replace(working, port=1)),
            lambda: setattr(channel, "server", working),
        )


def _parts(mail: EmailMessage) -> tuple[str, str, str]:
    return mail["Message-ID"], mail["Subject"], mail.get_content().replace("\r\n", "\n")


def by_webhook(tmp_path: Path) -> Iterator[Trial]:
    """To a receiver that knows again what it has already, by the header that is there for it."""
    with receiver() as web:
        file = a_secret_file(tmp_path, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        yield Trial(
            WebhookChannel(file),
            lambda: list({each.headers["webhook-id"]: _data(each.body) for each in web.posted}.values()),
            lambda: file.rename(tmp_path / "away"),
            lambda: (tmp_path / "away").rename(file),
            address=f"http://127.0.0.1:{web.port}/in",
            malformed=("", "nobody", "http://x.example.se/", "https://x.example.se/\r\nHost: y"),
        )


def _data(body: bytes) -> tuple[str, str, str]:
    data = json.loads(body)["data"]
    return data["message_id"], data["subject"], data["text"]


def by_apprise(tmp_path: Path) -> Iterator[Trial]:
    with receiver() as web:
        file = a_secret_file(tmp_path, f"json://127.0.0.1:{web.port}/{{address}}")
        yield Trial(
            AppriseChannel(file),
            lambda: [("", "", json.loads(each.body)["message"]) for each in accepted(web)],
            lambda: web.answer_with(503),
            lambda: web.answer_with(200),
            address="+46701234567",
            malformed=("", "070 1", "070/1", "070\r\n071"),
            expected=("", "", f"{ENVELOPE.subject}\n{ENVELOPE.body}".strip()),
            knows_again=False,
        )


def accepted(web: Receiver) -> list[Posted]:
    return [each for each in web.posted if each.answered == 200]


def a_secret_file(folder: Path, text: str) -> Path:
    file = folder / "secret"
    file.write_text(text)
    file.chmod(0o600)
    return file


KINDS = [in_memory, in_a_folder, by_email, by_webhook, by_apprise]


@pytest.fixture(params=KINDS, ids=lambda make: make.__name__)
def trial(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Trial]:
    yield from request.param(tmp_path)


def test_an_accepted_message_comes_out_as_it_was(trial: Trial) -> None:
    reply = trial.channel.send(trial.envelope, NOW)

    assert reply.ok
    assert [trial.expected] == trial.delivered()


def test_a_message_that_is_sent_again_is_delivered_once_where_it_is_known_again(trial: Trial) -> None:
    replies = [trial.channel.send(trial.envelope, NOW + timedelta(minutes=each)) for each in range(3)]

    assert [True] * 3 == [reply.ok for reply in replies]
    assert [trial.expected] * (1 if trial.knows_again else 3) == trial.delivered()


def test_messages_of_the_same_content_are_delivered_each(trial: Trial) -> None:
    for number in range(3):
        trial.channel.send(replace(trial.envelope, message_id=f"<m{number}@sisam.example.se>"), NOW)

    assert 3 == len(trial.delivered())


def test_a_message_that_no_attempt_could_deliver_is_answered_with_no(trial: Trial) -> None:
    wrong = [replace(trial.envelope, to_address=each) for each in trial.malformed]
    wrong.append(replace(trial.envelope, subject="One\nBcc: x@example.se"))

    replies = [trial.channel.send(each, NOW) for each in wrong]

    assert [Outcome.NEVER] * len(wrong) == [reply.outcome for reply in replies]
    assert [] == trial.delivered()


def test_the_reply_says_something_and_never_the_address(trial: Trial) -> None:
    for address in (trial.address, *trial.malformed[1:]):
        reply = trial.channel.send(replace(trial.envelope, to_address=address), NOW)

        assert reply.text
        assert address not in reply.text


def test_a_channel_that_is_out_of_order_says_so_and_delivers_once_it_is_mended(trial: Trial) -> None:
    trial.fail()
    with pytest.raises(Unavailable):
        trial.channel.send(trial.envelope, NOW)
    while_failing = trial.delivered()
    trial.mend()
    trial.channel.send(trial.envelope, NOW)

    assert ([], [trial.expected]) == (while_failing, trial.delivered())


def test_a_channel_has_a_name_that_the_outbox_can_keep(trial: Trial) -> None:
    assert trial.channel.name.isidentifier()
