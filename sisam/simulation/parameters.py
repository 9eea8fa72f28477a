"""The parameters that the demo draws from, each with the source that it rests on."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Any

#: The file; the basis and the source of every figure stand in it.
FILE = Path(__file__).parent / "data" / "parameters.toml"
#: What stands beside figures in a table.
_WORDS = frozenset({"basis", "source"})
_LONGEST_STAY_DAYS = 1460


@dataclass(frozen=True, slots=True)
class Parameters:
    """Figures by table and name, and the draws that are made of them."""

    #: As they stand in the file.
    tables: Mapping[str, Any]

    @classmethod
    def shipped(cls) -> "Parameters":
        """Return the parameters that ship."""
        return cls(tomllib.loads(FILE.read_text("utf-8")))

    def value(self, table: str, name: str) -> float:
        """Return a figure."""
        return float(self.tables[table][name]["value"])

    def happens(self, chance: random.Random, table: str, name: str) -> bool:
        """Tell whether something happens that has this share."""
        return chance.random() < self.value(table, name)

    def number(self, chance: random.Random, table: str, name: str) -> int:
        """Draw one of several numbers by its weight."""
        given = self.tables[table][name]
        return _drawn(chance, given["values"], given["weights"])

    def word(self, chance: random.Random, table: str, name: str | None = None) -> str:
        """Draw one of several words by its share."""
        given = self.tables[table] if name is None else self.tables[table][name]
        shares: dict[str, float] = {word: _share(each) for word, each in given.items() if word not in _WORDS}
        return chance.choices(list(shares), list(shares.values()))[0]

    def age(self, chance: random.Random) -> int:
        """Draw an age at admission, in completed years."""
        given = self.tables["age"]
        return _drawn(chance, given["values"], given["weights"])

    def stay_days(self, chance: random.Random, placement_type: str) -> int:
        """Draw the days of a stay: lognormal by the type of placement, cut to four years."""
        given = self.tables["stay_days"][placement_type]
        days = exp(log(given["median_days"]["value"]) + given["sigma"]["value"] * chance.gauss(0, 1))
        return min(max(round(days), 1), _LONGEST_STAY_DAYS)

    def mean_stay_days(self) -> float:
        """Return the mean of all stays, each type of placement by its share."""
        shares = {kind: each["value"] for kind, each in self.tables["placement_type"].items()}
        return sum(float(share) * self._mean_of(kind) for kind, share in shares.items())

    def _mean_of(self, kind: str) -> float:
        given = self.tables["stay_days"][kind]
        return float(given["median_days"]["value"] * exp(given["sigma"]["value"] ** 2 / 2))

    def municipality_weight(self, code: str) -> float:
        """Return how often a municipality places, beside the others."""
        given = self.tables["municipality"]
        return float(given["weight"].get(code, given["default_weight"]))


def _share(given: Any) -> float:  # noqa: ANN401 — as it stands in the file
    return float(given["value"] if isinstance(given, Mapping) else given)


def _drawn(chance: random.Random, values: Sequence[int], weights: Sequence[float]) -> int:
    return chance.choices(values, weights)[0]
