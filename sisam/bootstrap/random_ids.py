"""Identifiers that nobody has had before."""

import secrets
from typing import Final

_ID_BYTES: Final = 8


class RandomIds:
    """Identifiers from the machine's own source of chance."""

    def new(self) -> str:
        """Return sixteen hexadecimal digits that nobody has had before."""
        return secrets.token_hex(_ID_BYTES)
