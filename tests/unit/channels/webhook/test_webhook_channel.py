"""A webhook is called so that its receiver can verify who called, and what it answers decides."""

import json
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from sisam.application.ports.channel import Attachment, Envelope, Outcome
from sisam.channels.secret_file import SecretUnreadable
from sisam.channels.webhook import WebhookChannel
from sisam.channels.webhook.failures import SecretMalformed, Stage, WebhookFails
from sisam.channels.webhook.webhook_channel import webhook_id
from sisam.clock import Countdown, SystemClock
from sisam.domain.language import Language
from tests.faults.certificates import Authority
from tests.web_receiver import Receiver, receiver

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ENVELOPE = Envelope(
    message_id="<m1@sisam.example.se>",
    to_name="Åsa Öberg",
    to_address="",
    subject="Försenat: Övergångsmöte (ärende N/1)",
    body="Ett steg är försenat hos er.\n",
    language=Language.SV,
    thread="case-1",
    html="<p>Ett steg</p>",
    written_at=NOW - timedelta(hours=1),
    attachments=(Attachment("sisam.ics", "text/calendar", b"x"),),
)


@pytest.fixture
def web() -> Iterator[Receiver]:
    with receiver() as listening:
        yield listening


@pytest.fixture
def channel(tmp_path: Path) -> WebhookChannel:
    return WebhookChannel(a_secret(tmp_path))


def a_secret(folder: Path, text: str = SECRET) -> Path:
    file = folder / "webhook.secret"
    file.write_text(text)
    file.chmod(0o600)
    return file


def to(web: Receiver, scheme: str = "http", host: str = "127.0.0.1", **changes: object) -> Envelope:
    return replace(ENVELOPE, to_address=f"{scheme}://{host}:{web.port}/in?key=1", **changes)  # type: ignore[arg-type]


def test_what_is_posted_holds_what_the_mail_holds_and_nothing_of_the_reader(
    web: Receiver, channel: WebhookChannel
) -> None:
    assert channel.send(to(web), NOW).ok

    (posted,) = web.posted
    assert "/in?key=1" == posted.path
    assert "application/json" == posted.headers["Content-Type"]
    assert {
        "type": "sisam.message",
        "timestamp": "2026-11-02T07:00:00+00:00",
        "data": {
            "message_id": "<m1@sisam.example.se>",
            "subject": ENVELOPE.subject,
            "text": ENVELOPE.body,
            "language": "sv",
            "case_id": "case-1",
            "attachments": ["sisam.ics"],
        },
    } == json.loads(posted.body)


def test_the_receiver_can_verify_it_with_the_library_of_standard_webhooks(
    web: Receiver, channel: WebhookChannel
) -> None:
    # The library compares with the machine's own time.
    channel.send(to(web), SystemClock().now())

    (posted,) = web.posted
    assert ENVELOPE.subject == Webhook(SECRET).verify(posted.body, posted.headers)["data"]["subject"]


def test_the_signature_holds_for_a_time_of_any_zone(web: Receiver, channel: WebhookChannel) -> None:
    summer = datetime.fromisoformat("2026-07-01T10:00:00+02:00")
    channel.send(to(web), summer)
    channel.send(to(web), summer.astimezone(UTC))

    first, second = web.posted
    assert first.headers["webhook-signature"] == second.headers["webhook-signature"]
    assert str(int(summer.timestamp())) == first.headers["webhook-timestamp"]


def test_its_id_is_the_same_at_every_attempt_and_the_time_is_that_of_the_attempt(
    web: Receiver, channel: WebhookChannel
) -> None:
    for minutes in range(3):
        channel.send(to(web), NOW + timedelta(minutes=minutes))

    assert ["m1"] * 3 == [each.headers["webhook-id"] for each in web.posted]
    assert 3 == len({each.headers["webhook-timestamp"] for each in web.posted})
    assert 1 == len({each.body for each in web.posted})


