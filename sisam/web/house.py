"""How the site itself is, as the rest of the program tells the pages: in ids and closed words alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sisam.application.finding import Finding
from sisam.application.ports.figures import Figures


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that must hold and does not."""

    #: The id of the invariant, or a word for what the auditor demands besides them.
    invariant: str
    #: What is wrong; the auditor says it in the English of the command line.
    told: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditorReport:
    """What the auditor found last."""

    at: datetime
    #: How many cases it looked at.
    checked: int
    violations: tuple[Violation, ...] = ()
    #: What it could not check, a sentence each.
    could_not: tuple[str, ...] = ()
    #: Since when the switch outside has not been reached; None: it was, or there is none.
    switch_unreached_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Database:
    """The database that a site rests on."""

    library: str
    mode: str
    #: The version of its tables.
    schema: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class House:
    """How the site is at one moment."""

    figures: Figures
    findings: tuple[Finding, ...]
    database: Database
    #: None: no auditor has ever looked, or what it left cannot be read.
    auditor: AuditorReport | None = None
    #: The canary's last sign of life; None: there is none.
    canary_at: datetime | None = None
    #: Whether the site keeps a canary at all.
    keeps_canary: bool = False


#: Looks at the whole site at a moment.
HouseView = Callable[[datetime], House]
