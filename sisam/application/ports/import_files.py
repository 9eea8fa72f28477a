"""Reading the files that two people look at."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from sisam.application.cases.arrivals import OrganisationRow, Placements, SeatRow
from sisam.application.cases.paper import StepRow
from sisam.domain.calendar import Calendar
from sisam.domain.joint_request import ImportKind
from sisam.domain.roster import Roster


class ImportFiles(Protocol):
    """Makes rows of a file's bytes; whatever is wrong in it is told at once."""

    def columns(self, kind: ImportKind) -> Sequence[tuple[str, bool]]:
        """Return the columns of a kind of file in their order, each with whether it is required."""
        ...

    def organisations(self, name: str, content: bytes, roster: Roster) -> Sequence[OrganisationRow]:
        """Return the organisations of a file."""
        ...

    def seats(self, name: str, content: bytes, roster: Roster) -> Sequence[SeatRow]:
        """Return the times in seats of a file."""
        ...

    def placements(
        self,
        name: str,
        content: bytes,
        roster: Roster,
        numbers: Collection[str],
        today: date,
        calendar: Calendar,
    ) -> Placements:
        """Return the placements of a file."""
        ...

    def steps(
        self,
        name: str,
        content: bytes,
        roster: Roster,
        numbers: Collection[str],
        today: date,
        calendar: Calendar,
    ) -> Sequence[StepRow]:
        """Return what a file tells that was done on paper."""
        ...
