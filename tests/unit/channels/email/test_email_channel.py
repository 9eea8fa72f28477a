"""The envelope of a mail lets a bounce be known again, where the mail server carries it."""

from datetime import UTC, datetime

import pytest

from sisam.application.ports.channel import Envelope
from sisam.channels.email import EmailChannel, MailServer, Security
from sisam.domain.language import Language
from tests.faults.smtp_theatre import theatre

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def said_of_the_sender(message_id: str, *, reports: bool) -> str:
    """Send a mail and return what was said with MAIL."""
    envelope = Envelope(message_id, "Kim", "kim@example.se", "Nytt steg", "Ett steg.\n", Language.SV)
    with theatre(reports=reports) as house:
        channel = EmailChannel(MailServer("127.0.0.1", house.port, Security.PLAIN), "sisam@example.se")
        assert channel.send(envelope, NOW).ok
    return house.sessions[0].sender


def test_a_server_that_reports_is_told_the_outboxs_id_and_to_send_back_headers_alone() -> None:
    told = said_of_the_sender("<3f9a1c@sisam.example.se>", reports=True)

    assert "FROM:<sisam@example.se> RET=HDRS ENVID=3f9a1c" == told


@pytest.mark.parametrize(
    ("message_id", "reports"), [("<3f9a1c@sisam.example.se>", False), ("<a+b=c@sisam.example.se>", True)]
)
def test_without_that_or_with_an_id_that_would_need_escaping_only_the_sender_is_named(
    message_id: str, reports: bool
) -> None:
    assert "FROM:<sisam@example.se>" == said_of_the_sender(message_id, reports=reports).strip()
