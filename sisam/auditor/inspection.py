"""An inspection: what one look at a site found."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sisam.domain.ids import CaseId

#: What the auditor demands besides the invariants, by the word that stands for it in place of their ids.
SWEEP: Final = "sweep"
SILENCE: Final = "silence"
CANARY: Final = "canary"
CHANNEL: Final = "channel"
TITLES: Final[Mapping[str, str]] = {
    SWEEP: "A daemon sweeps",
    SILENCE: "A restored site is adopted",
    CANARY: "The canary answers",
    CHANNEL: "What is to be told gets out",
}
#: Stands among the ids where something could not be checked.
UNCHECKED: Final = "unchecked"


class Verdict(StrEnum):
    """How a look ended."""

    #: Nothing was found.
    GREEN = "green"
    #: Something that must hold does not.
    RED = "red"
    #: It could not be looked at, which is no better.
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must hold and does not; in ids and closed words, never personal data."""

    #: Such as ``I05``, or one of the words of `TITLES`.
    invariant: str
    #: None: it is about the whole site.
    case_id: CaseId | None
    sentence: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found at one moment."""

    at: datetime
    findings: tuple[Finding, ...] = ()
    #: What could not be checked and why, a sentence each.
    could_not: tuple[str, ...] = ()
    #: How many cases were looked at.
    checked: int = 0
    #: Whether a daemon completed a sweep in time; at a silent site none does.
    swept: bool = False

    @property
    def verdict(self) -> Verdict:
        """Return how it ended; what was found outweighs what could not be checked."""
        if self.findings:
            return Verdict.RED
        return Verdict.UNCHECKED if self.could_not else Verdict.GREEN

    @property
    def vouches(self) -> bool:
        """Tell whether somebody outside may be told that all is well."""
        return self.verdict is Verdict.GREEN and self.swept

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how often each invariant was found broken, and how much could not be checked."""
        found = Counter(finding.invariant for finding in self.findings)
        unchecked = {UNCHECKED: len(self.could_not)} if self.could_not else {}
        return {**dict(sorted(found.items())), **unchecked}
