"""A finding: how one thing at a site is, and what to do where it is not well."""

from dataclasses import dataclass
from enum import StrEnum

from sisam.domain.language import Language
from sisam.wording.saying import Saying


class Level(StrEnum):
    """How well one thing is."""

    OK = "ok"
    #: It works, and somebody should see to it.
    WARN = "warn"
    #: Something is not seen, not told, or will be lost.
    BAD = "bad"
    #: It could not be looked at.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing is, in no language yet."""

    #: What was looked at, in a word or two.
    name: str
    level: Level
    #: How it is.
    how: Saying
    #: What to do about it; None where it is well.
    mend: Saying | None = None

    @property
    def told(self) -> str:
        """Return how it is, in the English of the command line."""
        return self.how.said(Language.EN)

    @property
    def remedy(self) -> str:
        """Return what to do about it, in the same; empty where it is well."""
        return self.mend.said(Language.EN) if self.mend else ""
