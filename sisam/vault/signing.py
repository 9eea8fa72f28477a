"""The key that the daily statements are signed with (Ed25519), which lies outside the database."""

import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from sisam.domain.statement import SignedStatement
from sisam.errors import Fault, Invalid, Unavailable

#: Hexadecimal characters of a key's id; enough to tell a few keys apart.
_ID_CHARACTERS: Final = 12
_SIGNATURE_CHARACTERS: Final = 128
_OWNER_ONLY: Final = 0o600
#: A block of PEM; a file may hold several.
_BLOCK: Final = re.compile(rb"-----BEGIN (PRIVATE|PUBLIC) KEY-----\n[\w+/=\n]+-----END \1 KEY-----\n?")


class StatementKeyMissing(Unavailable):
    """The key of the statements is missing or cannot be read; restore it from where it is kept."""

    def __init__(self, path: Path) -> None:
        """Keep the path."""
        super().__init__(path)
        #: Where it was looked for.
        self.path = str(path)


class StatementKeyExposed(Unavailable):
    """Others than its owner may read the key of the statements; run `chmod 600` on it."""

    def __init__(self, path: Path, mode: int) -> None:
        """Keep the path and its permissions."""
        super().__init__(path, mode)
        #: The file.
        self.path = str(path)
        #: Its permissions, in octal digits.
        self.mode = f"{mode:03o}"


class StatementKeyMalformed(Unavailable):
    """A file holds no Ed25519 key in PEM; restore it from where it is kept."""

    def __init__(self, path: Path) -> None:
        """Keep the path."""
        super().__init__(path)
        #: The file.
        self.path = str(path)


class UnknownKey(Invalid):
    """A statement names a key that nobody vouches for here."""

    def __init__(self, key_id: str, file: str | None = None) -> None:
        """Keep the name of the key."""
        super().__init__(
            Fault(
                f'It was signed with the key "{key_id}", which nobody vouches for here.',
                "Give the public key of the site that made it, handed over by another road: --key FILE.",
                file,
            )
        )
        #: The name that the file gives.
        self.key_id = key_id


class WrongSignature(Invalid):
    """A statement is not what the key has signed."""

    def __init__(self, file: str | None = None) -> None:
        """Keep the file, as the person named it."""
        super().__init__(
            Fault(
                "The signature is wrong: the statement was changed, or somebody else made it.",
                "Do not go by it. Ask the site that it names for another copy.",
                file,
            )
        )


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """Keys that statements can be proved with, by their ids."""

    by_id: dict[str, Ed25519PublicKey]

    @classmethod
    def of(cls, keys: Iterable[Ed25519PublicKey]) -> "PublicKeys":
        """Return these keys by their ids."""
        return cls({id_of(key): key for key in keys})

    def require(self, signed: SignedStatement, file: str | None = None) -> None:
        """Let only what one of the keys has signed pass.

        Raises:
            UnknownKey: it names another key.
            WrongSignature: the key has signed something else.
        """
        key = self.by_id.get(signed.key_id)
        if key is None:
            raise UnknownKey(signed.key_id, file)
        try:
            key.verify(_octets_of(signed.signature), signed.body.encode())
        except (InvalidSignature, ValueError):
            raise WrongSignature(file) from None


@dataclass(frozen=True, slots=True)
class StatementKey:
    """The site's key, with those that it had before; it never shows its secret."""

    secret: Ed25519PrivateKey = field(repr=False)
    #: Its own public key, and those of keys that were used before.
    public: PublicKeys

    @property
    def key_id(self) -> str:
        """Return the short name of the key."""
        return id_of(self.secret.public_key())

    @property
    def pem(self) -> str:
        """Return the public key, for whoever is to prove statements."""
        octets = self.secret.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return octets.decode("ascii")

    def sign(self, body: str) -> SignedStatement:
        """Return a body with its signature."""
        return SignedStatement(body, self.secret.sign(body.encode()).hex(), self.key_id)


def id_of(key: Ed25519PublicKey) -> str:
    """Return the short name of a public key."""
    return sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()[:_ID_CHARACTERS]


def make_statement_key(path: Path) -> StatementKey:
    """Write a file with a new key, unless there is one, and return what stands there.

    Raises:
        StatementKeyMissing, StatementKeyExposed, StatementKeyMalformed: what stands there cannot be used.
    """
    secret = Ed25519PrivateKey.generate()
    octets = secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        descriptor, partial = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            os.fchmod(stream.fileno(), _OWNER_ONLY)
            stream.write(octets)
            stream.flush()
            os.fsync(stream.fileno())
        # Of two who begin at once the first one's key stays, and neither sees half a file.
        with suppress(FileExistsError):
            os.link(partial, path)
        Path(partial).unlink()
    except OSError as error:
        raise StatementKeyMissing(path) from error
    return load_statement_key(path)


def load_statement_key(path: Path) -> StatementKey:
    """Return the key in a file: the last private key signs, and all that stand there prove.

    Raises:
        StatementKeyMissing: there is no file that can be read.
        StatementKeyExposed: the file can be read by others than its owner.
        StatementKeyMalformed: no private key of the kind is in it.
    """
    content, mode = _read(path)
    if mode & 0o077:
        raise StatementKeyExposed(path, mode)
    keys = list(_keys_in(content, path))
    secrets = [key for key in keys if isinstance(key, Ed25519PrivateKey)]
    if not secrets:
        raise StatementKeyMalformed(path)
    return StatementKey(secrets[-1], PublicKeys.of(map(_public, keys)))


def load_public_keys(path: Path) -> PublicKeys:
    """Return the public keys in a file.

    Raises:
        StatementKeyMissing: there is no file that can be read.
        StatementKeyMalformed: no key of the kind is in it.
    """
    content, _ = _read(path)
    keys = PublicKeys.of(map(_public, _keys_in(content, path)))
    if not keys.by_id:
        raise StatementKeyMalformed(path)
    return keys


def _read(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as stream:
            # Asked of the open file, so that nobody can swap it in between.
            return stream.read(), stat.S_IMODE(os.fstat(stream.fileno()).st_mode)
    except OSError as error:
        raise StatementKeyMissing(path) from error


def _keys_in(content: bytes, path: Path) -> Iterator[Ed25519PrivateKey | Ed25519PublicKey]:
    for block in _BLOCK.finditer(content):
        try:
            key = _key_in(block[0], private=block[1] == b"PRIVATE")
        except (ValueError, TypeError, UnsupportedAlgorithm):
            # Without its cause, which may hold what was read.
            raise StatementKeyMalformed(path) from None
        if not isinstance(key, Ed25519PrivateKey | Ed25519PublicKey):
            raise StatementKeyMalformed(path)
        yield key


def _key_in(block: bytes, *, private: bool) -> object:
    return load_pem_private_key(block, password=None) if private else load_pem_public_key(block)


def _public(key: Ed25519PrivateKey | Ed25519PublicKey) -> Ed25519PublicKey:
    return key.public_key() if isinstance(key, Ed25519PrivateKey) else key


def _octets_of(signature: str) -> bytes:
    """Return what hexadecimal digits tell.

    Raises:
        ValueError: there are too many or too few, or they are not written as the program does.
    """
    octets = bytes.fromhex(signature)
    if len(signature) != _SIGNATURE_CHARACTERS or octets.hex() != signature:
        raise ValueError("not a signature")
    return octets
