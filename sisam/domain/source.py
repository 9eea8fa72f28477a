"""Where a deadline's rule comes from: nobody may mistake a policy default for law."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.domain.anchor import Anchor
from sisam.domain.fact import LegalBasis
from sisam.domain.language import Language
from sisam.domain.reckoning import Interval


class Source(StrEnum):
    """The four marks of a rule (``domain``: law, agreement, model, policy)."""

    LAW = "law"
    AGREEMENT = "agreement"
    MODEL = "model"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class LawClock:
    """A time that a provision sets; it is shown and computed, whether or not a step rests on it."""

    anchor: Anchor
    interval: Interval
    #: A maximum never moves to the next day.
    maximum: bool = False
    #: The period repeats from its anchor.
    every: bool = False
    #: The legal bases of care that it is for; none named: all.
    bases: tuple[LegalBasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """One citation of the law table, dated, because law changes."""

    id: str
    citation: dict[Language, str]
    text: dict[Language, str]
    valid_from: date
    valid_until: date | None = None
    clocks: tuple[LawClock, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """The dated table of provisions that due rules cite."""

    version: str
    provisions: dict[str, Provision]
