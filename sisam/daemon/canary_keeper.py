"""The canary keeper: the job that makes the canary and answers for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sisam.clock import Clock
from sisam.daemon.diary import Diary
from sisam.daemon.loop import Alive

#: How often its folder is looked into.
CANARY_SECONDS: Final = 60

#: Makes what is missing, or closes what is not kept any more, and tells whether there was anything.
Keep = Callable[[datetime], bool]
#: Answers what has come in, and returns how much there was.
Answer = Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class CanaryKeeper:
    """Keeps the canary, and answers what has come into its folder."""

    keep: Keep
    answer: Answer
    clock: Clock
    diary: Diary

    def __call__(self, _alive: Alive) -> None:
        """Look once."""
        now = self.clock.now()
        made = self.keep(now)
        answered = self.answer(now)
        if made or answered:
            self.diary.canary_kept(answered, made=made)
