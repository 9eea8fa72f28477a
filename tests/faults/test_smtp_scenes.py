"""Whatever a mail server does, the channel says sent, again or never, and in doubt again."""

import ssl
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sisam.application.ports.channel import Envelope, Outcome
from sisam.channels.email import EmailChannel, MailServer, Security
from sisam.channels.email.failures import MailServerFails, Stage
from sisam.domain.language import Language
from sisam.errors import Unavailable
from tests.builders import NOW
from tests.faults.certificates import Authority
from tests.faults.smtp_theatre import Scene, Theatre, limits_of, theatre
from tests.ports import kept_port

PASSWORD = "correct horse"
ENVELOPE = Envelope(
    message_id="<m1@sisam.example.se>",
    to_name="Åsa Öberg",
    to_address="asa@example.se",
    subject="Försenat: Pedagogisk överlämning (ärende N/1)",
    body="Ett steg är försenat hos er.\n.\n..\n",
    language=Language.SV,
    html="<!DOCTYPE html><html lang='sv'><title>x</title><p>Ett steg är försenat hos er.</p></html>",
)


def a_channel(house: Theatre, **fields: object) -> EmailChannel:
    given = {"host": "127.0.0.1", "port": house.port, "security": Security.PLAIN, **fields}
    server = MailServer(**given)  # type: ignore[arg-type]
    return EmailChannel(server, "sisam@kommunen.se", *limits_of(house.next_scene()))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.found(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    path = tmp_path / "smtp.password"
    path.write_text(f"{PASSWORD}\n")
    path.chmod(0o600)
    return path


def serving(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.parametrize("scene", [Scene.GOOD, Scene.DROPPED, Scene.NO_FAREWELL])
def test_what_the_server_takes_is_accepted(scene: Scene) -> None:
    with theatre(scene) as house:
        reply = a_channel(house).send(ENVELOPE, NOW)

    assert (Outcome.ACCEPTED, "250 2.0.0") == (reply.outcome, reply.text)


@pytest.mark.parametrize(
    ("scene", "said"),
    [
        (Scene.BUSY_RECIPIENT, "450 4.2.0 (recipient)"),
        (Scene.BUSY_DATA, "451 4.3.0 (message)"),
        (Scene.BUSY_END, "451 4.3.0 (message)"),
        (Scene.GONE_HALFWAY, "No answer came after the message was handed over."),
        (Scene.REPLY_LOST, "No answer came after the message was handed over."),
        (Scene.REPLY_HANGING, "No answer came after the message was handed over."),
        (Scene.REPLY_GARBLED, "No answer came after the message was handed over."),
    ],
)
def test_what_may_go_well_later_or_has_gone_well_perhaps_is_tried_again(scene: Scene, said: str) -> None:
    with theatre(scene) as house:
        reply = a_channel(house).send(ENVELOPE, NOW)

    assert (Outcome.AGAIN, said) == (reply.outcome, reply.text)


@pytest.mark.parametrize(
    ("scene", "said"),
    [
        (Scene.REFUSED_RECIPIENT, "550 5.1.1 (recipient)"),
        (Scene.REFUSED_DATA, "554 5.5.1 (message)"),
        (Scene.REFUSED_END, "554 5.6.0 (message)"),
    ],
)
def test_what_the_server_refuses_for_good_is_never_tried_again(scene: Scene, said: str) -> None:
    with theatre(scene) as house:
        reply = a_channel(house).send(ENVELOPE, NOW)

    assert (Outcome.NEVER, said) == (reply.outcome, reply.text)
    assert [] == house.mails()


@pytest.mark.parametrize(
    ("scene", "stage", "why"),
    [
        (Scene.RESET, Stage.CONNECTING, "hung up"),
        (Scene.HANGING_BANNER, Stage.CONNECTING, "too long"),
        (Scene.ENDLESS_BANNER, Stage.CONNECTING, "too long"),
        (Scene.GARBAGE, Stage.GREETING, "-1"),
        (Scene.BUSY_BANNER, Stage.GREETING, "421 4.3.2"),
        (Scene.BUSY_HELLO, Stage.GREETING, "450 4.3.2"),
        (Scene.BUSY_SENDER, Stage.SENDER, "452 4.3.1"),
        (Scene.REFUSED_SENDER, Stage.SENDER, "550 5.7.1"),
        (Scene.RESET_AT_RECIPIENT, Stage.RECIPIENT, "hung up"),
    ],
)
def test_what_would_befall_every_message_is_the_servers_failure(scene: Scene, stage: Stage, why: str) -> None:
    with theatre(scene) as house, pytest.raises(MailServerFails) as failure:
        a_channel(house).send(ENVELOPE, NOW)

    assert stage is failure.value.stage
    assert why in failure.value.why
    assert [] == house.mails()


def test_a_server_that_is_not_there_is_told() -> None:
    with theatre() as house, kept_port() as port, pytest.raises(MailServerFails) as failure:
        a_channel(house, port=port).send(ENVELOPE, NOW)

    assert (Stage.CONNECTING, "Connection refused") == (failure.value.stage, failure.value.why)


@pytest.mark.parametrize("scene", Scene)
def test_no_answer_holds_the_words_of_the_server_or_the_address(scene: Scene, password_file: Path) -> None:
    with theatre(scene) as house:
        channel = a_channel(house, user="sisam", password_file=password_file)
        try:
            told = channel.send(ENVELOPE, NOW).text
        except Unavailable as failure:
            told = str(failure)

    assert told
    assert not [word for word in ("asa", "mailbox", "greylisted", PASSWORD) if word in told]


@pytest.mark.parametrize("scene", Scene)
def test_a_session_has_one_recipient_and_what_is_heard_as_taken_was_taken(scene: Scene) -> None:
    with theatre(scene) as house:
        try:
            heard = a_channel(house).send(ENVELOPE, NOW).ok
        except Unavailable:
            heard = False

    (session,) = house.sessions
    assert session.recipients in ([], ["asa@example.se"])
    assert heard == bool(session.accepted)


# What arrives.


def test_what_arrives_is_what_was_sent_dots_and_all() -> None:
    with theatre() as house:
        a_channel(house).send(ENVELOPE, NOW)

    (mail,) = house.mails()
    plain, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert page is not None
    assert ENVELOPE.body == plain.get_content().replace("\r\n", "\n")
    assert ENVELOPE.html == page.get_content().strip()
    assert (ENVELOPE.message_id, ENVELOPE.subject) == (mail["Message-ID"], mail["Subject"])


def test_the_sender_and_the_name_that_it_goes_by_are_the_sites_own() -> None:
    with theatre() as house:
        a_channel(house).send(ENVELOPE, NOW)

    (session,) = house.sessions
    assert ("kommunen.se", "FROM:<sisam@kommunen.se>") == (session.hello, session.sender.partition(" ")[0])


def test_a_swedish_domain_is_asked_for_in_ascii() -> None:
    with theatre() as house:
        a_channel(house).send(replace(ENVELOPE, to_address="kim@malmö.se"), NOW)

    assert ["kim@xn--malm-8qa.se"] == house.sessions[0].recipients


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@b@c",
        "å@example.se",
        "a\r\nRCPT TO:<x@y.se>@example.se",
        "a@example.se>\r\nDATA",
        "<a@example.se>",
    ],
)
def test_an_address_that_is_none_is_refused_without_asking_anybody(address: str) -> None:
    with theatre() as house:
        reply = a_channel(house).send(replace(ENVELOPE, to_address=address), NOW)

    assert Outcome.NEVER is reply.outcome
    assert [] == house.sessions


