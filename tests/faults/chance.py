"""Chance that is drawn from one number, so that a life can be lived again and made smaller."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

_Any = TypeVar("_Any")


class Chance:
    """What happens by chance in one move of a life."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)  # noqa: S311 — a life is no secret

    def one_of(self, things: Sequence[_Any]) -> _Any:
        """Return one of several things."""
        return self._random.choice(things)

    def weighed(self, things: dict[_Any, int]) -> _Any:
        """Return one of several things, each as often as it weighs."""
        return self._random.choices(list(things), list(things.values()))[0]

    def happens(self, percent: int) -> bool:
        """Tell whether something happens that happens so often in a hundred times."""
        return self._random.randrange(100) < percent

    def number(self, first: int, last: int) -> int:
        """Return a whole number between two, both included."""
        return self._random.randint(first, last)

    def day(self, around: date, before: int, after: int) -> date:
        """Return a day at most so many days before or after another."""
        return around + timedelta(days=self.number(-before, after))