def test_an_id_holds_no_full_stop() -> None:
    assert "a_b" == webhook_id("<a.b@sisam.example.se>")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Outcome.ACCEPTED),
        (202, Outcome.ACCEPTED),
        (204, Outcome.ACCEPTED),
        (301, Outcome.NEVER),
        (302, Outcome.AGAIN),
        (400, Outcome.AGAIN),
        (401, Outcome.AGAIN),
        (404, Outcome.NEVER),
        (405, Outcome.NEVER),
        (408, Outcome.AGAIN),
        (410, Outcome.NEVER),
        (413, Outcome.NEVER),
        (429, Outcome.AGAIN),
        (500, Outcome.AGAIN),
        (503, Outcome.AGAIN),
        (None, Outcome.AGAIN),
    ],
)
def test_what_the_receiver_answers_decides(
    web: Receiver, channel: WebhookChannel, status: int | None, expected: Outcome
) -> None:
    web.answer_with(status)

    reply = channel.send(to(web), NOW)

    assert expected is reply.outcome
    assert ("No answer" if status is None else f"HTTP {status}") in reply.text


def test_a_redirect_is_not_followed(web: Receiver, channel: WebhookChannel) -> None:
    web.answer_with(307)
    web.headers["Location"] = f"http://127.0.0.1:{web.port}/elsewhere"

    channel.send(to(web), NOW)

    assert ["/in?key=1"] == [each.path for each in web.posted]


def test_an_answer_that_never_ends_is_given_up_when_the_time_is_up(tmp_path: Path, web: Receiver) -> None:
    def hang() -> None:
        web.closing.wait(60)

    web.status = hang
    patience = Countdown(30)

    reply = WebhookChannel(a_secret(tmp_path), limit_s=0.3).send(to(web), NOW)
    web.closing.set()

    assert Outcome.AGAIN is reply.outcome
    assert patience.seconds_left > 0


def test_where_nobody_listens_the_channel_fails_and_tells_no_address(channel: WebhookChannel) -> None:
    with pytest.raises(WebhookFails) as failure:
        channel.send(replace(ENVELOPE, to_address="http://127.0.0.1:1/secret-path"), NOW)

    assert (Stage.CONNECTING, "Connection refused") == (failure.value.stage, failure.value.why)
    assert "secret-path" not in str(failure.value)
    assert "127.0.0.1" not in str(failure.value)


def test_a_name_that_is_not_known_fails_at_finding(channel: WebhookChannel) -> None:
    with pytest.raises(WebhookFails) as failure:
        channel.send(replace(ENVELOPE, to_address="https://nowhere.invalid/in"), NOW)

    assert Stage.FINDING is failure.value.stage
    assert "nowhere" not in str(failure.value)


def test_a_certificate_is_verified(tmp_path: Path) -> None:
    authority = Authority.found(tmp_path / "known")
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(authority.vouch("localhost"))
    trusting = WebhookChannel(a_secret(tmp_path), authority.file)
    stranger = Authority.found(tmp_path / "other")

    with receiver(served) as web:
        accepted = trusting.send(to(web, "https", "localhost"), NOW)
        with pytest.raises(WebhookFails, match="certificate"):
            trusting.send(to(web, "https", "127.0.0.1"), NOW)
        with pytest.raises(WebhookFails, match="certificate"):
            WebhookChannel(a_secret(tmp_path), stranger.file).send(to(web, "https", "localhost"), NOW)

    assert accepted.ok
    assert 1 == len(web.posted)


@pytest.mark.parametrize("text", ["secret", "whsec_", "whsec_c2hvcnQ=", "whsec_" + "QUJD" * 40, "whsec_%%%"])
def test_a_secret_that_is_none_is_told_and_nothing_is_posted(
    tmp_path: Path, web: Receiver, text: str
) -> None:
    channel = WebhookChannel(a_secret(tmp_path, text))

    with pytest.raises(SecretMalformed) as failure:
        channel.send(to(web), NOW)

    assert [] == web.posted
    assert str(tmp_path / "webhook.secret") == failure.value.path
    with pytest.raises(SecretMalformed):
        channel.probe()


def test_a_missing_secret_is_told(tmp_path: Path, web: Receiver) -> None:
    with pytest.raises(SecretUnreadable):
        WebhookChannel(tmp_path / "none").send(to(web), NOW)

    assert [] == web.posted


def test_an_address_that_is_none_is_answered_with_no_and_not_shown(channel: WebhookChannel) -> None:
    reply = channel.send(replace(ENVELOPE, to_address="https://kim:secret@x.se/"), NOW)

    assert Outcome.NEVER is reply.outcome
    assert "no user and no password" in reply.text
    assert "secret" not in reply.text
