"""An identity as the bytes that are sealed."""

import json

from sisam.domain.fact import Protection
from sisam.domain.identity import Identity


def to_bytes(identity: Identity) -> bytes:
    """Return an identity as bytes."""
    content = {
        "name": identity.name,
        "number": identity.number,
        "protection": identity.protection.value,
    }
    return json.dumps(content, ensure_ascii=False).encode()


def from_bytes(content: bytes) -> Identity:
    """Return the identity that bytes hold.

    Raises:
        ValueError: they hold something else.
    """
    match json.loads(content):
        case {
            "name": str(name),
            "number": str() | None as number,
            "protection": str(protection),
        }:
            return Identity(name, number, Protection(protection))
        case _:
            raise ValueError
