"""Canaries: strings that nobody else would write, in every place where something of a pupil is kept."""

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from sisam.simulation.personal_number import reborn

#: Stands in every canary in small letters or great ones; the letters around it are not ASCII.
_CORE = b"qzvxkanarie"
_FIRST_NUMBER = "20090101-9806"
_NUMBER = re.compile(rb"(?<!\d)(?:\d{2})?(\d{6})[-+]?(\d{4})(?!\d)")


def _in_base64(core: bytes) -> Iterator[bytes]:
    """Yield what is the same in the base64 of any text that holds the core, wherever it begins."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + core)
        # The first and last letters depend on what stands beside it.
        yield whole[4 if before else 0 : -4]


_WHITE = b" \t\r\n"
_CASES = (_CORE, _CORE.upper(), _CORE.title())
#: In small letters.
_PLAIN = (
    _CORE,
    _CORE.decode().encode("utf-16-le"),
    *(each.hex().encode() for each in _CASES),
)
#: As they stand.
_CODED = tuple(each for core in _CASES for each in _in_base64(core))


@dataclass
class Aviary:
    """Gives every pupil and every sentence a canary of its own, and knows them again."""

    numbers: set[bytes] = field(default_factory=set)
    hatched: int = 0

    def name(self) -> str:
        """Return the name of a pupil."""
        return f"{self._one('Åsa')} {self._one('Ek')}"

    def number(self) -> str:
        """Return a personal number that nobody has had before."""
        later = timedelta(days=len(self.numbers))
        number = reborn(_FIRST_NUMBER, later)
        assert date.fromisoformat(number[:8]).year < 2020
        self.numbers.add(number[2:].replace("-", "").encode())
        return number

    def words(self) -> str:
        """Return a sentence such as people write, with a ward and an address in it."""
        ward, street = self._one("Avdelning"), self._one("gatan")
        return f"{self._one('Själ')} bor på {ward}, {street} 7, och säger: {self._one('Nej')}."

    def _one(self, word: str) -> str:
        self.hatched += 1
        core = (_CORE, _CORE.upper(), _CORE.title())[self.hatched % 3].decode()
        return f"{word}å{core}ö{self.hatched}"

    def found_in(self, content: bytes) -> list[str]:
        """Return the canaries that stand in bytes, in whatever form, with a little of what is around them."""
        unfolded = content.replace(b"=\r\n", b"").replace(b"=\n", b"")
        small, joined = unfolded.lower(), content.translate(None, _WHITE)
        seen = [_around(small, each) for each in _PLAIN if each in small]
        seen += [_around(joined, each) for each in _CODED if each in joined]
        for match in _NUMBER.finditer(unfolded):
            if b"".join(match.groups()) in self.numbers:
                seen.append(_around(unfolded, match.group()))
        return seen

    def found_in_mail(self, content: bytes) -> list[str]:
        """Return the canaries in a mail: as it is sent, in its headers and in each of its parts."""
        return self.found_in(b"\n".join([content, *_pieces(message_from_bytes(content))]))


def texts_of(content: bytes) -> str:
    """Return all that a reader of a mail may see: its subject and its parts."""
    mail = message_from_bytes(content)
    return "\n".join([str(make_header(decode_header(mail["Subject"]))), *map(_text, _parts(mail))])


def _pieces(mail: Message) -> Iterable[bytes]:
    for value in mail.values():
        yield str(make_header(decode_header(value))).encode()
    for part in _parts(mail):
        yield _text(part).encode()


def _parts(mail: Message) -> Iterator[Message]:
    return (part for part in mail.walk() if not part.is_multipart())


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode(part.get_content_charset() or "utf-8")


def _around(content: bytes, found: bytes) -> str:
    at = content.index(found)
    return repr(content[max(0, at - 30) : at + len(found) + 30])
