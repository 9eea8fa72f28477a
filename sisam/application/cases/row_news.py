"""What a row of a file means for the cases: one report a row, to be told in sentences."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Standing(StrEnum):
    """What comes of a row."""

    #: The number was not known: a case was opened.
    OPENED = "opened"
    #: The row says something new of a case that is there.
    CHANGED = "changed"
    #: The case stands as the row says.
    UNCHANGED = "unchanged"
    #: The row says what a file said before; meanwhile somebody has recorded something else.
    KEPT = "kept"
    #: The row says something else than a case that was closed.
    CLOSED = "closed"


class About(StrEnum):
    """What kind of thing a difference is about."""

    DATE = "date"
    FACT = "fact"
    PARTY = "party"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a row and its case differ; who a pupil is never stands in it."""

    about: About
    #: The anchor, fact, party or column of the identity.
    name: str
    #: How the case has it; None: not known, or not to be told.
    was: str | None
    #: How the row has it; None: not to be told.
    told: str | None


@dataclass(frozen=True, slots=True)
class RowReport:
    """What one row changed, or with a dry run would have changed."""

    row: int
    case_number: str
    standing: Standing
    changes: tuple[Difference, ...] = ()
    #: What stands otherwise in the case because somebody recorded it since a file last said this.
    kept: tuple[Difference, ...] = ()
    #: The state in which the case stands then.
    state: str = ""
    #: How many steps are owed then.
    steps: int = 0
    #: How many of the deadlines that were there are due on another day then.
    moved_deadlines: int = 0


@dataclass(frozen=True, slots=True)
class News:
    """What came of all rows of a file."""

    #: How many rows came to what.
    counts: Mapping[Standing, int] = field(default_factory=dict)
    #: What came of the rows that did not simply stand as before, in the order in which they were taken.
    reports: tuple[RowReport, ...] = ()
    #: Open cases that came from a file and do not stand in this one.
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, reports: Iterable[RowReport], missing: Callable[[], Iterable[str]]) -> "News":
        """Gather the reports; `missing` is asked when all rows have been taken."""
        counts: Counter[Standing] = Counter()
        kept = []
        for report in reports:
            counts[report.standing] += 1
            if report.standing is not Standing.UNCHANGED:
                kept.append(report)
        return cls(dict(counts), tuple(kept), tuple(missing()))
