"""Reading a bounce: a report of a mail server (RFC 3464), whoever wrote it and however badly."""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Final

from sisam.application.ports.bounces import Bounce

#: Of a letter no more than this is looked at; what a report says stands before what it sends back.
LOOKED_AT_BYTES: Final = 262_144
_FAILED: Final = "failed"
_DELAYED: Final = "delayed"
_STATUS: Final = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_REPLY_CODE: Final = re.compile(r"(?:^|[\s;:])([245]\d\d)(?=[\s\-]|$)")
_MESSAGE_ID: Final = re.compile(r"<[^<>\s@]{1,200}@[^<>\s@]{1,200}>")
#: What an id of the outbox looks like, sent along as the envelope's.
_ENVELOPE_ID: Final = re.compile(r"[A-Za-z0-9-]{1,100}")
_RETURNED: Final = frozenset({"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"})
#: A header is looked at so far.
_LONGEST: Final = 4000


def read_bounce(content: bytes) -> Bounce | None:
    """Return what a letter reports of a message; None where it is no report that can be understood."""
    try:
        return _bounce_of(BytesParser(policy=compat32).parsebytes(content[:LOOKED_AT_BYTES]))
    except (Exception, RecursionError):  # noqa: BLE001 — anybody may send anything to that address
        return None


def _bounce_of(mail: Message) -> Bounce | None:
    if mail.get_content_type() != "multipart/report":
        return None
    parts = list(mail.walk())
    groups = [
        group
        for part in parts
        if part.get_content_type() == "message/delivery-status"
        for group in _groups(part)
    ]
    told = [group for group in groups if _word(group, "Action") or _word(group, "Status")]
    worst = max(told, key=_gravity, default=None)
    if worst is None or not _gravity(worst):
        return None
    return Bounce(
        names=tuple(dict.fromkeys(_names(mail, parts, groups))),
        status=_found(_STATUS, _text(worst, "Status")) or _found(_STATUS, _text(worst, "Diagnostic-Code")),
        permanent=_gravity(worst) == _GIVEN_UP,
        diagnostic=_diagnostic(worst),
    )


_GIVEN_UP: Final = 2


def _gravity(group: Message) -> int:
    """Return 2 where the server has given up, 1 where it goes on trying, and 0 where all went well.

    A server that says nothing of what it does has given up where the status is one for good.
    """
    action, status = _word(group, "Action"), _found(_STATUS, _text(group, "Status"))
    if action == _FAILED or (not action and status.startswith("5")):
        return _GIVEN_UP
    return 1 if action == _DELAYED or (not action and status.startswith("4")) else 0


def _groups(part: Message) -> Iterator[Message]:
    """Yield the groups of fields of a report, which the standard library reads as messages."""
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (each for each in payload if isinstance(each, Message))


def _names(mail: Message, parts: list[Message], groups: list[Message]) -> Iterator[str]:
    """Yield what names our message: the headers that came back, the envelope, the thread of the report."""
    for part in parts:
        if part.get_content_type() in _RETURNED:
            yield from _returned(part)
    for group in groups:
        if told := _ENVELOPE_ID.fullmatch(_text(group, "Original-Envelope-Id").strip()):
            yield told[0]
    for name in ("In-Reply-To", "References"):
        yield from _MESSAGE_ID.findall(_text(mail, name))


def _returned(part: Message) -> Iterator[str]:
    payload = part.get_payload()
    if isinstance(payload, list):
        for each in payload:
            if isinstance(each, Message):
                yield from _MESSAGE_ID.findall(_text(each, "Message-ID"))
        return
    content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        headers = BytesParser(policy=compat32).parsebytes(content, headersonly=True)
        yield from _MESSAGE_ID.findall(_text(headers, "Message-ID"))


def _diagnostic(group: Message) -> str:
    """Return the codes alone; the words of a server hold addresses, and whatever a stranger likes."""
    said = _text(group, "Diagnostic-Code")
    codes = [_found(_REPLY_CODE, said), _found(_STATUS, said) or _found(_STATUS, _text(group, "Status"))]
    return " ".join(code for code in codes if code)


def _text(group: Message, name: str) -> str:
    return str(group.get(name, ""))[:_LONGEST]


def _word(group: Message, name: str) -> str:
    return _text(group, name).strip().partition(" ")[0].casefold()


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""
