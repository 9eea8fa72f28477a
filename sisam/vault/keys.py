"""The keys of the vault, which live outside the database."""

import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sisam.errors import Unavailable

#: Names the keys where no file does: one key or several, as in the file.
KEY_VARIABLE = "SISAM_VAULT_KEY"
KEY_BYTES = 32
#: Hexadecimal characters of a key's id; enough to tell a site's few keys apart.
KEY_ID_CHARACTERS = 12
OWNER_ONLY = 0o600


class KeyFileMissing(Unavailable):
    """The key file of the vault is missing or cannot be read; restore it from where it is kept."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        #: Where it was looked for.
        self.path = str(path)


class KeyFileExposed(Unavailable):
    """Others than its owner may read the key file of the vault; run `chmod 600` on it."""

    def __init__(self, path: Path, mode: int) -> None:
        super().__init__(path, mode)
        #: The file.
        self.path = str(path)
        #: Its permissions, in octal digits.
        self.mode = f"{mode:03o}"


class KeyFileExists(Unavailable):
    """There is a key file already; a new one would make what it enciphered unreadable."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        #: The file that was left untouched.
        self.path = str(path)


class KeyMalformed(Unavailable):
    """A vault key is not 64 hexadecimal characters; restore the key from where it is kept."""

    def __init__(self, source: str, line: int) -> None:
        super().__init__(source, line)
        #: The file or the environment variable.
        self.source = source
        #: Which of its keys, from 1; 0 where it holds none.
        self.line = line


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the vault; it never shows its secret."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        """Return the short name under which rows remember the key; it tells nothing of the secret."""
        return sha256(b"sisam vault key id\0" + self.secret).hexdigest()[:KEY_ID_CHARACTERS]


def _new_key() -> Key:
    """Return a key that nobody has seen."""
    return Key(secrets.token_bytes(KEY_BYTES))


def make_key_file(path: Path) -> Key:
    """Write a file with one new key that only its owner may read.

    Raises:
        KeyFileExists: something stands there already.
    """
    key = _new_key()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except FileExistsError as error:
        raise KeyFileExists(path) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        # The mode given at creation is cut by the process's mask, never widened; say it outright.
        os.fchmod(stream.fileno(), OWNER_ONLY)
        stream.write(f"{key.secret.hex()}\n")
        stream.flush()
        os.fsync(stream.fileno())
    return key


def add_key(path: Path) -> Key:
    """Append a new key to a key file: it seals from now on, and the older ones still open.

    Raises:
        Unavailable: the file is missing, exposed or holds something else than keys.
    """
    _read_keys(path)
    key = _new_key()
    with path.open("a", encoding="ascii") as stream:
        stream.write(f"{key.secret.hex()}\n")
        stream.flush()
        os.fsync(stream.fileno())
    return key


def load_keys(path: Path, environment: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the keys from the environment, or else from the file; the newest is the last.

    Raises:
        KeyFileMissing: there is no file that can be read.
        KeyFileExposed: the file can be read by others than its owner.
        KeyMalformed: a key has another form, or there is none.
    """
    if KEY_VARIABLE in environment:
        return _parse(environment[KEY_VARIABLE], KEY_VARIABLE)
    return _read_keys(path)


def _read_keys(path: Path) -> tuple[Key, ...]:
    try:
        with path.open("rb") as stream:
            # Asked of the open file, so that nobody can swap it in between.
            mode = stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
            content = stream.read()
    except OSError as error:
        raise KeyFileMissing(path) from error
    if mode & 0o077:
        raise KeyFileExposed(path, mode)
    return _parse(content.decode("ascii", errors="replace"), str(path))


def _parse(text: str, source: str) -> tuple[Key, ...]:
    words = text.split()
    if not words:
        raise KeyMalformed(source, 0)
    return tuple(_parse_key(word, source, line) for line, word in enumerate(words, start=1))


def _parse_key(word: str, source: str, line: int) -> Key:
    try:
        secret = bytes.fromhex(word)
    except ValueError:
        # Without its cause: that would carry the secret into a traceback.
        raise KeyMalformed(source, line) from None
    if len(secret) != KEY_BYTES:
        raise KeyMalformed(source, line)
    return Key(secret)
