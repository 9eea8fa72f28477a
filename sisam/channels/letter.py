"""A letter: an envelope as an RFC 5322 message."""

from __future__ import annotations

import re
from base64 import encodebytes
from binascii import b2a_qp
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.header import Header
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any, Final

from sisam.application.ports.channel import Attachment, Envelope

#: Ours to set; no further header of an envelope replaces them.
_OWN: Final = frozenset(
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

#: Headers and the beginnings of parts that are kept, most of which come in every letter.
_KEPT: Final = 2_048
_BOUNDARY_LENGTH: Final = 24
_LONGEST_LINE: Final = 78
_TEXT: Final = 'Content-Type: text/{}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
# Where a quoted line was broken before a full stop: SMTP doubles it, and not every server takes that back.
_LEADING_DOTS: Final = re.compile(rb"(?m)^\.+")


class _Headers(HeaderRegistry):
    """The library's headers; it would make a class anew for each header of each letter."""

    @cache  # noqa: B019 — there is one registry, which lives as long as the program
    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 — the library makes it
        """Return the class of a header."""
        return super().__getitem__(name)


_POLICY: Final = SMTP.clone(header_factory=_Headers())


def letter(envelope: Envelope, sender: str, now: datetime) -> bytes:
    """Return the message with everything that marks it as written by a machine.

    The library writes the headers, which are the hard part; the rest would take it most of the time that a
    message costs.

    Raises:
        ValueError: the address is none, or a header holds a line break.
        MessageError: the same, as the standard library sometimes says it.
    """
    further = (_header(*each) for each in envelope.headers.items() if each[0].lower() not in _OWN)
    return b"".join((*_own_headers(envelope, sender, now), *further, *_content(envelope)))


def _own_headers(envelope: Envelope, sender: str, now: datetime) -> Iterator[bytes]:
    yield f"Message-ID: {_one_line(envelope.message_id)}\r\n".encode("ascii")
    yield f"Date: {format_datetime(now)}\r\n".encode()
    yield _mailbox("From", "SiSam", sender)
    yield _mailbox("To", envelope.to_name, envelope.to_address)
    yield _subject(envelope.subject)
    yield _header("Content-Language", str(envelope.language))
    # RFC 3834, and what Exchange understands: no holiday notices in answer to these.
    yield b"Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n"
    if envelope.thread is not None:
        # Nobody sent a first message of that id; mail programs still gather what refers to it.
        root = _one_line(_thread_id(envelope))
        yield f"In-Reply-To: {root}\r\nReferences: {root}\r\n".encode("ascii")


def _subject(subject: str) -> bytes:
    if len(subject.splitlines()) > 1:
        raise ValueError("a subject is one line")
    whole = f"Subject: {subject}"
    if not (subject.isascii() and subject.isprintable() and len(whole) <= _LONGEST_LINE):
        # The library's other way takes several times as long, and reads the same.
        encoded = Header(subject, "utf-8", header_name="Subject").encode(linesep="\r\n")
        whole = f"Subject: {encoded}"
    return f"{whole}\r\n".encode("ascii")


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("a header holds what no header may hold")
    return value


@lru_cache(_KEPT)
def _mailbox(header: str, name: str, address: str) -> bytes:
    return _header(header, Address(name, addr_spec=in_ascii(address)))


def _header(name: str, value: str | Address) -> bytes:
    return bytes(_POLICY.fold_binary(*_POLICY.header_store_parse(name, value)))


def _content(envelope: Envelope) -> Iterator[bytes]:
    """Yield what is said, as text and as a page where there is one, and the files that go with it."""
    said = [_text("plain", envelope.body)]
    if envelope.html:
        said = [*_gathered("alternative", envelope, [*said, _text("html", envelope.html)])]
    if envelope.attachments:
        return _gathered("mixed", envelope, [b"".join(said), *map(_file, envelope.attachments)])
    return iter(said)


def _gathered(how: str, envelope: Envelope, parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield several parts as one, with the same line between them at every attempt.

    It stands nowhere in them, for neither way of writing octets as letters makes an equals sign with a low
    line behind it (RFC 2045, 6.7).
    """
    between = f"=_{how}_{sha256(envelope.message_id.encode()).hexdigest()[:_BOUNDARY_LENGTH]}"
    yield f'Content-Type: multipart/{how};\r\n boundary="{between}"\r\n\r\n'.encode()
    for part in parts:
        yield f"--{between}\r\n".encode()
        yield part
        yield b"\r\n"
    yield f"--{between}--\r\n".encode()


def _text(subtype: str, text: str) -> bytes:
    """Return a text as a part, in short lines."""
    octets = b"\r\n".join([*text.encode().splitlines(), b""])
    return _TEXT.format(subtype).encode() + _LEADING_DOTS.sub(_written_out, b2a_qp(octets))


def _written_out(dots: re.Match[bytes]) -> bytes:
    """Return full stops as quoted-printable writes octets, and go on below, since a line has an end."""
    return b"=2E" * len(dots[0]) + b"=\r\n"


def _file(attachment: Attachment) -> bytes:
    """Return a file as a part."""
    lines = encodebytes(attachment.content).replace(b"\n", b"\r\n")
    return _head_of_file(attachment.content_type, attachment.name) + lines


@lru_cache(_KEPT)
def _head_of_file(content_type: str, name: str) -> bytes:
    whole, *parameters = content_type.split(";")
    kind, _, subtype = whole.strip().partition("/")
    told = dict(each.strip().split("=", 1) for each in parameters)
    part = EmailMessage(policy=_POLICY)
    part.set_content(
        b"", maintype=kind, subtype=subtype, disposition="attachment", filename=name, params=told
    )
    del part["MIME-Version"]
    return part.as_bytes()


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
