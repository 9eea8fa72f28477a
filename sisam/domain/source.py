"""Where a deadline's rule comes from: nobody may mistake a policy default for law."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sisam.domain.language import Language


class Source(StrEnum):
    """The four marks of a rule (``domain``: law, agreement, model, policy)."""

    LAW = "law"
    AGREEMENT = "agreement"
    MODEL = "model"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class Provision:
    """One citation of the law table, dated, because law changes."""

    id: str
    citation: dict[Language, str]
    text: dict[Language, str]
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """The dated table of provisions that due rules cite."""

    version: str
    provisions: dict[str, Provision]
