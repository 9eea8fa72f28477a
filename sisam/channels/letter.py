"""A letter: an envelope as an RFC 5322 message."""

from __future__ import annotations

import re
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from typing import Any

from sisam.application.ports.channel import Attachment, Envelope

#: Ours to set; no further header of an envelope replaces them.
_OWN = frozenset(
    {
        "auto-submitted",
        "content-language",
        "date",
        "from",
        "in-reply-to",
        "message-id",
        "references",
        "subject",
        "to",
        "x-auto-response-suppress",
    }
)

# Where a quoted line was broken before a full stop: SMTP doubles it, and not every server takes that back.
_LEADING_DOTS = re.compile(rb"(?m)^\.+")


class _Headers(HeaderRegistry):
    """The library's headers; it would make a class anew for each header of each letter."""

    @cache  # noqa: B019 — there is one registry, which lives as long as the program
    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 — the library makes it
        """Return the class of a header."""
        return super().__getitem__(name)


_POLICY = SMTP.clone(header_factory=_Headers())


def letter(envelope: Envelope, sender: str, now: datetime) -> bytes:
    """Return the message with everything that marks it as written by a machine.

    Raises:
        ValueError: the address is none, or a header holds a line break.
        MessageError: the same, as the standard library sometimes says it.
    """
    mail = EmailMessage(policy=_POLICY)
    mail.set_content(envelope.body, cte="quoted-printable")
    if envelope.html:
        mail.add_alternative(envelope.html, subtype="html", cte="quoted-printable")
    for each in envelope.attachments:
        _attach(mail, each)
    mail["Message-ID"] = envelope.message_id
    mail["Date"] = now
    mail["From"] = Address("SiSam", addr_spec=in_ascii(sender))
    mail["To"] = Address(envelope.to_name, addr_spec=in_ascii(envelope.to_address))
    mail["Subject"] = envelope.subject
    mail["Content-Language"] = str(envelope.language)
    # RFC 3834, and what Exchange understands: no holiday notices in answer to these.
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    if envelope.thread is not None:
        # Nobody sent a first message of that id; mail programs still gather what refers to it.
        root = _thread_id(envelope)
        mail["In-Reply-To"] = root
        mail["References"] = root
    for name, value in envelope.headers.items():
        if name.lower() not in _OWN:
            mail[name] = value
    return _LEADING_DOTS.sub(_written_out, mail.as_bytes())


def _written_out(dots: re.Match[bytes]) -> bytes:
    """Return full stops as quoted-printable writes octets, and go on below, since a line has an end."""
    return b"=2E" * len(dots[0]) + b"=\r\n"


def _attach(mail: EmailMessage, attachment: Attachment) -> None:
    whole, *parameters = attachment.content_type.split(";")
    kind, _, subtype = whole.strip().partition("/")
    told = dict(each.strip().split("=", 1) for each in parameters)
    mail.add_attachment(
        attachment.content, maintype=kind, subtype=subtype, filename=attachment.name, params=told
    )


def in_ascii(address: str) -> str:
    """Return an address in letters that every mail server takes: a domain with å ä ö in its ASCII form.

    Raises:
        ValueError: it is none, or has other letters before the @.
    """
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ValueError("the part before the @ is not ASCII")
    return f"{local}@{domain.encode('idna').decode()}"


def _thread_id(envelope: Envelope) -> str:
    domain = envelope.message_id.strip("<>").rpartition("@")[2]
    return f"<case-{envelope.thread}@{domain}>"
