"""Invented names: of homes, schools and people; none of them is anybody's that the program knows of."""

import random
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

_LISTS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "data" / "names.toml").read_text("utf-8")
)
#: A name that is given away again gets one of these before it.
_BEFORE = ("", "Norra ", "Södra ", "Västra ", "Östra ", "Nya ", "Gamla ", "Lilla ", "Stora ")


def slug(text: str) -> str:
    """Return a name in small letters of ASCII, as codes and addresses have it."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


def genitive(name: str) -> str:
    """Return whose something is, in Swedish."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


class Names:
    """Gives names away, none of them twice where that would confuse somebody."""

    def __init__(self, chance: random.Random) -> None:
        """Mix the names by chance."""
        self._chance = chance
        self._homes = iter(chance.sample(_LISTS["homes"], len(_LISTS["homes"])))
        self._schools = self._all_schools()
        self._people = self._all_people()

    def home(self) -> str:
        """Return the name of a home.

        Raises:
            StopIteration: all are given away.
        """
        return next(self._homes)

    def school(self, *, upper: bool) -> str:
        """Return the name of a school, `upper` of an upper secondary one.

        Raises:
            StopIteration: all are given away.
        """
        before, start = next(self._schools)
        return f"{before}{start.lower() if before else start}{'gymnasiet' if upper else 'skolan'}"

    def person(self) -> str:
        """Return the name of a grown-up."""
        return next(self._people)

    def pupil(self) -> str:
        """Return the name of a pupil, which others may have too."""
        return f"{self._chance.choice(_LISTS['pupils'])} {self._chance.choice(_LISTS['last'])}"

    def _all_schools(self) -> Iterator[tuple[str, str]]:
        starts = _LISTS["school_starts"]
        for before in _BEFORE:
            for start in self._chance.sample(starts, len(starts)):
                yield before, start

    def _all_people(self) -> Iterator[str]:
        pairs = [f"{first} {last}" for first in _LISTS["first"] for last in _LISTS["last"]]
        self._chance.shuffle(pairs)
        yield from pairs