# Encryption and login.


def test_it_is_encrypted_before_anything_is_said_and_logs_in(
    authority: Authority, password_file: Path
) -> None:
    with theatre(certificate=serving(authority.vouch())) as house:
        channel = a_channel(
            house,
            host="localhost",
            security=Security.STARTTLS,
            ca_file=authority.file,
            user="sisam",
            password_file=password_file,
        )
        channel.probe()
        reply = channel.send(ENVELOPE, NOW)

    assert reply.ok
    assert [(True, f"\0sisam\0{PASSWORD}")] * 2 == [(each.encrypted, each.login) for each in house.sessions]
    assert [[], ["asa@example.se"]] == [each.recipients for each in house.sessions]


def test_it_may_be_encrypted_from_the_first_byte(authority: Authority) -> None:
    with theatre(certificate=serving(authority.vouch()), implicit=True) as house:
        reply = a_channel(house, host="localhost", security=Security.TLS, ca_file=authority.file).send(
            ENVELOPE, NOW
        )

    assert reply.ok
    assert [True] == [each.encrypted for each in house.sessions]


def by_another_authority(authority: Authority) -> Path:
    return Authority.found(authority.folder / "other").vouch()


def for_another_name(authority: Authority) -> Path:
    return authority.vouch("mail.example.se")


def out_of_date(authority: Authority) -> Path:
    return authority.vouch(until=datetime(2021, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("certify", [by_another_authority, for_another_name, out_of_date])
@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_server_that_cannot_prove_who_it_is_gets_nothing(
    authority: Authority, certify: Callable[[Authority], Path], security: Security, password_file: Path
) -> None:
    implicit = security is Security.TLS
    with theatre(certificate=serving(certify(authority)), implicit=implicit) as house:
        channel = a_channel(
            house,
            host="localhost",
            security=security,
            ca_file=authority.file,
            user="sisam",
            password_file=password_file,
        )
        with pytest.raises(MailServerFails) as failure:
            channel.send(ENVELOPE, NOW)

    assert "certificate" in failure.value.why
    assert [("", [])] == [(each.login, each.recipients) for each in house.sessions]


@pytest.mark.parametrize("scene", [Scene.NO_STARTTLS, Scene.STARTTLS_REFUSED])
def test_without_encryption_neither_password_nor_message_is_sent(
    authority: Authority, scene: Scene, password_file: Path
) -> None:
    with theatre(scene, certificate=serving(authority.vouch())) as house:
        channel = a_channel(
            house,
            host="localhost",
            security=Security.STARTTLS,
            ca_file=authority.file,
            user="sisam",
            password_file=password_file,
        )
        with pytest.raises(MailServerFails) as failure:
            channel.send(ENVELOPE, NOW)

    assert Stage.ENCRYPTING is failure.value.stage
    assert [("", [])] == [(each.login, each.recipients) for each in house.sessions]


@pytest.mark.parametrize(("scene", "why"), [(Scene.LOGIN_REFUSED, "535"), (Scene.NO_LOGIN, "not offer")])
def test_a_login_that_is_refused_is_told_and_sends_nothing(
    scene: Scene, why: str, password_file: Path
) -> None:
    with theatre(scene) as house, pytest.raises(MailServerFails) as failure:
        a_channel(house, user="sisam", password_file=password_file).send(ENVELOPE, NOW)

    assert Stage.LOGIN is failure.value.stage
    assert why in failure.value.why
    assert [] == house.sessions[0].recipients
