"""A CSV file as it was handed in, by path or as an upload."""

from dataclasses import dataclass, field
from pathlib import Path

from sisam.errors import Fault, Invalid

#: 50 MB, as the import promises.
FILE_BYTES = 50_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


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
            with path.open("rb") as stream:
                return cls(str(path), stream.read(FILE_BYTES + 1))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "it is not a path"
            raise Invalid(
                Fault(
                    f"The file cannot be read: {reason}.",
                    "Give the path of a CSV file that you may read.",
                    file=str(path),
                )
            ) from error

    def text(self) -> str:
        """Return the file's text without a byte order mark.

        Raises:
            Invalid: the file is too large, empty or not UTF-8.
        """
        if len(self.content) > FILE_BYTES:
            raise self._refusal("The file is larger than 50,000,000 bytes.", "Split it into several files.")
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
            'Save it again as "CSV UTF-8" (in Swedish Excel: "CSV UTF-8 (kommaavgränsad)"; in LibreOffice: '
            "character set Unicode (UTF-8)).",
            row,
        )

    def _refusal(self, sentence: str, remedy: str, row: int | None = None) -> Invalid:
        return Invalid(Fault(sentence, remedy, file=self.name, row=row))
