"""Where new identifiers come from."""

from typing import Protocol


class Ids(Protocol):
    """A source of identifiers that nothing can be read from."""

    def new(self) -> str:
        """Return an identifier that was never given before."""
        ...
