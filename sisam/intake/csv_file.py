"""A CSV file as it was handed in, by path or as an upload."""

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sisam.errors import Fault, Invalid

#: 50 MB, as the import promises.
FILE_BYTES = 50_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: How files begin that are often taken for CSV because of their name.
OTHER_KINDS: Mapping[bytes, str] = {
    b"PK\x03\x04": "an Excel workbook or a zip archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"%PDF": "a PDF",
    b"SQLite format 3": "a database",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}
AS_UTF_8 = (
    'Save it again as "CSV UTF-8" (in Swedish Excel: "CSV UTF-8 (kommaavgränsad)"; in LibreOffice: '
    "character set Unicode (UTF-8))."
)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file's name and its bytes, which may be personal data and are never shown."""

    #: As the person named it.
    name: str
    content: bytes = field(repr=False)

    @classmethod
    def at(cls, path: Path) -> "CsvFile":
        """Read a file, but not more of it than a file may hold.

        Raises:
            Invalid: it does not exist or cannot be read.
        """
        try:
            # Whoever opened a pipe would wait until somebody writes into it.
            mode = path.stat().st_mode
            if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                raise Invalid(_unreadable(path, "it is a device or a pipe"))
            with path.open("rb") as stream:
                return cls(str(path), stream.read(FILE_BYTES + 1))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not a path"
            raise Invalid(_unreadable(path, reason)) from error

    def text(self) -> str:
        """Return the file's text without a byte order mark.

        Raises:
            Invalid: the file is too large, empty or not UTF-8.
        """
        if len(self.content) > FILE_BYTES:
            raise self._refusal("The file is larger than 50,000,000 bytes.", "Split it into several files.")
        for beginning, kind in OTHER_KINDS.items():
            if self.content.startswith(beginning):
                raise self._refusal(f"The file is {kind}, and no CSV file in UTF-8.", AS_UTF_8)
        content = self.content.removeprefix(BYTE_ORDER_MARK)
        if not content.strip():
            raise self._refusal("The file is empty.", "Begin it with a row of column names.")
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            before = self.content[: len(self.content) - len(content) + error.start]
            raise self._not_utf_8(before, content[error.start]) from error

    def _not_utf_8(self, before: bytes, byte: int) -> Invalid:
        row = len(before.splitlines()) + (1 if not before or before.endswith((b"\n", b"\r")) else 0)
        return self._refusal(
            f"The file is not UTF-8: byte 0x{byte:02X} at position {len(before) + 1:,} cannot be read.",
            AS_UTF_8,
            row,
        )

    def _refusal(self, sentence: str, remedy: str, row: int | None = None) -> Invalid:
        return Invalid(Fault(sentence, remedy, file=self.name, row=row))


def _unreadable(path: Path, reason: str) -> Fault:
    return Fault(
        f"The file cannot be read: {reason}.",
        "Give the path of a CSV file that you may read.",
        file=str(path),
    )
