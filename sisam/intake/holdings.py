"""Times in seats that would stand twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sisam.application.cases.arrivals import SeatRow
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.intake.cells import Cells


@dataclass(frozen=True, slots=True)
class Period:
    """A time in a seat, and where it was read."""

    active_from: date | None
    active_until: date | None
    where: str

    def overlaps(self, other: "Period") -> bool:
        """Tell whether there may be a day that lies in both."""
        first = max(self.active_from or date.min, other.active_from or date.min)
        last = min(self.active_until or date.max, other.active_until or date.max)
        return first <= last


def complain_of_repeated_holdings(rows: Iterable[tuple[Cells, SeatRow]], roster: Roster) -> None:
    """Note each row that puts a person into a seat where they sit already at that time."""
    periods = _registered(roster)
    for cells, row in rows:
        key = (Seat(row.organisation_id, row.role), row.email.casefold())
        period = Period(row.active_from, row.active_until, f"row {row.row}")
        earlier = next(filter(period.overlaps, periods.get(key, [])), None)
        periods.setdefault(key, []).append(period)
        if earlier is not None:
            cells.complain(
                "email",
                f"{row.email} has this seat at that time already, by {earlier.where}.",
                "Remove the row, or correct its days.",
            )


def _registered(roster: Roster) -> dict[tuple[Seat, str], list[Period]]:
    periods: dict[tuple[Seat, str], list[Period]] = {}
    for seat, holdings in roster.holdings.items():
        for holding in holdings:
            key = (seat, roster.persons[holding.person_id].email.casefold())
            period = Period(holding.active_from, holding.active_until, "the register")
            periods.setdefault(key, []).append(period)
    return periods
