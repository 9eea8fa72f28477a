"""Stand-ins for the edges, which keep to the same contracts as the real ones (`tests/contract`)."""

import json
from datetime import datetime

from sisam.application.ports.channel import Envelope, Reply
from sisam.application.ports.unit_of_work import SealedSubject
from sisam.domain.fact import Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import SubjectId
from sisam.errors import Unavailable


class CountingIds:
    """Identifiers in the order in which they are asked for, so that what happened can happen again."""

    def __init__(self) -> None:
        self._given = 0

    def new(self) -> str:
        self._given += 1
        return f"id-{self._given:06}"


class RememberingChannel:
    """Keeps every message in memory, and can be out of order."""

    name = "memory"

    def __init__(self) -> None:
        #: What was delivered, by Message-ID.
        self.delivered: dict[str, Envelope] = {}
        self.works = True

    def send(self, envelope: Envelope, now: datetime) -> Reply:
        if not self.works:
            raise Unavailable
        if envelope.to_address.count("@") != 1 or not _fits_a_line(envelope):
            return Reply(ok=False, text="The address or the subject is malformed.")
        self.delivered[envelope.message_id] = envelope
        return Reply(ok=True, text=f"Kept since {now}.")


def _fits_a_line(envelope: Envelope) -> bool:
    return not set(envelope.to_address) & set(" \r\n") and not set(envelope.subject) & set("\r\n")


class OpenSealer:
    """Seals identities without a key, so that a test can read them."""

    def seal(self, subject_id: SubjectId, identity: Identity) -> SealedSubject:
        content = json.dumps([subject_id, identity.name, identity.number, identity.protection])
        index = self.indexes(identity.number)[0] if identity.number else None
        return SealedSubject(subject_id, "open", b"", content.encode(), index)

    def open(self, subject: SealedSubject) -> Identity:
        subject_id, name, number, protection = json.loads(subject.ciphertext)
        if subject_id != subject.subject_id:
            raise Unavailable
        return Identity(name, number, Protection(protection))

    def indexes(self, number: str) -> tuple[str, ...]:
        return (f"index of {number.replace('-', '')}",)
