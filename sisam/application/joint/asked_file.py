"""A file that two people look at before it is brought in."""

import json
from dataclasses import dataclass, field

from sisam.domain.joint_request import ImportKind
from sisam.domain.refusal_of_joint_request import FileTooLarge

#: As much as a page takes at once.
FILE_BYTES_MOST = 1_048_576


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A list by its kind, with the name and the bytes of the file."""

    kind: ImportKind
    name: str
    #: They may be personal data and are never shown.
    content: bytes = field(repr=False)

    @classmethod
    def within(cls, request_content: bytes) -> "AskedFile":
        """Return the file that a request asks to bring in."""
        head, _, content = request_content.partition(b"\n")
        told = json.loads(head)
        return cls(ImportKind(told["kind"]), told["name"], content)

    def packed(self) -> bytes:
        """Return the file as the content of a request.

        Raises:
            FileTooLarge: it is larger than a page takes.
        """
        if len(self.content) > FILE_BYTES_MOST:
            raise FileTooLarge(most_bytes=FILE_BYTES_MOST)
        head = json.dumps({"kind": self.kind, "name": self.name}, ensure_ascii=True)
        return head.encode() + b"\n" + self.content
