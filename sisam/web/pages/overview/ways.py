"""Where figures lead: to the cases behind them, or to the figures of a part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sisam.application.overview.tables import TableKey
from sisam.web.pages.overview.filters import Address
from sisam.web.pages.overview.words import WORDS, Rows

#: What the list of cases calls those with a step that is late.
LATE: Final = "forsenade"
#: The tables of steps that wait: of their rows the late ones are listed.
_OF_STEPS: Final = frozenset({TableKey.LATE_BY_ROUTINE, TableKey.LATE_BY_PLACE})


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways from the figures of a part."""

    address: Address
    #: Whoever may list cases is led to them; others to the figures of a part.
    to_cases: bool

    def of_row(self, table: TableKey, key: str) -> str:
        """Return where a press on a row leads; empty: nowhere."""
        rows = WORDS[table].rows
        if not key or rows not in (Rows.PLACE, Rows.ROUTINE):
            return ""
        part = self.address.at(key) if rows is Rows.PLACE else self.address.of_routine(key)
        if self.to_cases:
            return _cases_of(table, part)
        return part.url if part != self.address else ""


def _cases_of(table: TableKey, part: Address) -> str:
    if table in _OF_STEPS:
        return part.cases_url(LATE)
    return (part if WORDS[table].rows is Rows.ROUTINE else part.of_routine("")).cases_url()
