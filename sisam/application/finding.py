"""A finding: how one thing at a site is, and what to do where it is not well."""

from dataclasses import dataclass
from enum import StrEnum


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
    """How one thing is, in the English of the command line."""

    #: What was looked at, in a word or two.
    name: str
    level: Level
    #: How it is.
    told: str
    #: What to do about it; empty where it is well.
    remedy: str = ""
