"""Messages go over the roads that the settings name."""

from pathlib import Path

from sisam.bootstrap import operations_channel_of
from sisam.channels.email import MailServer, Security
from sisam.settings import Settings


def test_operations_are_reached_over_a_server_of_their_own_or_everybodys(tmp_path: Path) -> None:
    everybodys = {"smtp_host": "mail.example.se", "smtp_port": 25, "smtp_ca_file": "ca.pem"}
    own = {"operations_smtp_host": "other.example.se", "operations_smtp_security": "tls"}
    named = {"operations_email": ["drift@example.se"]}

    channels = [
        operations_channel_of(Settings.model_validate(given), tmp_path)
        for given in (everybodys | own, everybodys | named, everybodys | own | named)
    ]

    assert [
        None,
        MailServer("mail.example.se", 25, ca_file=tmp_path / "ca.pem"),
        MailServer("other.example.se", 587, Security.TLS),
    ] == [channel and channel.server for channel in channels]
