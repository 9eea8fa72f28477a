"""Delivery to a webhook: a POST that its receiver can verify, once for each attempt."""

import binascii
import json
import ssl
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from standardwebhooks import Webhook

from sisam.application.ports.channel import Envelope, Outcome, Reply
from sisam.channels.secret_file import read_secret
from sisam.channels.webhook.call import post
from sisam.channels.webhook.destination import Destination
from sisam.channels.webhook.failures import SecretMalformed

#: A call may last so long, from looking up the name to the answer's first line.
LIMIT_S: Final = 15.0
_PREFIX: Final = "whsec_"
#: What Standard Webhooks asks of a secret.
_SECRET_BYTES: Final = range(24, 65)
#: Waiting does not help: the address has moved, is not there, is gone, takes no POST, or not this one.
_FINAL: Final = frozenset({301, 308, 404, 405, 410, 413, 415})


class WebhookChannel:
    """Posts each message to its person's address; what was answered with a 2xx is sent."""

    #: The name by which settings and the outbox know the channel.
    name = "webhook"

    def __init__(self, secret_file: Path, ca_file: Path | None = None, limit_s: float = LIMIT_S) -> None:
        """Sign with the secret in a file; without `ca_file` those vouch whom the machine trusts."""
        self.secret_file = secret_file
        self._tls = ssl.create_default_context(cafile=ca_file)
        self._limit_s = limit_s

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        """Post the message; in doubt whether it was taken the answer is to try again.

        Raises:
            AddressInDoubt: the address cannot be connected to.
            Unavailable: there is no secret to sign with.
        """
        try:
            destination = Destination.of(envelope.to_address)
            body = payload(envelope, now)
        except ValueError as error:
            # An address that nobody can be called at will not become one by waiting.
            return Reply(Outcome.NEVER, f"The address or the message is malformed: {_reason(error)}.")
        status = post(
            destination, self._headers(envelope, body, now), body.encode(), self._limit_s, self._tls
        )
        return _reply(status)

    def probe(self) -> None:
        """Look whether there is a secret to sign with.

        Raises:
            Unavailable: there is none, or it is none.
        """
        self._signer()

    def _headers(self, envelope: Envelope, body: str, now: datetime) -> dict[str, str]:
        called = webhook_id(envelope.message_id)
        # The library takes the wall clock's digits for UTC, whatever the zone says.
        at = now.astimezone(UTC)
        return {
            "webhook-id": called,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": self._signer().sign(called, at, body),
        }

    def _signer(self) -> Webhook:
        secret = read_secret(self.secret_file)
        try:
            size = len(binascii.a2b_base64(secret.removeprefix(_PREFIX) + "==", strict_mode=False))
        except binascii.Error:
            size = 0
        if not secret.startswith(_PREFIX) or size not in _SECRET_BYTES:
            raise SecretMalformed(str(self.secret_file))
        return Webhook(secret)


def webhook_id(message_id: str) -> str:
    """Return what stands before the @ of a Message-ID, without full stops, which part what is signed."""
    return message_id.strip("<>").rpartition("@")[0].replace(".", "_")


def payload(envelope: Envelope, now: datetime) -> str:
    """Return what is posted: nothing that an e-mail would not hold.

    Raises:
        ValueError: the subject holds a line break, or the id is none that a header can hold.
    """
    called = webhook_id(envelope.message_id)
    if set(envelope.subject) & set("\r\n") or not called.isascii() or not called.isprintable() or not called:
        raise ValueError("a header does not fit a line")
    return json.dumps(
        {
            "type": "sisam.message",
            "timestamp": (envelope.written_at or now).astimezone(UTC).isoformat(),
            "data": {
                "message_id": envelope.message_id,
                "subject": envelope.subject,
                "text": envelope.body,
                "language": envelope.language.value,
                "case_id": envelope.thread,
                "attachments": [each.name for each in envelope.attachments],
            },
        },
        ensure_ascii=False,
    )


def _reply(status: int | None) -> Reply:
    if status is None:
        return Reply(Outcome.AGAIN, "No answer came after the message was posted.")
    if status // 100 == 2:
        return Reply(Outcome.ACCEPTED, f"HTTP {status}")
    return Reply(Outcome.NEVER if status in _FINAL else Outcome.AGAIN, f"HTTP {status}")


def _reason(error: ValueError) -> str:
    return type(error).__name__ if isinstance(error, UnicodeError) else str(error)
