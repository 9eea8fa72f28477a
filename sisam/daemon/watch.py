"""The watch: tells whether the loops that must never hang give signs of life."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sisam.daemon.loop import Loop

#: How long a loop may give no sign beyond its rhythm: far more than a batch takes.
PATIENCE_SECONDS: Final = 60.0


@dataclass(slots=True)
class Watch:
    """Counts how long each loop has given no sign, by looks at a known distance and by no clock."""

    loops: Sequence[Loop]
    #: How far apart the looks are.
    seconds_apart: float
    _seen: dict[str, int] = field(default_factory=dict)
    _silent_seconds: dict[str, float] = field(default_factory=dict)

    def look(self) -> list[str]:
        """Look at every loop and return the names of those that hang."""
        return [loop.name for loop in self.loops if self._hangs(loop)]

    def _hangs(self, loop: Loop) -> bool:
        if self._seen.get(loop.name) != loop.signs:
            self._seen[loop.name] = loop.signs
            self._silent_seconds[loop.name] = 0.0
            return False
        self._silent_seconds[loop.name] += self.seconds_apart
        return self._silent_seconds[loop.name] > loop.every_seconds + PATIENCE_SECONDS
