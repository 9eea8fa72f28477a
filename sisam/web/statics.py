"""The files that never change under their name: styles, scripts, the font and the drawings."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
#: Where they lie; the hash of a file's content stands between this and its name.
ROOT = "/statisk"
#: What is served, and as what; everything else in the folder is for people who read the source.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_FOR_EVER = "public, max-age=31536000, immutable"
_HASH_LENGTH = 16
_NEIGHBOUR = re.compile(rb'url\("([a-z0-9.-]+)"\)')
_GZIP = re.compile(r"gzip(;q=[01](\.\d{0,3})?)?$")
#: A font is compressed already.
_COMPRESSED = ".woff2"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is served, in both its sizes."""

    #: The name that it has in the folder.
    name: str
    #: Its bytes.
    content: bytes
    #: The same compressed; None where that would not be smaller.
    squeezed: bytes | None
    #: Changes whenever a byte does.
    digest: str

    @classmethod
    def of(cls, name: str, content: bytes) -> StaticFile:
        """Return a file made ready to be served."""
        packed = name.endswith(_COMPRESSED)
        squeezed = None if packed else gzip.compress(content, compresslevel=9, mtime=0)
        return cls(name, content, squeezed, hashlib.sha256(content).hexdigest()[:_HASH_LENGTH])

    @property
    def url(self) -> str:
        """The path that it is served at."""
        return f"{ROOT}/{self.digest}/{self.name}"

    @property
    def content_type(self) -> str:
        """What the browser is told that it is."""
        return TYPES[Path(self.name).suffix]


@dataclass(frozen=True, slots=True)
class Statics:
    """All files that the pages refer to, read once."""

    #: Each file by its name.
    files: Mapping[str, StaticFile]

    @classmethod
    def read(cls, folder: Path) -> Statics:
        """Return the files of a folder; what a style names beside it is named by its hash."""
        paths = sorted(path for path in folder.iterdir() if path.suffix in TYPES)
        files = {path.name: StaticFile.of(path.name, path.read_bytes()) for path in paths}
        styles = {name: file for name, file in files.items() if name.endswith(".css")}
        return cls(files | {name: _with_neighbours(file, files) for name, file in styles.items()})

    def url(self, name: str) -> str:
        """Return the path at which a file is served.

        Raises:
            KeyError: there is no such file; a template has its name wrong.
        """
        return self.files[name].url

    def find(self, digest: str, name: str) -> StaticFile | None:
        """Return the file with this content and name; None: there is none."""
        file = self.files.get(name)
        return file if file and file.digest == digest else None


@cache
def shipped_statics() -> Statics:
    """Return the files that the program ships, read at the first call."""
    return Statics.read(FOLDER)


def served(file: StaticFile, *, accept_encoding: str, if_none_match: str, head: bool = False) -> Response:
    """Return the answer that hands a file out, or tells that the browser has it already."""
    squeezed = file.squeezed if takes_gzip(accept_encoding) else None
    etag = f'"{file.digest}{"-gzip" if squeezed else ""}"'
    headers = {"Cache-Control": _FOR_EVER, "ETag": etag, "Vary": "Accept-Encoding"}
    if etag in (tag.strip() for tag in if_none_match.split(",")):
        return Response(status_code=304, headers=headers)
    headers |= {"Content-Type": file.content_type} | ({"Content-Encoding": "gzip"} if squeezed else {})
    body = squeezed or file.content
    if head:
        return Response(headers=headers | {"Content-Length": str(len(body))})
    return Response(body, headers=headers)


def takes_gzip(accept_encoding: str) -> bool:
    """Tell whether a browser takes what was compressed."""
    offers = accept_encoding.replace(" ", "").lower().split(",")
    weights = (offer.removeprefix("gzip").removeprefix(";q=") for offer in offers if _GZIP.match(offer))
    return any(float(weight or 1) > 0 for weight in weights)


def _with_neighbours(style: StaticFile, files: Mapping[str, StaticFile]) -> StaticFile:
    def renamed(match: re.Match[bytes]) -> bytes:
        return f'url("{files[match[1].decode()].url}")'.encode()

    return StaticFile.of(style.name, _NEIGHBOUR.sub(renamed, style.content))
