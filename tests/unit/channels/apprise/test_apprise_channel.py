"""A service that Apprise knows gets a few lines, at the person's own number or handle."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from sisam.application.ports.channel import Attachment, Envelope, Outcome
from sisam.channels.apprise import AppriseChannel
from sisam.channels.apprise.apprise_channel import is_address
from sisam.channels.apprise.failures import AppriseMissing, PatternMalformed, ServiceFails
from sisam.channels.apprise.library import Library, apprise_library
from sisam.channels.secret_file import SecretExposed, SecretUnreadable
from sisam.domain.language import Language
from tests.web_receiver import Receiver, receiver

#: Apprise looks for a module that Python 3.13 has no more.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
ENVELOPE = Envelope(
    message_id="<m1@sisam.example.se>",
    to_name="Åsa Öberg",
    to_address="+46701234567",
    subject="Försenat: Övergångsmöte (ärende N/1)",
    body="A long text.\n",
    language=Language.SV,
    short="Försenat: Övergångsmöte (ärende N/1)\nRing samordnaren, telefon 070-1.",
    attachments=(Attachment("sisam.ics", "text/calendar", b"x"),),
)


@pytest.fixture
def web() -> Iterator[Receiver]:
    with receiver() as listening:
        yield listening


def a_pattern(folder: Path, text: str) -> Path:
    file = folder / "apprise.url"
    file.write_text(text)
    file.chmod(0o600)
    return file


def channel_to(folder: Path, web: Receiver) -> AppriseChannel:
    return AppriseChannel(a_pattern(folder, f"json://127.0.0.1:{web.port}/{{address}}"))


def test_the_service_gets_the_few_lines_and_no_files(tmp_path: Path, web: Receiver) -> None:
    reply = channel_to(tmp_path, web).send(ENVELOPE, NOW)

    (posted,) = web.posted
    told = json.loads(posted.body)
    assert Outcome.ACCEPTED is reply.outcome
    assert (ENVELOPE.short, "", []) == (told["message"], told["title"], told["attachments"])


@pytest.mark.parametrize("address", ["+46701234567", "@asa", "#sisam", "asa.oberg_1-2"])
def test_it_is_the_persons_own_number_or_handle(tmp_path: Path, web: Receiver, address: str) -> None:
    channel_to(tmp_path, web).send(replace(ENVELOPE, to_address=address), NOW)

    (posted,) = web.posted
    assert f"/{address}" == unquote(posted.path).rstrip("/")


@pytest.mark.parametrize("status", [400, 404, 500, 503, None])
def test_what_the_service_does_not_take_is_a_failure_for_it_does_not_say_whose(
    tmp_path: Path, web: Receiver, status: int | None
) -> None:
    web.answer_with(status)

    with pytest.raises(ServiceFails) as failure:
        channel_to(tmp_path, web).send(ENVELOPE, NOW)

    assert "failure" == failure.value.why
    assert "127.0.0.1" not in str(failure.value)
    assert ENVELOPE.to_address not in str(failure.value)


@pytest.mark.parametrize(
    "address", ["", "x", "two words", "070/../admin", "070?key=1", "070&to=071", "070\r\n", "070,071", "åsa"]
)
def test_what_could_change_the_rest_of_the_address_is_refused(
    tmp_path: Path, web: Receiver, address: str
) -> None:
    reply = channel_to(tmp_path, web).send(replace(ENVELOPE, to_address=address), NOW)

    assert (Outcome.NEVER, [], False) == (reply.outcome, web.posted, is_address(address))


def test_a_number_that_the_service_does_not_take_is_answered_with_no(tmp_path: Path) -> None:
    channel = AppriseChannel(a_pattern(tmp_path, f"twilio://AC{32 * 'a'}:{32 * 'b'}@{{address}}"))
    channel.probe()

    reply = channel.send(replace(ENVELOPE, to_address="@asa"), NOW)

    assert (Outcome.NEVER, False) == (reply.outcome, "asa" in reply.text)


@pytest.mark.parametrize("text", ["json://127.0.0.1/here", "nothing://127.0.0.1/{address}", "{address}"])
def test_a_pattern_that_is_none_is_told_and_not_shown(tmp_path: Path, text: str) -> None:
    channel = AppriseChannel(a_pattern(tmp_path, text))

    with pytest.raises(PatternMalformed) as failure:
        channel.send(ENVELOPE, NOW)
    with pytest.raises(PatternMalformed):
        channel.probe()

    assert "127.0.0.1" not in str(failure.value)


def test_a_pattern_that_others_may_read_is_not_used(tmp_path: Path, web: Receiver) -> None:
    channel = channel_to(tmp_path, web)
    channel.pattern_file.chmod(0o644)

    with pytest.raises(SecretExposed):
        channel.send(ENVELOPE, NOW)

    assert [] == web.posted


def test_a_missing_pattern_is_told(tmp_path: Path) -> None:
    with pytest.raises(SecretUnreadable):
        AppriseChannel(tmp_path / "none").probe()


def test_without_the_package_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As Python itself marks a module that cannot be imported.
    monkeypatch.setitem(sys.modules, "apprise", None)

    with pytest.raises(AppriseMissing, match=r"pip install 'sisam\[apprise\]'"):
        AppriseChannel(a_pattern(tmp_path, "json://127.0.0.1/{address}")).send(ENVELOPE, NOW)


def test_the_library_is_the_one_that_is_installed() -> None:
    library: Library = apprise_library()

    assert library.AppriseAsset()
