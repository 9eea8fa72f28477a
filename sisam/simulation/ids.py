"""Identifiers that are the same for the same seed, so that two runs tell the same."""

import random

_ID_BITS = 64


class SeededIds:
    """Identifiers from a seed; fit for invented sites only."""

    def __init__(self, seed: int) -> None:
        """Begin where the seed says."""
        self._chance = random.Random(f"{seed}:ids")

    def new(self) -> str:
        """Return sixteen hexadecimal digits that this source has not given before."""
        return f"{self._chance.getrandbits(_ID_BITS):016x}"
